import { describe, expect, it } from 'vitest';
import { ITERATIONS_AND_LATER } from '@/lib/domain';
import { byKindAndWindow } from './offer-order';
import { offerQuotaText, offerRefundText, type OfferRules } from './offer-rules';
import { rangeText, rightsTextOfBits } from './rights-text';

const rules: OfferRules = { rights: ['DOWNLOAD'], quota: 0, refundRule: 'NONE', trial: false };

describe('the rules of an offer in words', () => {
  it.each([
    [{}, 'No refund.'],
    [{ trial: true }, 'A trial is not refunded.'],
    [{ refundRule: 'PRO_RATA' }, /^Until you first open the model/],
    [{ refundRule: 'PRO_RATA', rights: ['INVOKE'], quota: 10 }, /whichever is smaller/],
  ] as const)('refund, case %#', (change, words) => {
    expect(offerRefundText({ ...rules, ...change } as OfferRules)).toMatch(words);
  });

  it('names calls only where there are any', () => {
    expect(offerQuotaText(rules)).toBe('');
    expect(offerQuotaText({ ...rules, rights: ['INVOKE'], quota: 1200 })).toBe('1,200 calls');
    expect(offerQuotaText({ ...rules, rights: ['INVOKE'] })).toBe('calls without a limit');
  });

  it('says the same of what the chain keeps as bits', () => {
    expect(rightsTextOfBits(1)).toBe('Download and run here');
    expect(rightsTextOfBits(2)).toBe('Call through a gateway');
    expect(rightsTextOfBits(3)).toBe('Download, run here, call');
    expect(rangeText({ firstIteration: 1, lastIteration: ITERATIONS_AND_LATER })).toBe(
      'Every iteration',
    );
    expect(rangeText({ firstIteration: 2, lastIteration: 2 })).toBe('Iteration 2 only');
  });
});

describe('the order of offers', () => {
  const offer = { trial: false, windowMs: 7, priceFrost: '12' };

  it('is trials last, then the shorter, then the cheaper', () => {
    const offers = [
      { ...offer, trial: true, windowMs: 1 },
      { ...offer, windowMs: 30, priceFrost: '9' },
      { ...offer, priceFrost: '100' },
      offer,
    ];
    expect(offers.toSorted(byKindAndWindow)).toEqual([offers[3], offers[2], offers[1], offers[0]]);
  });
});
