import type { GrpcTypes as G } from '@mysten/sui/grpc';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../ledger/types';
import { RpcFailure } from '../failure';
import { eventTest } from './filter';

const full = (digit: string) => `0x${digit.padStart(64, '0')}`;
const PACKAGE = full('a15');
const event: StoredEvent = {
  packageId: PACKAGE,
  module: 'market',
  sender: full('5'),
  type: `${PACKAGE}::events::Sold<${full('2')}::sui::SUI,u64>`,
  contents: new Uint8Array(),
  transactionDigest: 'x',
  index: 0,
  checkpoint: 1n,
  timestampMs: 1n,
};

type Predicate = G.EventLiteral['predicate'];
const sender = (address?: string): Predicate => ({ oneofKind: 'sender', sender: { address } });
const type = (eventType?: string): Predicate => ({
  oneofKind: 'eventType',
  eventType: { eventType },
});
const emit = (name?: string): Predicate => ({
  oneofKind: 'emitModule',
  emitModule: { module: name },
});

function passes(...terms: [Predicate, boolean?][][]): boolean | undefined {
  const filter = {
    terms: terms.map((literals) => ({
      literals: literals.map(([predicate, negated = false]) => ({ negated, predicate })),
    })),
  };
  return eventTest(filter)?.(event);
}

describe('event filters', () => {
  it.each([
    ['0xa15', true],
    ['0xa15::events', true],
    ['0xa15::event', false],
    ['0xa15::events::Sold', true],
    ['0xa15::events::So', false],
    ['0xa15::events::Sold<0x2::sui::SUI, u64>', true],
    ['0xa15::events::Sold<0x2::sui::SUI, u32>', false],
    ['0xa16', false],
  ])('event_type %s', (text, expected) => {
    expect(passes([[type(text)]])).toBe(expected);
  });

  it('matches the emitting module and the sender in any spelling', () => {
    expect(passes([[emit('0xA15')]])).toBe(true);
    expect(passes([[emit('0xa15::market')]])).toBe(true);
    expect(passes([[emit('0xa15::events')]])).toBe(false);
    expect(passes([[sender('0x5')]])).toBe(true);
    expect(passes([[sender(full('6'))]])).toBe(false);
  });

  it('is an OR of ANDs with negation', () => {
    expect(passes([[sender('0x5')], [sender('0x6'), true]])).toBe(true);
    expect(passes([[sender('0x5')], [emit('0x1')]])).toBe(false);
    expect(passes([[sender('0x6')]], [[emit('0xa15')]])).toBe(true);
    expect(passes([[sender('0x5'), true]], [[emit('0x1')]])).toBe(false);
  });

  it('takes no filter for everything and refuses malformed ones', () => {
    expect(eventTest(undefined)).toBeUndefined();
    const bad: Predicate[] = [
      type(undefined),
      type('0xa15::events::Sold<'),
      type('nonsense'),
      emit('0x1::a::b'),
      emit('::a'),
      sender('zz'),
      sender(),
      { oneofKind: undefined },
    ];
    for (const predicate of bad) expect(() => passes([[predicate]])).toThrow(RpcFailure);
    expect(() => passes()).toThrow(RpcFailure);
    expect(() => passes([])).toThrow(RpcFailure);
    const many = Array.from({ length: 257 }, (): [Predicate] => [sender('0x5')]);
    expect(() => passes(many)).toThrow(RpcFailure);
  });
});
