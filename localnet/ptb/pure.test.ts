import { bcs } from '@mysten/sui/bcs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPure } from './pure';
import { parseType } from './type-text';

const check = (type: string, bytes: Uint8Array | number[]) =>
  checkPure(parseType(type), Uint8Array.from(bytes));

describe('pure arguments', () => {
  it('takes primitives of exactly their size', () => {
    expect(check('u64', bcs.u64().serialize(7).toBytes())).toBe('ok');
    expect(check('u64', [1, 2, 3])).toBe('wrong-bytes');
    expect(check('u64', new Uint8Array(9))).toBe('wrong-bytes');
    expect(check('bool', [1])).toBe('ok');
    expect(check('bool', [2])).toBe('wrong-bytes');
    expect(check('address', new Uint8Array(32))).toBe('ok');
    expect(check('address', new Uint8Array(31))).toBe('wrong-bytes');
    expect(check('u256', new Uint8Array(32))).toBe('ok');
  });

  it('takes text only in its encoding', () => {
    expect(check('0x1::string::String', bcs.string().serialize('żółć').toBytes())).toBe('ok');
    expect(check('0x1::ascii::String', bcs.string().serialize('żółć').toBytes())).toBe(
      'wrong-bytes',
    );
    expect(check('0x1::string::String', [2, 0xc3, 0x28])).toBe('wrong-bytes');
    expect(check('0x1::ascii::String', [1, 0x41])).toBe('ok');
  });

  it('takes an option of none or one', () => {
    expect(check('0x1::option::Option<u8>', [0])).toBe('ok');
    expect(check('0x1::option::Option<u8>', [1, 9])).toBe('ok');
    expect(check('0x1::option::Option<u8>', [2, 9, 9])).toBe('wrong-bytes');
    expect(check('0x1::option::Option<vector<0x2::object::ID>>', [1, 0])).toBe('ok');
  });

  it('refuses lengths that are not in their shortest form or lie', () => {
    expect(check('vector<u8>', [0x80, 0])).toBe('wrong-bytes');
    expect(check('vector<u8>', [5, 1])).toBe('wrong-bytes');
    expect(check('vector<u64>', [0xff, 0xff, 0xff, 0xff, 0x0f])).toBe('wrong-bytes');
    expect(check('vector<u8>', [0xff, 0xff, 0xff, 0xff, 0x7f])).toBe('wrong-bytes');
    expect(check('vector<u8>', [])).toBe('wrong-bytes');
  });

  it('never makes a struct, a coin or a signer from bytes', () => {
    expect(check('0x2::coin::Coin<0x2::sui::SUI>', new Uint8Array(40))).toBe('wrong-type');
    expect(check('vector<0x2::balance::Balance<0x2::sui::SUI>>', [0])).toBe('wrong-type');
    expect(check('signer', new Uint8Array(32))).toBe('wrong-type');
    expect(check('0x3::string::String', [0])).toBe('wrong-type');
  });

  it('agrees with the SDK on anything it encodes, and survives noise', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const bytes = bcs.vector(bcs.string()).serialize(texts).toBytes();
        return (
          check('vector<0x1::string::String>', bytes) === 'ok' &&
          check('vector<0x1::string::String>', [...bytes, 0]) === 'wrong-bytes'
        );
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (noise) =>
        ['ok', 'wrong-bytes'].includes(check('vector<0x1::option::Option<u16>>', noise)),
      ),
      { numRuns: 2_000 },
    );
  });
});
