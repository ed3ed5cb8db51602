import type { Type } from '../vm/types';
import { isDatatype, STD, SUI } from './type-text';

export type PureVerdict = 'ok' | 'wrong-bytes' | 'wrong-type';

const UINT_BYTES = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, u256: 32 } as const;
const MAX_ULEB_BYTES = 5;

/** Raised inside this file only; `checkPure` turns it into a verdict. */
class PureError extends Error {
  constructor(readonly verdict: Exclude<PureVerdict, 'ok'>) {
    super(verdict);
  }
}

/**
 * Decides whether raw bytes may stand for a Move value that a person typed in: primitives, String,
 * ascii String, ID, Option and vectors of them. Structs of other kinds are never made from bytes.
 */
export function checkPure(type: Type, bytes: Uint8Array): PureVerdict {
  try {
    assertPureType(type);
    const end = walk(type, bytes, 0);
    return end === bytes.length ? 'ok' : 'wrong-bytes';
  } catch (error) {
    if (error instanceof PureError) return error.verdict;
    throw error;
  }
}

/** Whether values of the type may be given as raw bytes at all. */
export function isPureType(type: Type): boolean {
  try {
    assertPureType(type);
    return true;
  } catch (error) {
    if (error instanceof PureError) return false;
    throw error;
  }
}

function assertPureType(type: Type): void {
  switch (type.kind) {
    case 'signer':
    case 'reference':
    case 'parameter':
      throw new PureError('wrong-type');
    case 'vector':
      return assertPureType(type.of);
    case 'datatype': {
      if (isText(type) || isDatatype(type, SUI, 'object', 'ID')) return;
      const inner = type.args[0];
      if (isDatatype(type, STD, 'option', 'Option') && inner) return assertPureType(inner);
      throw new PureError('wrong-type');
    }
    default:
      return;
  }
}

const isText = (type: Type): boolean =>
  isDatatype(type, STD, 'string', 'String') || isDatatype(type, STD, 'ascii', 'String');

function walk(type: Type, bytes: Uint8Array, offset: number): number {
  switch (type.kind) {
    case 'bool':
      if (bytes[offset] !== 0 && bytes[offset] !== 1) throw new PureError('wrong-bytes');
      return offset + 1;
    case 'address':
      return advance(bytes, offset, 32);
    case 'vector':
      return walkVector(type.of, bytes, offset);
    case 'datatype':
      return walkDatatype(type, bytes, offset);
    case 'signer':
    case 'reference':
    case 'parameter':
      throw new PureError('wrong-type');
    default:
      return advance(bytes, offset, UINT_BYTES[type.kind]);
  }
}

function walkDatatype(
  type: Type & { kind: 'datatype' },
  bytes: Uint8Array,
  offset: number,
): number {
  if (type.name === 'ID') return advance(bytes, offset, 32);
  const { value: length, next } = readUleb(bytes, offset);
  if (isText(type)) {
    const end = advance(bytes, next, length);
    assertText(bytes.subarray(next, end), type.module === 'ascii');
    return end;
  }
  if (length > 1) throw new PureError('wrong-bytes');
  const inner = type.args[0];
  return length === 1 && inner ? walk(inner, bytes, next) : next;
}

function walkVector(of: Type, bytes: Uint8Array, offset: number): number {
  const { value: length, next } = readUleb(bytes, offset);
  if (of.kind === 'u8') return advance(bytes, next, length);
  // Every pure element takes at least one byte, so the loop is bounded by the input.
  if (length > bytes.length - next) throw new PureError('wrong-bytes');
  let position = next;
  for (let index = 0; index < length; index += 1) position = walk(of, bytes, position);
  return position;
}

function advance(bytes: Uint8Array, offset: number, count: number): number {
  if (offset + count > bytes.length) throw new PureError('wrong-bytes');
  return offset + count;
}

function readUleb(bytes: Uint8Array, offset: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < MAX_ULEB_BYTES; index += 1) {
    const byte = bytes[offset + index];
    if (byte === undefined) throw new PureError('wrong-bytes');
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte & 0x80) continue;
    if ((byte === 0 && index > 0) || value > 0xffff_ffff) throw new PureError('wrong-bytes');
    return { value, next: offset + index + 1 };
  }
  throw new PureError('wrong-bytes');
}

function assertText(bytes: Uint8Array, ascii: boolean): void {
  if (ascii) {
    if (bytes.some((byte) => byte > 0x7f)) throw new PureError('wrong-bytes');
    return;
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PureError('wrong-bytes');
  }
}
