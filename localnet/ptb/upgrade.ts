import { packageDigest, readPackage, typeOriginsOf } from '../ledger/package-facts';
import { concat, idBytes, idFromBytes, sameBytes } from './bytes';
import { assertCompatible } from './compatibility';
import { plainFailure, upgradeFailure } from './failure';
import type { ProgramArgument, ProgramCommand } from './program';
import { COMPATIBLE_POLICY, linkageOf, relocated, writePackage } from './publish';
import type { Run } from './run-state';
import { freshUsage, resultSlot, type Slot } from './slots';
import { datatype, SUI } from './type-text';

const ID_BYTES = 32;
const TICKET = datatype(SUI, 'package', 'UpgradeTicket');
const RECEIPT = datatype(SUI, 'package', 'UpgradeReceipt');

/**
 * Puts a new version of a package beside the old one: it takes the next id, its modules keep the
 * first version's id and its types their origins; both versions stay callable and no `init` runs.
 * The ticket is spent, the receipt is the result. Throws CommandFailure.
 */
export function runUpgrade(run: Run, command: ProgramCommand & { kind: 'upgrade' }): Slot[] {
  const ticket = takeTicket(run, command.ticket);
  const object = run.reader.live(command.package);
  if (!object) throw upgradeFailure({ UnableToFetchPackage: { packageId: command.package } });
  if (!object.modules) throw upgradeFailure({ NotAPackage: { objectId: command.package } });
  if (ticket.packageId !== command.package) {
    const { packageId: ticketId } = ticket;
    throw upgradeFailure({ PackageIDDoesNotMatch: { packageId: command.package, ticketId } });
  }
  const digest = packageDigest(command.modules, command.dependencies);
  if (!sameBytes(digest, ticket.digest)) {
    throw upgradeFailure({ DigestDoesNotMatch: { digest: [...digest] } });
  }
  if (ticket.policy !== COMPATIBLE_POLICY) {
    throw plainFailure('FeatureNotYetSupported', 'upgrades under a narrower policy');
  }
  const before = readPackage(object);
  const modules = relocated(run, command.modules, before.firstId);
  assertCompatible(object.modules, modules);
  const id = run.session.freshId();
  writePackage(run, before.firstId, {
    id,
    version: before.version + 1n,
    modules,
    typeOrigins: typeOriginsOf(id, modules, before.typeOrigins),
    linkage: linkageOf(run, command.dependencies),
  });
  const receipt = concat(idBytes(ticket.capId), idBytes(id));
  return [resultSlot(RECEIPT, run.vm.decode(RECEIPT, receipt), false)];
}

/** `UpgradeTicket { cap: ID, package: ID, policy: u8, digest: vector<u8> }`. */
function takeTicket(run: Run, argument: ProgramArgument) {
  const slot = run.slots.find(argument, 0);
  const value = run.slots.byValue(slot, TICKET, 0, freshUsage());
  const bytes = run.vm.encode(TICKET, value);
  const policyAt = 2 * ID_BYTES;
  return {
    capId: idFromBytes(bytes.subarray(0, ID_BYTES)),
    packageId: idFromBytes(bytes.subarray(ID_BYTES, policyAt)),
    policy: bytes[policyAt] ?? 0,
    // A digest has 32 bytes; its length takes one. Any other is compared and found different.
    digest: bytes.subarray(policyAt + 2),
  };
}
