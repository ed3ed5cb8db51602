import { describe, expect, it } from 'vitest';
import { ITERATIONS_AND_LATER } from '@/lib/domain';
import { accessLamps, accessSummary } from './access-lamps';
import type { AccessLamp, AccessReadings, KeyServerReading } from './access-readings';

const dayMs = 86_400_000n;
const me = `0x${'a'.repeat(64)}`;
const other = `0x${'b'.repeat(64)}`;
const style = { locale: 'en-GB', timeZone: 'UTC' };
const off = { known: false, why: 'The network does not answer.' } as const;

function known<T>(value: T) {
  return { known: true, value } as const;
}

function servers(...states: KeyServerReading['state'][]) {
  return known({
    servers: states.map((state, at) => ({
      objectId: `0x${at}`,
      url: state === 'unknown' ? null : `http://127.0.0.1:920${at}`,
      state,
    })),
    threshold: 2,
    sealedKeyFault: null,
  });
}

const terms = {
  rights: 1,
  marketId: '0x9',
  startsAtMs: 0n,
  endsAtMs: 7n * dayMs,
  firstIteration: 1,
  lastIteration: ITERATIONS_AND_LATER,
};
const fine: AccessReadings = {
  address: me,
  marketId: '0x9',
  iteration: 3,
  owner: known(me),
  suiMist: known(2_000_000_000n),
  pass: known(terms),
  refunded: known(false),
  nowMs: known(2n * dayMs),
  policy: known({ kind: 'releases' }),
  keyServers: servers('answers', 'answers', 'answers'),
  storage: known({ endEpoch: 57, storedUntilMs: Number(30n * dayMs) }),
  aggregator: known({ status: 200 }),
};

function lamp(id: AccessLamp['id'], change: Partial<AccessReadings>): AccessLamp | undefined {
  return accessLamps({ ...fine, ...change }, style).find((candidate) => candidate.id === id);
}

describe('the access doctor', () => {
  it('has six lamps, all good when nothing stands in the way', () => {
    const lamps = accessLamps(fine, style);
    expect(lamps.map(({ id, state }) => [id, state])).toEqual([
      ['wallet', 'good'],
      ['pass', 'good'],
      ['time', 'good'],
      ['policy', 'good'],
      ['key-servers', 'good'],
      ['blob', 'good'],
    ]);
    expect(lamps.every(({ next }) => next === null)).toBe(true);
    expect(accessSummary(lamps)).toBe('Nothing stands in the way of opening.');
  });

  it('never calls wrong what it could not check', () => {
    const lamps = accessLamps(
      {
        ...fine,
        owner: off,
        suiMist: off,
        pass: off,
        refunded: off,
        nowMs: off,
        policy: off,
        keyServers: off,
        storage: off,
        aggregator: off,
      },
      style,
    );
    expect(new Set(lamps.map(({ state }) => state))).toEqual(new Set(['unknown']));
    expect(lamps.every(({ value, next }) => value !== '' && next !== null)).toBe(true);
    expect(accessSummary(lamps)).toMatch(/^Nothing wrong was found; could not be checked now: /);
  });

  it.each<[AccessLamp['id'], Partial<AccessReadings>, RegExp, RegExp]>([
    ['wallet', { owner: known(other) }, /belongs to 0xbbbb…bbbb/, /Switch to that address/],
    ['wallet', { suiMist: known(0n) }, /0 SUI for gas/, /Add SUI/],
    ['pass', { refunded: known(true) }, /Refunded/, /Renew/],
    ['pass', { pass: known({ ...terms, rights: 2 }) }, /releases no key/, /gateway/],
    ['pass', { pass: known({ ...terms, lastIteration: 2 }) }, /not iteration 3/, /Choose/],
    ['pass', { marketId: '0x8' }, /another market/, /network/],
    ['pass', { iteration: 0 }, /no iteration/, /publish/],
    ['time', { nowMs: known(7n * dayMs) }, /ended on 8 Jan 1970.*UTC, 0 s ago/, /Renew/],
    ['time', { nowMs: known(-1n) }, /starts on 1 Jan 1970/, /Come back/],
    [
      'policy',
      { policy: known({ kind: 'refuses', sentence: 'The window has ended.', abortCode: 24 }) },
      /refuses the key of iteration 3 \(refusal 24\)/,
      /The window has ended/,
    ],
    [
      'key-servers',
      { keyServers: servers('answers', 'silent', 'unproven') },
      /1 of 3 answer, 2 are needed/,
      /your pass is kept/,
    ],
    ['blob', { aggregator: known({ status: 404 }) }, /does not know the blob/, /tell the team/],
    ['blob', { nowMs: known(31n * dayMs) }, /ended with epoch 57/, /publish it again/],
  ])('%s, case %#: names the value and the next step', (id, change, value, next) => {
    const found = lamp(id, change);
    expect(found?.state).toBe('bad');
    expect(found?.value).toMatch(value);
    expect(found?.next).toMatch(next);
  });

  it('names a silent key server although the others suffice', () => {
    const found = lamp('key-servers', { keyServers: servers('answers', 'silent', 'answers') });
    expect(found).toMatchObject({ state: 'good', value: '2 of 3 answer, 2 are needed' });
    expect(found?.parts?.[1]).toEqual({
      label: 'Key server 2',
      state: 'bad',
      value: '127.0.0.1:9201 does not answer',
    });
  });

  it('says when the sealed key itself is not that of the iteration', () => {
    const { value } = servers('answers', 'answers', 'answers');
    const keyServers = known({ ...value, sealedKeyFault: 'Tell the team.' });
    expect(lamp('key-servers', { keyServers })).toMatchObject({
      state: 'bad',
      next: 'Tell the team.',
    });
  });

  it('waits with a verdict on servers that could not be asked', () => {
    const found = lamp('key-servers', { keyServers: servers('answers', 'unknown', 'silent') });
    expect(found?.state).toBe('unknown');
  });

  it('takes a pass that was never opened for what it is', () => {
    const found = lamp('policy', { policy: known({ kind: 'releases-after-opening' }) });
    expect(found).toMatchObject({ state: 'good', next: expect.stringMatching(/Open it/) });
    expect(found?.value).toMatch(/not open now \(refusal 32\)/);
  });

  const noAnswers: AccessReadings['aggregator'][] = [known('silent'), known({ status: 502 }), off];
  it.each(noAnswers)('does not blame the blob for its aggregator, case %#', (aggregator) => {
    expect(lamp('blob', { aggregator })).toMatchObject({
      state: 'unknown',
      next: expect.stringMatching(/storage nodes/),
    });
  });

  it('tells of storage that ends before the window', () => {
    const storage = known({ endEpoch: 50, storedUntilMs: Number(5n * dayMs) });
    expect(lamp('blob', { storage })).toMatchObject({
      state: 'good',
      next: expect.stringMatching(/^Storage ends 2 days before your window/),
    });
  });

  it('sums up what stands in the way', () => {
    const lamps = accessLamps({ ...fine, nowMs: known(7n * dayMs), owner: off }, style);
    expect(accessSummary(lamps)).toBe('Stands in the way: Time.');
  });
});
