import { checkCode } from './binary/check-code';
import type { CompiledModule, DatatypeHandle, FunctionDefinition } from './binary/compiled-module';
import { deserializeModule } from './binary/deserialize';
import type { ModuleLink } from './binary/module-link';
import { MalformedInput } from './faults';
import type { LoadedFunction } from './interpreter/routine';
import type { DatatypeInfo, Id, PackageLinkage } from './types';

/** As on the real chain: so many modules in one package. */
const MODULES_PER_PACKAGE_LIMIT = 64;

export interface LoadedModule {
  compiled: CompiledModule;
  functions: Map<string, LoadedFunction>;
  datatypes: Map<string, DatatypeInfo>;
}

/** Loaded packages by id, their modules by name. */
export class Packages {
  private readonly packages = new Map<Id, Map<string, LoadedModule>>();

  /** Reads and checks all modules first, so that a refusal changes nothing. */
  load(id: Id, modules: readonly Uint8Array[], linkage?: PackageLinkage): void {
    if (modules.length === 0 || modules.length > MODULES_PER_PACKAGE_LIMIT) {
      throw new MalformedInput('module', 'a package has between 1 and 64 modules');
    }
    const loaded = new Map<string, LoadedModule>();
    const firstId = linkage?.firstId ?? id;
    const link = linkage && this.moduleLink(id, linkage);
    for (const bytes of modules) {
      const compiled = deserializeModule(bytes, link);
      if (compiled.address !== firstId) {
        throw new MalformedInput('module', `${compiled.name} carries another package id`);
      }
      if (loaded.has(compiled.name)) throw new MalformedInput('module', `${compiled.name} twice`);
      loaded.set(compiled.name, loadModule(compiled));
    }
    this.packages.set(id, loaded);
    this.forgetRoutines();
  }

  unload(id: Id): void {
    this.packages.delete(id);
    this.forgetRoutines();
  }

  moduleNames(id: Id): string[] {
    return [...(this.packages.get(id)?.keys() ?? [])];
  }

  module(id: Id, name: string): LoadedModule | undefined {
    return this.packages.get(id)?.get(name);
  }

  function(id: Id, module: string, name: string): LoadedFunction | undefined {
    return this.module(id, module)?.functions.get(name);
  }

  datatype(id: Id, module: string, name: string): DatatypeInfo | undefined {
    return this.module(id, module)?.datatypes.get(name);
  }

  /** Dependencies are loaded before, so their types are known here. */
  private moduleLink(id: Id, { firstId, versions, typeOrigins }: PackageLinkage): ModuleLink {
    const code = (packageId: Id) =>
      packageId === firstId ? id : (versions.get(packageId) ?? packageId);
    return {
      code,
      datatype: (packageId, module, name) =>
        packageId === firstId
          ? (typeOrigins.get(`${module}::${name}`) ?? id)
          : (this.datatype(code(packageId), module, name)?.definingId ?? packageId),
    };
  }

  /** Linked code points into other packages, so every change of the set unlinks everything. */
  private forgetRoutines(): void {
    for (const modules of this.packages.values()) {
      for (const { functions } of modules.values()) {
        for (const { routines } of functions.values()) routines.clear();
      }
    }
  }
}

function loadModule(compiled: CompiledModule): LoadedModule {
  const datatypes = new Map<string, DatatypeInfo>();
  for (const { handle, fields } of compiled.structs) {
    datatypes.set(handle.name, datatypeInfo(handle, [{ name: handle.name, fields }], false));
  }
  for (const { handle, variants } of compiled.enums) {
    datatypes.set(handle.name, datatypeInfo(handle, variants, true));
  }
  const functions = new Map(
    compiled.functions.map((definition) => [
      definition.handle.name,
      loadFunction(compiled, definition),
    ]),
  );
  return { compiled, functions, datatypes };
}

function loadFunction(module: CompiledModule, definition: FunctionDefinition): LoadedFunction {
  const { body } = definition;
  const integerKinds = body === undefined ? [] : checkCode(module, definition, body);
  return { module, definition, integerKinds, routines: new Map() };
}

function datatypeInfo(
  { address: definingId, abilities, typeParameters }: DatatypeHandle,
  variants: DatatypeInfo['variants'],
  isEnum: boolean,
): DatatypeInfo {
  return { definingId, abilities, typeParameters, variants, isEnum };
}
