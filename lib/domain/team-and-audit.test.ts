import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canFetchAuditKey,
  canGrantAudit,
  canOpenAudit,
  opinionText,
  scopeText,
  type GrantTerms,
} from './audit';
import { endEpochToCover, isWindowCovered } from './coverage';
import { canDisclose, noteCommitmentBytes, NOTE_SEALED_UNTIL } from './note';
import { claimableCostFrost, extensionCostFrost, storageCostFrost } from './storage-cost';
import { iterationsText, priceText, quotaText, refundRuleText, rightsText } from './terms-text';
import type { Verdict } from './verdict';
import { canAdvance, canDistribute, distributeVault } from './waterfall';

const codeOf = (verdict: Verdict) => (verdict.allowed ? null : verdict.abortCode);

describe('the waterfall', () => {
  const advances = [
    { member: '0xa', amountFrost: 30n },
    { member: '0xb', amountFrost: 50n },
  ];

  it('repays the oldest first, then shares the rest and keeps the dust', () => {
    expect(distributeVault({ heldFrost: 101n, advances, sharesBps: [5_000, 5_000] })).toEqual({
      repaid: advances,
      amounts: [10n, 10n],
      totalFrost: 100n,
      heldFrost: 1n,
      advances: [],
    });
  });

  it.each([
    [0n, [], 29],
    [1n, [1n], null],
    [29n, [29n], null],
    [30n, [30n], null],
    [31n, [30n, 1n], null],
    [80n, [30n, 50n], null],
  ])('with %d in the vault, case %#', (heldFrost, repaid, abortCode) => {
    const vault = { heldFrost, advances, sharesBps: [5_000, 5_000] };
    const paid = distributeVault(vault);
    expect(paid.repaid.map(({ amountFrost }) => amountFrost)).toEqual(repaid);
    expect(codeOf(canDistribute(vault))).toBe(abortCode);
  });

  it('is refused while nobody would get a unit', () => {
    const vault = { heldFrost: 1n, advances: [], sharesBps: [5_000, 5_000] };
    expect(codeOf(canDistribute(vault))).toBe(29);
    expect(codeOf(canDistribute({ ...vault, heldFrost: 2n }))).toBe(null);
  });

  it('never makes or loses a unit', () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    const owed = fc.array(fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }), { maxLength: 16 });
    fc.assert(
      fc.property(amount, owed, (heldFrost, amounts) => {
        const before = amounts.map((amountFrost, at) => ({ member: `0x${at}`, amountFrost }));
        const done = distributeVault({ heldFrost, advances: before, sharesBps: [3_334, 6_666] });
        const sum = (list: readonly bigint[]) => list.reduce((total, part) => total + part, 0n);
        const repaid = sum(done.repaid.map(({ amountFrost }) => amountFrost));
        expect(done.totalFrost + done.heldFrost).toBe(heldFrost);
        expect(repaid + sum(done.amounts)).toBe(done.totalFrost);
        expect(sum(done.advances.map(({ amountFrost }) => amountFrost)) + repaid).toBe(
          sum(amounts),
        );
      }),
    );
  });

  it('owes members only, and at most 16 people', () => {
    const members = [{ address: '0xa' }];
    const many = Array.from({ length: 16 }, (_, at) => ({ member: `0x${at}`, amountFrost: 1n }));
    expect(codeOf(canAdvance({ members, advances }, '0xb'))).toBe(38);
    expect(codeOf(canAdvance({ members, advances: many }, '0xa'))).toBe(39);
    expect(codeOf(canAdvance({ members, advances: many.slice(1) }, '0xa'))).toBe(null);
    expect(codeOf(canAdvance({ members, advances: [...many.slice(1), ...advances] }, '0xa'))).toBe(
      null,
    );
  });
});

describe('the cost of storage', () => {
  const blobs = [{ encodedBytes: (1n << 20n) + 1n, startEpoch: 3, endEpoch: 6 }];

  it('is claimed as paid, at most the ceiling: 2 MiB for 3 epochs and once more', () => {
    expect(storageCostFrost(blobs, { storagePriceFrost: 10n, writePriceFrost: 7n })).toBe(74n);
    expect(claimableCostFrost(74n, blobs, 10n)).toBe(74n);
    expect(claimableCostFrost(81n, blobs, 10n)).toBe(80n);
    expect(claimableCostFrost(80n, blobs, 10n)).toBe(80n);
  });

  it('of an extension goes by started MiB and epochs', () => {
    expect(extensionCostFrost({ encodedBytes: 1n << 20n, epochs: 2 }, 10n)).toBe(20n);
    expect(extensionCostFrost({ encodedBytes: (1n << 20n) + 1n, epochs: 2 }, 10n)).toBe(40n);
    expect(extensionCostFrost({ encodedBytes: 1n, epochs: 0 }, 10n)).toBe(0n);
  });

  it.each([12_999n, 13_000n, 13_001n])('reaches the end of a window, at %d ms', (endsAtMs) => {
    const anchor = { epochMs: 1_000n, anchorEpoch: 5, anchorMs: 10_000n };
    const epoch = endEpochToCover(anchor, endsAtMs);
    expect(isWindowCovered(anchor, epoch, endsAtMs)).toBe(true);
    expect(isWindowCovered(anchor, epoch - 1, endsAtMs)).toBe(false);
  });
});

describe('audits', () => {
  const grant: GrantTerms = {
    modelId: '0x1',
    scope: 1,
    firstIteration: 2,
    lastIteration: 4,
    startsAtMs: 1_000n,
    endsAtMs: 2_000n,
    openedUntilMs: 1_800n,
    openedIteration: 2,
  };
  const asked = { modelId: '0x1', iteration: 2, latestIteration: 3, revoked: false, nowMs: 1_500n };

  it.each([
    [{}, null],
    [{ modelId: '0x2', revoked: true }, 60],
    [{ revoked: true, nowMs: 0n }, 59],
    [{ nowMs: 999n }, 23],
    [{ nowMs: 1_000n }, null],
    [{ nowMs: 1_999n }, null],
    [{ nowMs: 2_000n }, 24],
    [{ nowMs: 2_001n }, 24],
    [{ iteration: 1 }, 25],
    [{ iteration: 5 }, 25],
    [{ iteration: 4 }, 26],
  ])('opening, case %#', (change, abortCode) => {
    expect(codeOf(canOpenAudit(grant, { ...asked, ...change }))).toBe(abortCode);
  });

  it.each([
    [{}, {}, false, null],
    [{}, {}, true, 31],
    [{ scope: 2 }, {}, true, null],
    [{ scope: 2 }, {}, false, 31],
    [{ scope: 3 }, { nowMs: 1_799n }, true, null],
    [{}, { nowMs: 1_800n }, false, 32],
    [{}, { iteration: 3 }, false, 32],
    [{}, { revoked: true }, false, 59],
  ])('keys, case %#', (terms, change, ofNote, abortCode) => {
    const verdict = canFetchAuditKey({ ...grant, ...terms }, { ...asked, ...change }, ofNote);
    expect(codeOf(verdict)).toBe(abortCode);
  });

  it.each([
    [{}, null],
    [{ scope: 0 }, 57],
    [{ scope: 4 }, 57],
    [{ windowMs: 99n }, 12],
    [{ windowMs: 1_001n }, 12],
    [{ startsAtMs: 1_501n }, null],
    [{ startsAtMs: 2_500n }, null],
    [{ startsAtMs: 2_501n }, 12],
    [{ lastIteration: 4 }, 14],
  ])('granting, case %#', (change, abortCode) => {
    const market = { minWindowMs: 100n, maxWindowMs: 1_000n };
    const range = { firstIteration: 1, lastIteration: 3 };
    const proposal = { scope: 3, startsAtMs: 0n, windowMs: 100n, ...range, ...change };
    const verdict = canGrantAudit(proposal, { market, iterationCount: 3, nowMs: 1_500n });
    expect(codeOf(verdict)).toBe(abortCode);
  });

  it('have words', () => {
    expect([1, 2, 3].map(scopeText)).toEqual(['weights', 'notes', 'weights and notes']);
    expect([1, 2, 3].map(opinionText)).toEqual([
      'supports',
      'supports with reservations',
      'does not support',
    ]);
  });
});

describe('notes', () => {
  it('commit to salt and text', () => {
    const bytes = noteCommitmentBytes(new Uint8Array(16).fill(7), Uint8Array.of(1, 2));
    expect([...bytes]).toEqual([...Array<number>(16).fill(7), 1, 2]);
    expect(() => noteCommitmentBytes(new Uint8Array(15), new Uint8Array())).toThrow();
    expect(() => noteCommitmentBytes(new Uint8Array(16), new Uint8Array(2_049))).toThrow();
  });

  it.each([
    [NOTE_SEALED_UNTIL, 99n, 41],
    [NOTE_SEALED_UNTIL, 100n, null],
    [NOTE_SEALED_UNTIL, 101n, null],
    [1, 100n, 41],
    [3, 100n, 41],
    [4, 100n, 41],
  ])('of kind %d are disclosed at %d ms: %s', (kind, nowMs, abortCode) => {
    const empty = new Uint8Array();
    const note = { kind, text: '', opensAtMs: 100n, commitment: empty, sealed: empty };
    expect(codeOf(canDisclose(note, nowMs))).toBe(abortCode);
  });
});

describe('terms in words', () => {
  it('say rights, iterations, price, calls and refund', () => {
    expect([1, 2, 3].map(rightsText)).toEqual(['download', 'invoke', 'download and invoke']);
    expect(iterationsText({ firstIteration: 2, lastIteration: 2 })).toBe('iteration 2');
    expect(iterationsText({ firstIteration: 2, lastIteration: 4 })).toBe('iterations 2 to 4');
    expect(iterationsText({ firstIteration: 2, lastIteration: 0xffff_ffff })).toBe(
      'iterations 2 and later',
    );
    expect(priceText({ priceFrost: 12_500_000_000_000n, trial: false }, 'en-GB')).toBe(
      '12,500 WAL',
    );
    expect(priceText({ priceFrost: 0n, trial: true }, 'en-GB')).toBe('free trial');
    expect(quotaText({ rights: 1, quota: 0n }, 'en-GB')).toBe('');
    expect(quotaText({ rights: 2, quota: 0n }, 'en-GB')).toBe('calls without a limit');
    expect(quotaText({ rights: 3, quota: 10_000n }, 'en-GB')).toBe('10,000 calls');
    const rule = { rights: 1, quota: 0n, refundRule: 1, trial: false };
    expect(refundRuleText({ ...rule, refundRule: 0 })).toBe('No refund.');
    expect(refundRuleText(rule)).toContain('first open');
    expect(refundRuleText({ ...rule, rights: 2, quota: 5n })).toContain('whichever is smaller');
  });
});
