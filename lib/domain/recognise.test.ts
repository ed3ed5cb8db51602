import { describe, expect, it } from 'vitest';
import { blobIdToU256, isBlobId, isDigest } from './ids';
import { parseEventId, recogniseText } from './recognise';

const digest = 'DsFwwUhfYAHGjuiE4VaabruV2bPQMnRCCaAPgSTeKSGw';
const blobId = 'jmLLXKjsHg7iQ3Jn6fNx8-nxA5vL4hQbV2uY0dKc_0A';

describe('what a typed text is taken for', () => {
  it('is an address or object id with 0x, or 64 hex digits without', () => {
    const full = `0x${'ab'.repeat(32)}`;
    expect(recogniseText(` ${full.toUpperCase().replace('0X', '0x')} `)).toEqual({
      kind: 'address-or-object',
      reference: full,
    });
    expect(recogniseText('ab'.repeat(32))).toEqual({ kind: 'address-or-object', reference: full });
    expect(recogniseText('0x6')).toMatchObject({ reference: `0x${'0'.repeat(63)}6` });
  });

  it('is a transaction digest, and with an index one event', () => {
    expect(isDigest(digest)).toBe(true);
    expect(recogniseText(digest)).toEqual({ kind: 'digest', reference: digest });
    expect(recogniseText(`${digest}:3`)).toEqual({
      kind: 'event',
      reference: digest,
      eventIndex: 3,
    });
  });

  it('is a blob id as text and as the number of the chain', () => {
    expect(isBlobId(blobId)).toBe(true);
    expect(recogniseText(blobId)).toEqual({ kind: 'blob', reference: blobId });
    const asNumber = String(blobIdToU256(blobId));
    expect(recogniseText(asNumber)).toEqual({ kind: 'blob', reference: blobId });
    expect(recogniseText('9'.repeat(78)).kind).toBe('words');
  });

  it('says so when 43 characters can be either', () => {
    const both = 'qs88m3FXHBFH7y8mf3ZsWikigFZ39Fn6t6L1jXTb71s';
    expect([isDigest(both), isBlobId(both)]).toEqual([true, true]);
    expect(recogniseText(both)).toEqual({ kind: 'digest-or-blob', reference: both });
  });

  it('is words otherwise', () => {
    for (const text of ['silero vad', '', '0x', '0xzz', `${digest}:`, `${digest}:01`, 'a:b:c']) {
      expect(recogniseText(text)).toEqual({ kind: 'words', words: text });
    }
  });

  it('an id of an event has one spelling', () => {
    expect(parseEventId(`${digest}:0`)).toEqual({ transactionDigest: digest, eventIndex: 0 });
    for (const text of [`${digest}:-1`, `${digest}:1:2`, `${digest}:1e3`, `${digest}:1234567`]) {
      expect(parseEventId(text)).toBeNull();
    }
  });
});
