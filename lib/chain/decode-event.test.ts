import { describe, expect, test } from 'vitest';
import { decodeEvent } from './decode-event';
import { eventLayouts, type EventFields } from './event-layouts';

const id = (digit: string) => `0x${digit.repeat(64)}`;
const opened: EventFields<'PassOpened'> = {
  pass: id('1'),
  sale: id('2'),
  model: id('3'),
  iteration: 4,
  holder: id('5'),
  at_ms: 1_700_000_000_000n,
  opened_until_ms: 18_446_744_073_709_551_615n,
  opens: 2n,
};
const contents = eventLayouts.PassOpened.serialize(opened).toBytes();
const type = `${id('a')}::events::PassOpened`;

describe('decodeEvent', () => {
  test('reads every field, u64 up to its limit', () => {
    expect(decodeEvent(type, contents)).toEqual({ name: 'PassOpened', fields: opened });
  });

  test('refuses a missing byte and a byte too many', () => {
    for (const bytes of [contents.slice(0, -1), new Uint8Array([...contents, 0])]) {
      expect(() => decodeEvent(type, bytes)).toThrowError(
        expect.objectContaining({ code: 'chain_data_malformed' }),
      );
    }
  });

  test('refuses a length written in more bytes than needed', () => {
    const offer = eventLayouts.RevenueDistributed.serialize({
      team: id('1'),
      total: 0n,
      recipients: [],
      amounts: [],
      held: 0n,
      at_ms: 0n,
    }).toBytes();
    const longer = new Uint8Array([...offer.slice(0, 40), 0x80, 0x00, ...offer.slice(41)]);
    expect(() => decodeEvent(`${id('a')}::events::RevenueDistributed`, longer)).toThrowError(
      expect.objectContaining({ code: 'chain_data_malformed' }),
    );
  });

  test('an event of a newer contract asks for an update', () => {
    for (const unknown of ['events::PassMelted', 'other::PassOpened', 'events::toString']) {
      expect(() => decodeEvent(`${id('a')}::${unknown}`, contents)).toThrowError(
        expect.objectContaining({ code: 'update_needed' }),
      );
    }
  });
});
