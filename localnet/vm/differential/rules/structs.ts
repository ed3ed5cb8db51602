import { normalizeId } from '../../index';
import { substitute } from '../../type-substitution';
import type { Id, MoveVm, Type } from '../../types';
import { asArray, copyValue, type MoveValue } from '../../values/move-value';
import { CONTRACT, WAL } from '../money/contract';

const NOBODY = normalizeId('0x0');

interface Template {
  readonly value: MoveValue[];
  readonly places: ReadonlyMap<string, number>;
}

/** Makes contract structs with the fields a question is about; all others are zero or empty. */
export class Structs {
  private readonly templates = new Map<string, Template>();

  constructor(private readonly vm: MoveVm) {}

  make(name: `${string}::${string}`, fields: Readonly<Record<string, MoveValue>>): MoveValue {
    const { value, places } = this.template(name);
    const made = value.map(copyValue);
    for (const [field, wanted] of Object.entries(fields)) {
      made[placeOf(name, places, field)] = wanted;
    }
    return made;
  }

  read(name: `${string}::${string}`, value: MoveValue, field: string): MoveValue {
    return asArray(value)[placeOf(name, this.template(name).places, field)];
  }

  /** The struct's type, for coin WAL where it is generic. */
  type(name: `${string}::${string}`): Type {
    const [module = '', struct = ''] = name.split('::');
    const generic = this.info(CONTRACT, module, struct).typeParameters.length > 0;
    return {
      kind: 'datatype',
      address: CONTRACT,
      module,
      name: struct,
      args: generic ? [WAL] : [],
    };
  }

  private template(name: `${string}::${string}`): Template {
    const known = this.templates.get(name);
    if (known !== undefined) return known;
    const type = this.type(name);
    const [module = '', struct = ''] = name.split('::');
    const fields = this.info(CONTRACT, module, struct).variants[0]?.fields ?? [];
    const places = new Map(fields.map((field, place) => [field.name, place]));
    const template = { value: asArray(this.zero(type)), places };
    this.templates.set(name, template);
    return template;
  }

  private zero(type: Type): MoveValue {
    switch (type.kind) {
      case 'bool':
        return false;
      case 'u8':
      case 'u16':
      case 'u32':
        return 0;
      case 'u64':
      case 'u128':
      case 'u256':
        return 0n;
      case 'vector':
        return [];
      case 'datatype': {
        const fields = this.info(type.address, type.module, type.name).variants[0]?.fields ?? [];
        return fields.map((field) => this.zero(substitute(field.type, type.args)));
      }
      default:
        return NOBODY;
    }
  }

  private info(address: Id, module: string, name: string) {
    const found = this.vm.datatypeInfo(address, module, name);
    if (found === undefined) throw new Error(`no struct ${module}::${name}`);
    return found;
  }
}

function placeOf(name: string, places: ReadonlyMap<string, number>, field: string): number {
  const place = places.get(field);
  if (place === undefined) throw new Error(`${name} has no field ${field}`);
  return place;
}
