import { MalformedInput } from '../faults';
import type { ByteReader } from './byte-reader';
import type { CompiledModule, FunctionHandle } from './compiled-module';
import { FIRST_VERSIONS, type ModuleLink } from './module-link';
import { pick, pickIndex, readCounted, type Pools } from './pools';
import { readDefinitions } from './read-definitions';
import { readFunction } from './read-function';
import { readAbilities, readType, readTypeList } from './read-types';
import { readDirectory, Table, type TableDirectory } from './table-directory';

/**
 * A module of bytecode version 5 to 7. `address` is that of the package's first version; handles and
 * types carry linked ones. Throws MalformedInput; never reads out of bounds.
 */
export function deserializeModule(
  bytes: Uint8Array,
  link: ModuleLink = FIRST_VERSIONS,
): CompiledModule {
  const directory = readDirectory(bytes);
  const pools = readPools(directory, link);
  const functionHandles = readFunctionHandles(directory, pools, link);
  const self = pools.moduleHandles[directory.selfHandleIndex];
  if (self === undefined) throw new MalformedInput('module', 'the self handle is out of range');
  const { datatypeHandles, signatures } = pools;
  const compiled: CompiledModule = {
    version: directory.version,
    address: self.address,
    name: self.name,
    datatypeHandles,
    functionHandles,
    signatures,
    functionInstantiations: directory.list(Table.functionInstantiations, (reader) => ({
      handle: pickIndex(reader, functionHandles),
      typeArguments: pick(reader, signatures),
    })),
    constants: directory.list(Table.constants, (reader) => ({
      type: readType(reader, datatypeHandles),
      bytes: reader.bytes(reader.uleb()),
    })),
    functions: directory.list(Table.functions, (reader, index) =>
      readFunction(reader, { index, version: directory.version, functionHandles, signatures }),
    ),
    ...readDefinitions(directory, pools),
  };
  checkOwnership(compiled, link);
  return compiled;
}

function readPools(directory: TableDirectory, link: ModuleLink): Pools {
  const identifiers = directory.list(Table.identifiers, (reader) => {
    const text = new TextDecoder().decode(reader.bytes(reader.uleb()));
    if (!/^(<SELF>|[A-Za-z_][A-Za-z0-9_$]*)$/.test(text)) throw reader.fail('malformed name');
    return text;
  });
  const addresses = directory.list(Table.addresses, (reader) => reader.address());
  const moduleHandles = directory.list(Table.moduleHandles, (reader) => ({
    address: pick(reader, addresses),
    name: pick(reader, identifiers),
  }));
  const datatypeHandles = directory.list(Table.datatypeHandles, (reader) => {
    const home = pick(reader, moduleHandles);
    const name = pick(reader, identifiers);
    return {
      address: link.datatype(home.address, home.name, name),
      module: home.name,
      name,
      abilities: readAbilities(reader),
      typeParameters: readCounted(reader, () => ({
        constraints: readAbilities(reader),
        phantom: readFlag(reader),
      })),
    };
  });
  const signatures = directory.list(Table.signatures, (reader) =>
    readTypeList(reader, datatypeHandles),
  );
  return { identifiers, moduleHandles, datatypeHandles, signatures };
}

function readFunctionHandles(
  directory: TableDirectory,
  pools: Pools,
  link: ModuleLink,
): FunctionHandle[] {
  return directory.list(Table.functionHandles, (reader) => {
    const home = pick(reader, pools.moduleHandles);
    return {
      address: link.code(home.address),
      module: home.name,
      name: pick(reader, pools.identifiers),
      parameters: pick(reader, pools.signatures),
      returns: pick(reader, pools.signatures),
      typeParameters: readCounted(reader, () => readAbilities(reader)),
    };
  });
}

function readFlag(reader: ByteReader): boolean {
  const byte = reader.u8();
  if (byte > 1) throw reader.fail('a flag is neither 0 nor 1');
  return byte === 1;
}

/** Definitions and code must belong to the module that carries them, each name once. */
function checkOwnership(module: CompiledModule, link: ModuleLink): void {
  const datatypes = [...module.structs, ...module.enums].map(({ handle }) => ({
    ...handle,
    expected: link.datatype(module.address, module.name, handle.name),
  }));
  const code = link.code(module.address);
  const functions = module.functions.map(({ handle }) => ({ ...handle, expected: code }));
  for (const handles of [datatypes, functions]) {
    const names = new Set<string>();
    for (const handle of handles) {
      if (handle.address !== handle.expected || handle.module !== module.name) {
        throw new MalformedInput('module', `${handle.name} belongs to another module`);
      }
      if (names.has(handle.name)) throw new MalformedInput('module', `${handle.name} twice`);
      names.add(handle.name);
    }
  }
}
