import { bcs } from '@mysten/bcs';
import type { Id } from '../../types';
import { shortAddress, type ScenarioArgument } from './scenario';

type Pure = Extract<ScenarioArgument, { kind: 'pure' }>;

const INTEGERS = {
  u8: bcs.u8(),
  u16: bcs.u16(),
  u32: bcs.u32(),
  u64: bcs.u64(),
  u256: bcs.u256(),
} as const;

/** Values for calls, as BCS and as Move text at once. */
export const pure = {
  integer(type: keyof typeof INTEGERS, value: number | bigint): Pure {
    const text = String(value);
    const bytes =
      type === 'u64' || type === 'u256'
        ? INTEGERS[type].serialize(text).toBytes()
        : INTEGERS[type].serialize(Number(value)).toBytes();
    return { kind: 'pure', type, bytes, move: `${text}${type}` };
  },
  bool(value: boolean): Pure {
    return { kind: 'pure', type: 'bool', bytes: Uint8Array.of(value ? 1 : 0), move: `${value}` };
  },
  id(id: Id): Pure {
    const { bytes, move } = pure.address(id);
    const text = `sui::object::id_from_address(${move})`;
    return { kind: 'pure', type: '0x2::object::ID', bytes, move: text };
  },
  address(id: Id): Pure {
    const bytes = Uint8Array.from(Buffer.from(id.slice(2), 'hex'));
    return { kind: 'pure', type: 'address', bytes, move: `@${shortAddress(id)}` };
  },
  bytes(data: Uint8Array): Pure {
    const move = `x"${Buffer.from(data).toString('hex')}"`;
    return {
      kind: 'pure',
      type: 'vector<u8>',
      bytes: bcs.byteVector().serialize(data).toBytes(),
      move,
    };
  },
  text(value: string): Pure {
    const utf8 = Buffer.from(value, 'utf8');
    return {
      kind: 'pure',
      type: '0x1::string::String',
      bytes: bcs.string().serialize(value).toBytes(),
      move: `std::string::utf8(x"${utf8.toString('hex')}")`,
    };
  },
  list(type: string, items: readonly Pure[]): Pure {
    const length = bcs.vector(bcs.u8()).serialize(Array(items.length).fill(0)).toBytes();
    const head = length.subarray(0, length.length - items.length);
    return {
      kind: 'pure',
      type: `vector<${type}>`,
      bytes: Uint8Array.from(Buffer.concat([head, ...items.map(({ bytes }) => bytes)])),
      move: `vector[${items.map(({ move }) => move).join(', ')}]`,
    };
  },
};
