import { linkageForVm, readPackage, typeOriginsOf, type NamedBytes } from '../ledger/package-facts';
import type { Linkage } from '../ledger/object-bytes';
import { deserializeModule } from '../vm/binary/deserialize';
import type { Id, Value } from '../vm/types';
import { concat, idBytes, u64Bytes } from './bytes';
import { plainFailure } from './failure';
import { isTransactionContext, recordEvents } from './move-call';
import type { WrittenPackage } from './outcome';
import type { ProgramCommand } from './program';
import type { Run } from './run-state';
import { resultSlot, type Slot } from './slots';
import { datatype, normalizeId, SUI } from './type-text';

export const UNPUBLISHED = normalizeId('0x0');
export const COMPATIBLE_POLICY = 0;

/**
 * Publishes modules. Compiled at 0x0, the package takes the next id, every `init` runs in module
 * order, then the UpgradeCap is made. Compiled at a fixed address, it goes there and has no cap;
 * only genesis may do so. Which modules are accepted at all was checked before the program ran.
 */
export function runPublish(run: Run, command: ProgramCommand & { kind: 'publish' }): Slot[] {
  const [first] = command.modules;
  if (!first) throw plainFailure('ArityMismatch', 'a package has modules');
  const compiledAt = deserializeModule(first).address;
  const fixed = compiledAt !== UNPUBLISHED;
  if (fixed && !run.options.isGenesis) throw plainFailure('PublishErrorNonZeroAddress');
  const id = fixed ? compiledAt : run.session.freshId();
  const modules = relocated(run, command.modules, id);
  writePackage(run, id, {
    id,
    version: 1n,
    modules,
    typeOrigins: typeOriginsOf(id, modules),
    linkage: linkageOf(run, command.dependencies),
  });
  for (const { name } of modules) runInit(run, id, name);
  return fixed ? [] : [upgradeCap(run, id)];
}

/** The modules at the id of the package's first version; those compiled at 0x0 are put there. */
export function relocated(run: Run, modules: readonly Uint8Array[], firstId: Id): NamedBytes[] {
  return modules.map((bytes) => {
    const moved = run.vm.relocate(bytes, new Map([[UNPUBLISHED, firstId]]));
    const { address, name } = deserializeModule(moved);
    if (address !== firstId) throw plainFailure('PublishErrorNonZeroAddress');
    return { name, bytes: moved };
  });
}

/** Each dependency at the version named. Throws CommandFailure for one that does not exist. */
export function linkageOf(run: Run, dependencies: readonly Id[]): Linkage[] {
  return dependencies.map((upgradedId) => {
    const object = run.reader.live(upgradedId);
    if (!object?.modules) throw plainFailure('PublishUpgradeMissingDependency', upgradedId);
    const { firstId, version } = readPackage(object);
    return { originalId: firstId, upgradedId, upgradedVersion: version };
  });
}

/** Makes a package known to the rest of the program. */
export function writePackage(run: Run, firstId: Id, written: WrittenPackage): void {
  run.vm.loadPackage(
    written.id,
    written.modules.map((module) => module.bytes),
    linkageForVm({ firstId, ...written }),
  );
  run.created.add(written.id);
  run.packages.push(written);
}

function upgradeCap(run: Run, packageId: Id): Slot {
  const id = run.session.freshId();
  const type = datatype(SUI, 'package', 'UpgradeCap');
  const contents = concat(
    idBytes(id),
    idBytes(packageId),
    u64Bytes(1n),
    Uint8Array.of(COMPATIBLE_POLICY),
  );
  return resultSlot(type, run.vm.decode(type, contents), false);
}

function runInit(run: Run, id: Id, module: string): void {
  const init = run.vm.functionInfo(id, module, 'init');
  if (!init) return;
  const takesWitness = init.parameters.some((parameter) => !isTransactionContext(parameter));
  const args = takesWitness
    ? [{ kind: 'value', value: oneTimeWitness(run, id, module) } as const]
    : [];
  run.session.call({ package: id, module, function: 'init' }, [], args);
  recordEvents(run, { package: id, module });
}

/** The witness struct has one compiler-made bool field. */
function oneTimeWitness(run: Run, id: Id, module: string): Value {
  return run.vm.decode(datatype(id, module, module.toUpperCase()), Uint8Array.of(1));
}
