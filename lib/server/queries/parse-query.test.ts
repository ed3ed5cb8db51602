import { describe, expect, test } from 'vitest';
import { encodeCursor } from './page-cursor';
import {
  parseAuditQuery,
  parseCatalogueQuery,
  requireAddress,
  requireAuditQuery,
  requireCatalogueQuery,
} from './parse-query';

describe('parse query', () => {
  test('keeps what fits, drops what does not', () => {
    expect(
      parseCatalogueQuery({
        words: '  tide ',
        sort: 'price',
        limit: '24',
        maxPriceFrost: '-1',
        teamId: '0xAB',
        cursor: '',
        stranger: 'x',
      }),
    ).toEqual({ words: 'tide', sort: 'price', limit: 24, teamId: `0x${'ab'.padStart(64, '0')}` });
    expect(parseCatalogueQuery({ sort: 'random', limit: '1000', task: '\u0000' })).toEqual({});
  });

  test('takes the first of repeated values, and every kind', () => {
    expect(parseCatalogueQuery({ task: ['audio', 'text'] })).toEqual({ task: 'audio' });
    expect(
      parseAuditQuery({ kinds: ['pass.bought', 'offer.set,pass.opened', 'nonsense'] }),
    ).toEqual({ kinds: ['offer.set', 'pass.bought', 'pass.opened'] });
    expect(parseAuditQuery({ kinds: 'nonsense', fromMs: '1e3', untilMs: '-5' })).toEqual({
      fromMs: 1000,
    });
  });

  test('tells a program which parameter is malformed', () => {
    const refusal = (parameter: string) =>
      expect.objectContaining({ code: 'request_malformed', details: { parameter } });
    for (const [name, value] of [
      ['limit', 'abc'],
      ['sort', 'random'],
      ['cursor', 'nonsense'],
      ['task', ['audio', 'text']],
    ] as const) {
      const given = { [name]: typeof value === 'string' ? value : [...value] };
      expect(() => requireCatalogueQuery(given)).toThrow(refusal(name));
    }
    expect(() => requireAuditQuery({ kinds: 'pass.bought,nonsense' })).toThrow(refusal('kinds'));
    expect(() => requireAuditQuery({ fromMs: '-1' })).toThrow(refusal('fromMs'));
    const cursor = encodeCursor(['12']);
    expect(requireAuditQuery({ cursor, kinds: 'pass.bought', stranger: 'x' })).toEqual({
      cursor,
      kinds: ['pass.bought'],
    });
    expect(requireCatalogueQuery({})).toEqual({});
    expect(requireCatalogueQuery({ includeRetired: 'true' })).toEqual({ includeRetired: true });
    expect(() => requireCatalogueQuery({ includeRetired: 'yes' })).toThrow(
      refusal('includeRetired'),
    );
  });

  test('an address is one address', () => {
    expect(requireAddress({ holder: '0xAB' }, 'holder')).toBe(`0x${'ab'.padStart(64, '0')}`);
    for (const holder of [undefined, '', '0xzz', ['0x1', '0x2']]) {
      expect(() => requireAddress({ holder }, 'holder')).toThrow(
        expect.objectContaining({ code: 'request_malformed', details: { parameter: 'holder' } }),
      );
    }
  });
});
