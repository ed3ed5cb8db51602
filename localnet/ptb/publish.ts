import { deserializeModule } from '../vm/binary/deserialize';
import type { Id, Value } from '../vm/types';
import { concat, idBytes, u64Bytes } from './bytes';
import { plainFailure } from './failure';
import { isTransactionContext, recordEvents } from './move-call';
import type { ProgramCommand } from './program';
import type { Run } from './run-state';
import { resultSlot, type Slot } from './slots';
import { datatype, normalizeId, SUI } from './type-text';

const UNPUBLISHED = normalizeId('0x0');
const COMPATIBLE_POLICY = 0;

/**
 * Publishes modules. Compiled at 0x0, the package takes the next id, every `init` runs in module
 * order, then the UpgradeCap is made. Compiled at a fixed address, it goes there and has no cap.
 * Only genesis may publish: no bytecode verifier stands behind this chain.
 */
export function runPublish(run: Run, command: ProgramCommand & { kind: 'publish' }): Slot[] {
  if (!run.options.allowPublish)
    throw plainFailure('FeatureNotYetSupported', 'publishing packages');
  const [first] = command.modules;
  if (!first) throw plainFailure('ArityMismatch', 'a package has modules');
  const compiledAt = deserializeModule(first).address;
  const fixed = compiledAt !== UNPUBLISHED;
  const id = fixed ? compiledAt : run.session.freshId();
  const modules = command.modules.map((bytes) => {
    const relocated = fixed ? bytes : run.vm.relocate(bytes, new Map([[UNPUBLISHED, id]]));
    const { address, name } = deserializeModule(relocated);
    if (address !== id) throw plainFailure('PublishErrorNonZeroAddress');
    return { name, bytes: relocated };
  });
  run.vm.loadPackage(
    id,
    modules.map((module) => module.bytes),
  );
  run.created.add(id);
  run.packages.push({ id, modules, dependencies: command.dependencies });
  for (const { name } of modules) runInit(run, id, name);
  return fixed ? [] : [upgradeCap(run, id)];
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
