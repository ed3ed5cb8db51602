import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeEvent } from './decode-event';
import {
  eventLayouts,
  eventLayoutsByModule,
  eventModules,
  type EventFields,
} from './event-layouts';

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
const type = `${id('a')}::sale_events::PassOpened`;

/** All numbers 0, all lists empty. */
const zeros = new Uint8Array(4_096);

/** Names of the fields of every struct in a Move module. */
function moveStructs(module: string): Map<string, string[]> {
  const text = readFileSync(path.resolve(`move/tidemark/sources/${module}.move`), 'utf8');
  const structs = text.matchAll(/struct (\w+) has copy, drop \{([^}]*)\}/g);
  return new Map(
    [...structs].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/(\w+): /g)].map(([, field = '']) => field),
    ]),
  );
}

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
    const distributed = eventLayouts.RevenueDistributed.serialize({
      team: id('1'),
      total: 0n,
      lenders: [],
      repaid: [],
      recipients: [],
      amounts: [],
      held: 0n,
      by: id('2'),
      at_ms: 0n,
    }).toBytes();
    const longer = new Uint8Array([
      ...distributed.slice(0, 40),
      0x80,
      0x00,
      ...distributed.slice(41),
    ]);
    expect(() => decodeEvent(`${id('a')}::market_events::RevenueDistributed`, longer)).toThrowError(
      expect.objectContaining({ code: 'chain_data_malformed' }),
    );
  });

  test('layouts have the fields of the Move structs, in their order', () => {
    for (const moduleName of eventModules) {
      const layouts = Object.values(eventLayoutsByModule[moduleName]);
      const structs = moveStructs(moduleName);
      expect(structs.size).toBe(layouts.length);
      for (const layout of layouts) {
        const fields = Object.keys(layout.parse(zeros));
        expect({ [layout.name]: fields }).toEqual({ [layout.name]: structs.get(layout.name) });
      }
    }
  });

  test('an event of a newer contract asks for an update', () => {
    const foreign = [
      'sale_events::PassMelted',
      'events::PassOpened',
      'market_events::PassOpened',
      'sale_events::toString',
      'sale_events::PassOpened::PassOpened',
    ];
    for (const unknown of foreign) {
      expect(() => decodeEvent(`${id('a')}::${unknown}`, contents)).toThrowError(
        expect.objectContaining({ code: 'update_needed' }),
      );
    }
  });
});
