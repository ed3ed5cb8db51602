import { blobIdFromInt } from '@mysten/walrus';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base58ToBytes, base64UrlToBytes, bytesToBase64Url, bytesToHex, hexToBytes } from './bytes';
import {
  fromPlainError,
  isTidemarkError,
  TidemarkError,
  toPlainError,
  toTidemarkError,
} from './errors';
import { formatBytes, formatDateTime, formatDuration, groupDigits } from './format';
import {
  blobIdFromU256,
  blobIdToU256,
  isBlobId,
  isDigest,
  normalizeObjectId,
  shortId,
} from './ids';
import { keyIdBytes, keyIdHex, parseKeyId } from './key-id';

describe('ids', () => {
  it('normalises short and upper-case ids', () => {
    expect(normalizeObjectId(' 0xA15 ')).toBe(`0x${'a15'.padStart(64, '0')}`);
  });

  it.each(['', '0x', 'a15', '0xg', `0x${'1'.repeat(65)}`, '0X1'])('refuses id %j', (text) => {
    expect(() => normalizeObjectId(text)).toThrow(
      expect.objectContaining({ code: 'id_malformed' }),
    );
  });

  it('writes blob ids as Walrus does and reads them back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (value) => {
        expect(blobIdFromU256(value)).toBe(blobIdFromInt(value));
        expect(blobIdToU256(blobIdFromU256(value))).toBe(value);
      }),
    );
    expect(() => blobIdFromU256(2n ** 256n)).toThrow();
    expect(isBlobId('A'.repeat(42))).toBe(false);
    expect(isBlobId(`${'A'.repeat(42)}B`)).toBe(false);
  });

  it('knows digests by length and alphabet', () => {
    expect(isDigest('11111111111111111111111111111111')).toBe(true);
    expect(isDigest('0OIl'.repeat(11))).toBe(false);
    expect(isDigest('1'.repeat(31))).toBe(false);
  });

  it('shortens ids for display', () => {
    expect(shortId(`0x1234${'0'.repeat(56)}cdef`)).toBe('0x1234…cdef');
    expect(shortId('0x12')).toBe('0x12');
  });

  it('round-trips key ids of 36 bytes and refuses all else', () => {
    const modelId = normalizeObjectId('0xabc');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7fff_ffff }), (iteration) => {
        expect(parseKeyId(keyIdBytes({ modelId, iteration }))).toEqual({ modelId, iteration });
        const ofNote = { modelId, iteration, ofNote: true } as const;
        expect(parseKeyId(keyIdBytes(ofNote))).toEqual(ofNote);
      }),
    );
    expect(keyIdHex({ modelId, iteration: 258 })).toBe(`${modelId.slice(2)}02010000`);
    expect(keyIdHex({ modelId, iteration: 258, ofNote: true })).toBe(`${modelId.slice(2)}02010080`);
    expect(() => keyIdBytes({ modelId, iteration: 0 })).toThrow();
    expect(() => keyIdBytes({ modelId, iteration: 0x8000_0000 })).toThrow();
    const noteOfNone = keyIdBytes({ modelId, iteration: 1, ofNote: true });
    noteOfNone[32] = 0;
    expect(() => parseKeyId(noteOfNone)).toThrow();
    expect(() => parseKeyId(new Uint8Array(37))).toThrow();
    expect(() => parseKeyId(new Uint8Array(36))).toThrow();
  });
});

describe('byte texts', () => {
  it('agree with Node for hex and base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(bytesToHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(bytesToBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(hexToBytes(bytesToHex(bytes))).toEqual(bytes);
        expect(base64UrlToBytes(bytesToBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('refuse what they cannot hold', () => {
    expect([
      hexToBytes('0xabc'),
      hexToBytes('zz'),
      base64UrlToBytes('A'),
      base64UrlToBytes('A+'),
    ]).toEqual([null, null, null, null]);
    expect(base58ToBytes('1'.repeat(200))).toBe(null);
    expect(base58ToBytes('2NEpo7TZRRrLZSi2U')).toEqual(new Uint8Array(Buffer.from('Hello World!')));
  });
});

describe('formats', () => {
  it('are plain and take place and zone from the caller', () => {
    expect([0, 1023, 1024, 2_327_524, 2 ** 40].map(formatBytes)).toEqual([
      '0 B',
      '1023 B',
      '1 KiB',
      '2.2 MiB',
      '1 TiB',
    ]);
    expect([0, 500, 90_000, 86_400_000, 90_061_000, 604_800_000].map(formatDuration)).toEqual([
      '0 s',
      'under 1 s',
      '1 min 30 s',
      '1 day',
      '1 day 1 h',
      '7 days',
    ]);
    expect(formatDuration(3_601_000n)).toBe('1 h');
    const atMs = 1_803_906_000_000n;
    expect(formatDateTime(atMs, { locale: 'en-GB', timeZone: 'UTC' })).toBe(
      '1 Mar 2027, 13:00 UTC',
    );
    expect(groupDigits('1234567.000000001', 'en-GB')).toBe('1,234,567.000000001');
    expect(groupDigits('-0.5', 'de-DE')).toBe('-0,5');
  });
});

describe('errors', () => {
  it('carry code, retry and cause, and survive a worker border', () => {
    const cause = new Error('socket closed');
    const error = toTidemarkError(cause, 'storage_unreachable', 'Try again.');
    expect(error).toMatchObject({ code: 'storage_unreachable', retryable: true, cause });
    const copy = fromPlainError(structuredClone(toPlainError(error)));
    expect(copy).toMatchObject({
      code: 'storage_unreachable',
      message: 'Try again.',
      retryable: true,
    });
    expect(isTidemarkError(copy)).toBe(true);
    expect(isTidemarkError(cause)).toBe(false);
    expect(toTidemarkError(copy, 'internal', 'no')).toBe(copy);
    expect(new TidemarkError('internal', 'x', { retryable: true }).retryable).toBe(true);
  });
});
