import type { NamedBytes } from '../ledger/package-facts';
import type {
  CompiledModule,
  DatatypeHandle,
  FunctionDefinition,
} from '../vm/binary/compiled-module';
import { deserializeModule } from '../vm/binary/deserialize';
import { formatType } from '../vm/type-text';
import type { Type } from '../vm/types';
import { upgradeFailure } from './failure';

/**
 * Sui's rule for an upgrade under the compatible policy: every module, every public function with its
 * signature, and every datatype with its layout is still there. Stricter in one point: abilities and
 * type parameters of a datatype stay exactly as they were. Throws CommandFailure.
 */
export function assertCompatible(
  before: readonly NamedBytes[],
  after: readonly NamedBytes[],
): void {
  const found = new Map(after.map(({ name, bytes }) => [name, deserializeModule(bytes)]));
  for (const { name, bytes } of before) {
    const kept = found.get(name);
    if (!kept || !isKept(deserializeModule(bytes), kept)) {
      throw upgradeFailure({ IncompatibleUpgrade: true }, `module ${name}`);
    }
  }
}

function isKept(before: CompiledModule, after: CompiledModule): boolean {
  const now = new Set(promises(after));
  return promises(before).every((promise) => now.has(promise));
}

/** What others may rely on, one text each. */
function promises(module: CompiledModule): string[] {
  return [
    ...module.functions.filter(({ visibility }) => visibility === 'public').map(functionText),
    ...module.structs.map(({ handle, fields }) => datatypeText(handle, [{ name: '', fields }])),
    ...module.enums.map(({ handle, variants }) => datatypeText(handle, variants)),
  ];
}

function functionText({ handle }: FunctionDefinition): string {
  const { name, parameters, returns, typeParameters } = handle;
  return JSON.stringify([
    name,
    parameters.map(formatType),
    returns.map(formatType),
    typeParameters,
  ]);
}

function datatypeText(
  handle: DatatypeHandle,
  variants: { name: string; fields: { name: string; type: Type }[] }[],
): string {
  const { name, abilities, typeParameters } = handle;
  const layout = variants.map((variant) => [
    variant.name,
    variant.fields.map((field) => [field.name, formatType(field.type)]),
  ]);
  return JSON.stringify([name, abilities, typeParameters, layout]);
}
