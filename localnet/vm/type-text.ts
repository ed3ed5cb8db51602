import { MalformedInput } from './faults';
import type { Id, Type } from './types';

const ID_HEX_DIGITS = 64;
/** As in the real chain: a type text nests no deeper than this. */
const TYPE_DEPTH_LIMIT = 32;
const TYPE_TEXT_LIMIT = 16_384;

type PrimitiveKind = Exclude<Type['kind'], 'vector' | 'datatype' | 'reference' | 'parameter'>;
const PRIMITIVES: ReadonlyMap<string, PrimitiveKind> = new Map<string, PrimitiveKind>(
  (['bool', 'u8', 'u16', 'u32', 'u64', 'u128', 'u256', 'address', 'signer'] as const).map(
    (kind) => [kind, kind],
  ),
);

/** Text such as `0x2::coin::Coin<0x2::sui::SUI>` or `vector<u8>` as a type. Throws MalformedInput. */
export function parseType(text: string): Type {
  if (text.length > TYPE_TEXT_LIMIT) throw new MalformedInput('type', 'the type text is too long');
  const tokens = text.match(/[A-Za-z0-9_]+|::|[<>,]|\S/g) ?? [];
  const parser = new TypeParser(tokens);
  const type = parser.type(0);
  parser.end();
  return type;
}

/** Canonical text: addresses as `0x` + 64 hex, arguments separated by `,` without space. */
export function formatType(type: Type): string {
  switch (type.kind) {
    case 'vector':
      return `vector<${formatType(type.of)}>`;
    case 'reference':
      return `${type.mutable ? '&mut ' : '&'}${formatType(type.of)}`;
    case 'parameter':
      return `T${type.index}`;
    case 'datatype': {
      const head = `${type.address}::${type.module}::${type.name}`;
      return type.args.length === 0 ? head : `${head}<${type.args.map(formatType).join(',')}>`;
    }
    default:
      return type.kind;
  }
}

/** `0x` and 64 lower-case hex digits from any shorter form. Throws MalformedInput. */
export function normalizeId(text: string): Id {
  const digits = text.startsWith('0x') || text.startsWith('0X') ? text.slice(2) : text;
  if (!/^[0-9a-fA-F]{1,64}$/.test(digits)) {
    throw new MalformedInput('id', `not an address: ${text.slice(0, 80)}`);
  }
  return `0x${digits.toLowerCase().padStart(ID_HEX_DIGITS, '0')}`;
}

class TypeParser {
  private position = 0;

  constructor(private readonly tokens: readonly string[]) {}

  type(depth: number): Type {
    if (depth > TYPE_DEPTH_LIMIT) throw new MalformedInput('type', 'the type nests too deep');
    const word = this.next();
    if (word === 'vector') {
      const inner = this.typeArguments(depth);
      const of = inner[0];
      if (of === undefined || inner.length !== 1) {
        throw new MalformedInput('type', 'vector takes one type');
      }
      return { kind: 'vector', of };
    }
    const primitive = PRIMITIVES.get(word);
    if (primitive !== undefined) return { kind: primitive };
    const address = normalizeId(word);
    this.expect('::');
    const home = this.identifier();
    this.expect('::');
    const name = this.identifier();
    const args = this.tokens[this.position] === '<' ? this.typeArguments(depth) : [];
    return { kind: 'datatype', address, module: home, name, args };
  }

  end(): void {
    if (this.position !== this.tokens.length) {
      throw new MalformedInput('type', 'text after the end of the type');
    }
  }

  private typeArguments(depth: number): Type[] {
    this.expect('<');
    const args: Type[] = [this.type(depth + 1)];
    for (;;) {
      const separator = this.next();
      if (separator === '>') return args;
      if (separator !== ',') throw new MalformedInput('type', 'expected , or > in the type');
      args.push(this.type(depth + 1));
    }
  }

  private identifier(): string {
    const word = this.next();
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(word)) {
      throw new MalformedInput('type', `not a name: ${word.slice(0, 80)}`);
    }
    return word;
  }

  private expect(token: string): void {
    if (this.next() !== token) throw new MalformedInput('type', `expected ${token} in the type`);
  }

  private next(): string {
    const token = this.tokens[this.position];
    if (token === undefined) throw new MalformedInput('type', 'the type text ends too early');
    this.position += 1;
    return token;
  }
}
