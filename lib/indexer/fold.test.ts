import { describe, expect, test } from 'vitest';
import { eventKinds, type EventFields } from '@/lib/chain/event-layouts';
import type { RawEvent } from '@/lib/chain/event-source';
import { toChainEvent, type ChainEvent } from './chain-event';
import { fold } from './fold';
import { applyChanges, emptyIndex, type MemoryIndex } from './testing/memory';
import { SENDER } from './testing/emitter';
import { randomHistory } from './testing/history';
import { Random } from './testing/random';

async function decode(raws: readonly RawEvent[]): Promise<ChainEvent[]> {
  return Promise.all(raws.map((raw) => toChainEvent(raw, async (at) => at * 1_000n)));
}

function foldInBatches(events: readonly ChainEvent[], sizes: () => number): MemoryIndex {
  let index = emptyIndex;
  for (let at = 0; at < events.length;) {
    const size = sizes();
    index = applyChanges(index, fold(index.state, events.slice(at, at + size)));
    at += size;
  }
  return index;
}

describe('fold', () => {
  test('any cutting into batches gives the same index', async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const events = await decode(randomHistory(seed, 200));
      const random = new Random(seed);
      const whole = foldInBatches(events, () => events.length);
      expect(foldInBatches(events, () => 1)).toEqual(whole);
      expect(foldInBatches(events, () => 7)).toEqual(whole);
      expect(foldInBatches(events, () => 1 + random.below(30))).toEqual(whole);
      expect(whole.state.ordinal).toBe(200n);
    }
  });

  test('order within a batch and repeated events change nothing', async () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const events = await decode(randomHistory(seed, 120));
      const random = new Random(seed);
      const whole = foldInBatches(events, () => events.length);
      let index = emptyIndex;
      for (let at = 0; at < events.length; at += 20) {
        // Each batch repeats some of everything before it.
        const repeated = events.slice(0, at).filter(() => random.below(4) === 0);
        const batch = events.slice(at, at + 20);
        index = applyChanges(
          index,
          fold(index.state, random.shuffle([...batch, ...batch, ...repeated])),
        );
      }
      expect(index).toEqual(whole);
    }
  });

  test('an event that comes too late is a gap, not skipped', async () => {
    const events = await decode(randomHistory(3, 60));
    const before = applyChanges(emptyIndex, fold(emptyIndex.state, events.slice(0, 40)));
    // A team that nobody refers to leaves no other trace of its absence.
    const lateTeam = (await decode(randomHistory(9, 2)))[1];
    expect(lateTeam?.payload.name).toBe('TeamCreated');
    if (lateTeam === undefined) throw new Error('no team');
    const unseen = { ...lateTeam, transactionDigest: 'unseen' };
    expect(() => fold(before.state, [unseen])).toThrowError(
      expect.objectContaining({ code: 'index_gap', retryable: false }),
    );
  });

  test('leaving out an event that others continue is a gap', async () => {
    const checked = new Map<string, number>();
    for (let seed = 1; seed <= 12; seed += 1) {
      const events = await decode(randomHistory(seed, 250));
      events.forEach((event, at) => {
        if (!isContinued(event, events.slice(at + 1))) return;
        const rest = events.filter((_, other) => other !== at);
        expect(() => fold(emptyIndex.state, rest), event.payload.name).toThrowError(
          expect.objectContaining({ code: 'index_gap' }),
        );
        checked.set(event.payload.name, (checked.get(event.payload.name) ?? 0) + 1);
      });
    }
    expect([...checked.keys()].sort()).toEqual([...continuedNames].sort());
    expect([...checked.values()].reduce((left, right) => left + right)).toBeGreaterThan(600);
  });

  test('money: paid = settled + fees + refunded + held, and vaults hold what is left', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const events = await decode(randomHistory(seed, 600));
      const { rows } = foldInBatches(events, () => 50).state;
      const sales = [...rows.sales.values()];
      const models = [...rows.models.values()];
      const settled = sum(sales.map((sale) => sale.settled));
      expect(sum([...rows.teams.values()].map((team) => team.collected))).toBe(settled);
      expect(sum(models.map((model) => model.settled))).toBe(settled);
      expect(sum(models.map((model) => model.paid))).toBe(sum(sales.map((sale) => sale.paid)));
      expect(sum(models.map((model) => model.fees))).toBe(sum(sales.map((sale) => sale.fee)));
      for (const sale of sales) {
        expect(sale.held >= 0n).toBe(true);
        expect(sale.settled + sale.fee + sale.refunded + sale.held).toBe(sale.paid);
      }
    }
  });

  test('a random history has every event there is', async () => {
    const names = new Set<string>();
    for (let seed = 1; seed <= 3; seed += 1) {
      for (const { payload } of await decode(randomHistory(seed, 1_500))) names.add(payload.name);
    }
    expect([...names].sort()).toEqual(Object.keys(eventKinds).sort());
  });

  test('a forged amount, time or order does not fit the history', async () => {
    for (const [name, change] of forgeries) {
      let isRefused = false;
      for (let seed = 1; seed <= 20 && !isRefused; seed += 1) {
        const events = await decode(randomHistory(seed, 400));
        const at = events.findIndex(({ payload }) => payload.name === name);
        const event = events[at];
        if (event === undefined) continue;
        const { payload } = event;
        const forged = {
          ...event,
          // Each change names fields of the event it is for.
          payload: { ...payload, fields: { ...payload.fields, ...change } } as typeof payload,
        };
        expect(() => fold(emptyIndex.state, [...events.slice(0, at), forged]), name).toThrowError(
          expect.objectContaining({ code: 'index_gap' }),
        );
        isRefused = true;
      }
      expect(isRefused, name).toBe(true);
    }
  });

  test('names that a database cannot tell apart stay two aliases', async () => {
    let both = 0;
    for (let seed = 1; seed <= 6; seed += 1) {
      const events = await decode(randomHistory(seed, 900));
      const { aliases } = foldInBatches(events, () => 900).state.rows;
      const shown = [...aliases.values()].map((alias) => `${alias.model_id} ${alias.name}`);
      both += shown.length - new Set(shown).size;
    }
    expect(both).toBeGreaterThan(0);
  });

  test('the given state is not changed', async () => {
    const events = await decode(randomHistory(5, 100));
    const before = foldInBatches(events.slice(0, 60), () => 60);
    const copy = structuredClone(before);
    fold(before.state, events.slice(60));
    expect(before).toEqual(copy);
  });

  test('text that PostgreSQL cannot hold is made storable', async () => {
    const events = await decode(randomHistory(1, 400));
    const { state, events: rows } = foldInBatches(events, () => 400);
    expect(
      events.some(({ payload }) => JSON.stringify(payload.fields, big).includes('\\u0000')),
    ).toBe(true);
    expect(
      JSON.stringify([...Object.values(state.rows).map((table) => [...table.values()]), rows], big),
    ).not.toContain('\\u0000');
  });
});

type Payload = ChainEvent['payload'];

/** Whether a later event shows that this one was there. */
const continuations: {
  readonly [Name in Payload['name']]?: (
    fields: EventFields<Name>,
    later: readonly Payload[],
  ) => boolean;
} = {
  MarketCreated: (_, later) => later.some(({ name }) => name === 'TeamCreated'),
  TeamCreated: ({ team }, later) => later.some(({ fields }) => namesTeam(fields, team)),
  OperatorAdded: ({ team, operator }, later) =>
    later.some(
      ({ name, fields }) =>
        name === 'OperatorRemoved' && fields.team === team && fields.operator === operator,
    ),
  CapHandedOver: ({ team }, later) =>
    later.some(({ name, fields }) => name === 'CapHandedOver' && fields.team === team),
  RevenueDistributed: ({ team }, later) =>
    later.some(({ name, fields }) => name === 'RevenueDistributed' && fields.team === team),
  SharesSet: ({ team }, later) => {
    const next = later.find(
      ({ name, fields }) =>
        (name === 'SharesSet' || name === 'RevenueDistributed') && fields.team === team,
    );
    return next?.name === 'RevenueDistributed';
  },
  ModelListed: ({ model }, later) =>
    later.some(({ fields }) => 'model' in fields && fields.model === model),
  IterationPublished: ({ model }, later) =>
    later.some(({ name, fields }) => name === 'IterationPublished' && fields.model === model),
  StorageExtended: ({ model, iteration }, later) =>
    later.some(
      ({ name, fields }) =>
        name === 'StorageExtended' && fields.model === model && fields.iteration === iteration,
    ),
  AliasMoved: ({ model, alias }, later) =>
    later.some(
      ({ name, fields }) =>
        name === 'AliasMoved' && fields.model === model && fields.alias === alias,
    ),
  OfferSet: ({ model }, later) =>
    later.some(({ name, fields }) => name === 'OfferSet' && fields.model === model),
  PassBought: ({ pass }, later) =>
    later.some(({ fields }) => 'pass' in fields && fields.pass === pass),
  PassRenewed: ({ sale }, later) =>
    later.some(
      ({ name, fields }) =>
        ('sale' in fields && fields.sale === sale) ||
        (name === 'PassRenewed' && fields.previous_sale === sale),
    ),
  PassOpened: ({ pass }, later) =>
    later.some(({ name, fields }) => name === 'PassOpened' && fields.pass === pass),
  CallsRecorded: ({ sale }, later) =>
    later.some(({ name, fields }) => name === 'CallsRecorded' && fields.sale === sale),
  SaleSettled: ({ sale, team }, later) =>
    later.some(
      ({ name, fields }) =>
        ((name === 'SaleSettled' || name === 'SaleRefunded') && fields.sale === sale) ||
        (name === 'RevenueDistributed' && fields.team === team),
    ),
  SaleRefunded: ({ sale }, later) =>
    later.some(({ name, fields }) => name === 'SaleSettled' && fields.sale === sale),
  AuditGranted: ({ grant }, later) =>
    later.some(({ fields }) => 'grant' in fields && fields.grant === grant),
  AuditOpened: ({ grant }, later) =>
    later.some(({ name, fields }) => name === 'AuditOpened' && fields.grant === grant),
  OpinionSigned: ({ opinion }, later) =>
    later.some(({ name, fields }) => name === 'OpinionSigned' && fields.supersedes === opinion),
};
const continuedNames = Object.keys(continuations);

/** Fields under which an event cannot continue the history before it. */
const forgeries: readonly (readonly [Payload['name'], Record<string, unknown>])[] = [
  ['LimitsSet', { session_ms: 1_800_001n }],
  ['MarketMigrated', { from_version: 0n }],
  ['CapHandedOver', { from: SENDER }],
  ['CapHandedOver', { to: SENDER }],
  ['CostAdvanced', { member: SENDER }],
  ['RevenueDistributed', { held: 1n }],
  ['RevenueDistributed', { recipients: [] }],
  ['RevenueDistributed', { lenders: [SENDER], repaid: [1n] }],
  ['ModelListed', { market: SENDER }],
  ['AliasMoved', { from_iteration: 99 }],
  ['AliasMoved', { to_iteration: 99 }],
  ['NoteDisclosed', { at_ms: 1n }],
  ['StorageExtended', { to_epoch: 1 }],
  ['PassBought', { price: 1n }],
  ['PassBought', { ends_at_ms: 1n }],
  ['PassRenewed', { starts_at_ms: 1n }],
  ['PassRenewed', { previous_sale: SENDER }],
  ['PassOpened', { at_ms: 1n }],
  ['PassOpened', { iteration: 99 }],
  ['CallsRecorded', { used: 1n, calls: 2n }],
  ['CallsRecorded', { quota: 7n }],
  ['SaleSettled', { fee: 1n }],
  ['SaleSettled', { amount: 18_446_744_073_709_551_615n }],
  ['SaleRefunded', { amount: 18_446_744_073_709_551_615n }],
  ['SaleRefunded', { ends_at_ms: 1n }],
  ['AuditOpened', { at_ms: 1n }],
  ['OpinionSigned', { content_root: new Uint8Array(32).fill(255) }],
  ['OpinionSigned', { supersedes: SENDER }],
];

function isContinued({ payload }: ChainEvent, later: readonly ChainEvent[]): boolean {
  // The table has for each name the function of its fields.
  const rule = continuations[payload.name] as
    ((fields: Payload['fields'], later: readonly Payload[]) => boolean) | undefined;
  return (
    rule?.(
      payload.fields,
      later.map((event) => event.payload),
    ) ?? false
  );
}

function namesTeam(fields: Payload['fields'], team: string): boolean {
  return 'team' in fields && fields.team === team;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function big(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
