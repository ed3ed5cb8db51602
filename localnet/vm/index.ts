import { Linker } from './interpreter/link-routine';
import { Packages } from './packages';
import { relocateModule } from './relocate';
import { TransactionSession, type World } from './session';
import type { MoveVm } from './types';
import { TypeRegistry } from './values/type-registry';
import { fromBorder } from './values/move-value';
import { jsonView } from './values/json-view';

export { MalformedInput } from './faults';
export { formatType, normalizeId, parseType } from './type-text';
export { dynamicFieldId, freshObjectId } from './objects/derive-id';
export { typeTagBytes } from './values/type-tag';

/** Instructions (and slots copied, hashed, encoded) of one transaction. About half a second. */
const INSTRUCTION_LIMIT = 10_000_000;

/** As on the real chain. */
const VECTOR_LENGTH_LIMIT = 262_144;

export interface MoveVmOptions {
  /** Work of one session before it fails with `InstructionLimit`. */
  instructionLimit?: number;
  /** Elements of a vector; by default as on the real chain. */
  vectorLengthLimit?: number;
}

/** An empty interpreter; load `0x1` and `0x2` first. */
export function createMoveVm(options: MoveVmOptions = {}): MoveVm {
  const packages = new Packages();
  const registry = new TypeRegistry(packages.datatype.bind(packages));
  const linker = new Linker(packages.function.bind(packages), registry);
  const limits = {
    work: options.instructionLimit ?? INSTRUCTION_LIMIT,
    vectorLength: options.vectorLengthLimit ?? VECTOR_LENGTH_LIMIT,
  };
  const world: World = { packages, registry, linker, limits };
  return {
    loadPackage(id, modules, linkage) {
      packages.load(id, modules, linkage);
      registry.reset();
    },
    unloadPackage(id) {
      packages.unload(id);
      registry.reset();
    },
    moduleNames: (id) => packages.moduleNames(id),
    functionNames: (id, module) => [...(packages.module(id, module)?.functions.keys() ?? [])],
    datatypeNames: (id, module) => [...(packages.module(id, module)?.datatypes.keys() ?? [])],
    functionInfo(id, module, name) {
      const found = packages.function(id, module, name)?.definition;
      if (found === undefined) return undefined;
      const { visibility, isEntry, handle } = found;
      const { typeParameters, parameters, returns } = handle;
      return { visibility, isEntry, typeParameters, parameters, returns };
    },
    datatypeInfo: (id, module, name) => packages.datatype(id, module, name),
    abilities: (type) => registry.entry(type).abilities,
    decode: (type, bytes) => registry.entry(type).decode(bytes),
    encode: (type, value) => registry.entry(type).encode(fromBorder(value)),
    toJson: (type, bytes) => jsonView(registry, type, registry.entry(type).decode(bytes)),
    relocate: relocateModule,
    session: (context, children, inputOwner = () => undefined) =>
      new TransactionSession(world, context, children, inputOwner),
  };
}
