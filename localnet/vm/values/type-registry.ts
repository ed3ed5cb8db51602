import { ByteReader } from '../binary/byte-reader';
import { ByteWriter } from '../binary/byte-writer';
import { Fault, MalformedInput } from '../faults';
import { formatType } from '../type-text';
import { substitute } from '../type-substitution';
import type { Abilities, DatatypeInfo, Id, Type } from '../types';
import {
  BYTE_VECTOR_CODEC,
  enumCodec,
  PRIMITIVE_CODECS,
  structCodec,
  vectorCodec,
  type Codec,
} from './codec';
import type { MoveValue } from './move-value';
import { typeTagBytes } from './type-tag';

export type DatatypeLookup = (
  address: Id,
  module: string,
  name: string,
) => DatatypeInfo | undefined;

const NOTHING: Abilities = { copy: false, drop: false, store: false, key: false };
const VALUE: Abilities = { copy: true, drop: true, store: true, key: false };
const SIGNER: Abilities = { ...NOTHING, drop: true };
const REFERENCE: Abilities = { ...NOTHING, copy: true, drop: true };
/** As in the real VM: values nest no deeper. */
const VALUE_DEPTH_LIMIT = 128;
/** Types named by requests are interned too, so the table starts over when it grows too far. */
const ENTRY_COUNT_LIMIT = 20_000;

/** One type without parameters and what is known of it; made once per type, filled on demand. */
export class TypeEntry {
  readonly text: string;
  private codecMade: Codec | undefined;
  private codecInProgress = false;
  private tagMade: Uint8Array | undefined;
  private abilitiesMade: Abilities | undefined;

  constructor(
    readonly type: Type,
    private readonly registry: TypeRegistry,
  ) {
    this.text = formatType(type);
  }

  /** BCS of the TypeTag. */
  get tag(): Uint8Array {
    return (this.tagMade ??= typeTagBytes(this.type));
  }

  get abilities(): Abilities {
    return (this.abilitiesMade ??= this.registry.abilitiesOf(this.type));
  }

  /** The shape the compiler gives to a module's witness: upper-case name, one bool, no parameters. */
  isOneTimeWitness(): boolean {
    const { type } = this;
    if (type.kind !== 'datatype' || type.args.length > 0) return false;
    const { isEnum, variants } = this.registry.datatype(type);
    const fields = variants[0]?.fields ?? [];
    return (
      !isEnum &&
      type.name === type.module.toUpperCase() &&
      fields.length === 1 &&
      fields[0]?.type.kind === 'bool'
    );
  }

  codec(depth = 0): Codec {
    if (this.codecMade !== undefined) return this.codecMade;
    if (this.codecInProgress) throw new MalformedInput('type', `${this.text} contains itself`);
    if (depth > VALUE_DEPTH_LIMIT) throw new MalformedInput('type', `${this.text} nests too deep`);
    this.codecInProgress = true;
    try {
      return (this.codecMade = this.registry.codecOf(this.type, depth));
    } finally {
      this.codecInProgress = false;
    }
  }

  encode(value: MoveValue): Uint8Array {
    const writer = new ByteWriter();
    this.codec().encode(writer, value);
    return writer.finish();
  }

  /** Strict: canonical and without trailing bytes, else MalformedInput. */
  decode(bytes: Uint8Array): MoveValue {
    const reader = new ByteReader(bytes, 'bcs');
    const value = this.codec().decode(reader);
    reader.end();
    return value;
  }
}

/** Interns types by their canonical text and derives layout and abilities from loaded packages. */
export class TypeRegistry {
  private readonly entries = new Map<string, TypeEntry>();
  private byObject = new WeakMap<Type, TypeEntry>();

  constructor(private readonly lookup: DatatypeLookup) {}

  /** Forgets every layout; called when the loaded packages change. */
  reset(): void {
    this.entries.clear();
    this.byObject = new WeakMap();
  }

  entry(type: Type): TypeEntry {
    const known = this.byObject.get(type);
    if (known !== undefined) return known;
    const text = formatType(type);
    let entry = this.entries.get(text);
    if (entry === undefined) {
      if (this.entries.size >= ENTRY_COUNT_LIMIT) this.entries.clear();
      entry = new TypeEntry(type, this);
      this.entries.set(text, entry);
    }
    this.byObject.set(type, entry);
    return entry;
  }

  /** The datatype's definition. Throws a linker Fault when its package is not loaded. */
  datatype(type: Type & { kind: 'datatype' }): DatatypeInfo {
    const found = this.lookup(type.address, type.module, type.name);
    if (found === undefined) {
      throw new Fault('invariant', 'LINKER_ERROR', undefined, `unknown type ${formatType(type)}`);
    }
    if (found.typeParameters.length !== type.args.length) {
      throw new MalformedInput('type', `wrong number of type arguments: ${formatType(type)}`);
    }
    return found;
  }

  abilitiesOf(type: Type): Abilities {
    switch (type.kind) {
      case 'datatype':
        return this.datatypeAbilities(type);
      case 'vector':
        return intersect(VALUE, this.entry(type.of).abilities, false);
      case 'reference':
        return REFERENCE;
      case 'signer':
        return SIGNER;
      case 'parameter':
        return NOTHING;
      default:
        return VALUE;
    }
  }

  codecOf(type: Type, depth: number): Codec {
    const inner = (of: Type) => this.entry(of).codec(depth + 1);
    switch (type.kind) {
      case 'vector':
        return type.of.kind === 'u8' ? BYTE_VECTOR_CODEC : vectorCodec(inner(type.of));
      case 'datatype': {
        const info = this.datatype(type);
        const variants = info.variants.map(({ fields }) =>
          fields.map((field) => inner(substitute(field.type, type.args))),
        );
        return info.isEnum ? enumCodec(variants) : structCodec(variants[0] ?? []);
      }
      case 'reference':
      case 'parameter':
        throw new MalformedInput('type', `${formatType(type)} has no bytes`);
      default:
        return PRIMITIVE_CODECS[type.kind];
    }
  }

  /** Declared abilities that all non-phantom arguments allow; `key` asks `store` of them. */
  private datatypeAbilities(type: Type & { kind: 'datatype' }): Abilities {
    const info = this.datatype(type);
    return type.args.reduce(
      (abilities, argument, index) =>
        info.typeParameters[index]?.phantom === true
          ? abilities
          : intersect(abilities, this.entry(argument).abilities, true),
      info.abilities,
    );
  }
}

function intersect(declared: Abilities, argument: Abilities, keyAsksStore: boolean): Abilities {
  return {
    copy: declared.copy && argument.copy,
    drop: declared.drop && argument.drop,
    store: declared.store && argument.store,
    key: declared.key && (!keyAsksStore || argument.store),
  };
}
