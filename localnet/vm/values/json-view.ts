import { typeFault } from '../faults';
import { substitute } from '../type-substitution';
import type { Type } from '../types';
import { asArray, asBytes, asNumber, type MoveValue } from './move-value';
import type { TypeRegistry } from './type-registry';

type Datatype = Type & { kind: 'datatype' };

const STD = `0x${'1'.padStart(64, '0')}`;
const SUI = `0x${'2'.padStart(64, '0')}`;

/** Framework types that Sui shows as one plain value instead of as an object of their fields. */
const UNWRAPPED: ReadonlyMap<string, 'text' | 'option' | 'only-field'> = new Map([
  [`${STD}::string::String`, 'text'],
  [`${STD}::ascii::String`, 'text'],
  [`${STD}::option::Option`, 'option'],
  [`${SUI}::url::Url`, 'only-field'],
  [`${SUI}::object::ID`, 'only-field'],
  [`${SUI}::object::UID`, 'only-field'],
  [`${SUI}::balance::Balance`, 'only-field'],
]);

/**
 * A value as Sui's JSON: small integers as numbers, u64 and wider as strings, addresses and ids as
 * `0x…`, `vector<u8>` as base64, enums with their variant's name under `@variant`.
 */
export function jsonView(registry: TypeRegistry, type: Type, value: MoveValue): unknown {
  switch (type.kind) {
    case 'u64':
    case 'u128':
    case 'u256':
      return String(value);
    case 'vector':
      return type.of.kind === 'u8'
        ? Buffer.from(asBytes(value)).toString('base64')
        : asArray(value).map((element) => jsonView(registry, type.of, element));
    case 'datatype':
      return datatypeView(registry, type, asArray(value));
    case 'reference':
    case 'parameter':
      throw typeFault('references and parameters have no JSON view');
    default:
      return value;
  }
}

function datatypeView(registry: TypeRegistry, type: Datatype, elements: MoveValue[]): unknown {
  const info = registry.datatype(type);
  const variant = info.variants[info.isEnum ? asNumber(elements[0]) : 0];
  if (variant === undefined) throw typeFault('unknown variant');
  const views = variant.fields.map((field, index) => {
    const element = elements[info.isEnum ? index + 1 : index];
    return { name: field.name, type: substitute(field.type, type.args), element };
  });
  switch (UNWRAPPED.get(`${type.address}::${type.module}::${type.name}`)) {
    case 'text':
      return new TextDecoder().decode(asBytes(elements[0]));
    case 'option': {
      const inner = asArray(elements[0])[0];
      const of = type.args[0];
      return inner === undefined || of === undefined ? null : jsonView(registry, of, inner);
    }
    case 'only-field': {
      const only = views[0];
      if (only === undefined) throw typeFault('a wrapper without a field');
      return jsonView(registry, only.type, only.element);
    }
    default: {
      const fields = views.map((view): [string, unknown] => [
        view.name,
        jsonView(registry, view.type, view.element),
      ]);
      const named = Object.fromEntries(fields);
      return info.isEnum ? { '@variant': variant.name, ...named } : named;
    }
  }
}
