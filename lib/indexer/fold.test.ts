import { describe, expect, test } from 'vitest';
import type { RawEvent } from '@/lib/chain/event-source';
import { toChainEvent, type ChainEvent } from './chain-event';
import { fold } from './fold';
import { applyChanges, emptyIndex, type MemoryIndex } from './testing/memory';
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
    expect(() => fold(before.state, [lateTeam])).toThrowError(
      expect.objectContaining({ code: 'index_gap', retryable: false }),
    );
  });

  test('leaving out an event that others continue is a gap', async () => {
    const followed = new Set(['ModelListed', 'IterationPublished', 'OfferSet', 'PassBought']);
    let checked = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const events = await decode(randomHistory(seed, 150));
      events.forEach((event, at) => {
        if (!followed.has(event.payload.name) || !isContinued(events, at)) return;
        const rest = events.filter((_, other) => other !== at);
        expect(() => fold(emptyIndex.state, rest)).toThrowError(
          expect.objectContaining({ code: 'index_gap' }),
        );
        checked += 1;
      });
    }
    expect(checked).toBeGreaterThan(100);
  });

  test('money: what teams collected is what sales settled, to the unit', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const events = await decode(randomHistory(seed, 400));
      const { state } = foldInBatches(events, () => 50);
      const collected = sum([...state.teams.values()].map((team) => team.collected));
      expect(collected).toBe(sum([...state.passes.values()].map((pass) => pass.settled)));
      expect(sum([...state.models.values()].map((model) => model.paid))).toBe(
        sum([...state.passes.values()].map((pass) => pass.price)),
      );
    }
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
      JSON.stringify([...state.models.values(), ...state.teams.values(), ...rows], big),
    ).not.toContain('\\u0000');
  });
});

function isContinued(events: readonly ChainEvent[], at: number): boolean {
  const event = events[at];
  if (event === undefined) return false;
  const { payload } = event;
  return events.slice(at + 1).some(({ payload: later }) => {
    switch (payload.name) {
      case 'ModelListed':
        return 'model' in later.fields && later.fields.model === payload.fields.model;
      case 'IterationPublished':
        return later.name === payload.name && later.fields.model === payload.fields.model;
      case 'OfferSet':
        return later.name === payload.name && later.fields.model === payload.fields.model;
      case 'PassBought':
        return 'pass' in later.fields && later.fields.pass === payload.fields.pass;
      default:
        return false;
    }
  });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function big(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
