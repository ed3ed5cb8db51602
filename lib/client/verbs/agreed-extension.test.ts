import { describe, expect, it } from 'vitest';
import { agreedExtension, extensionOf } from './agreed-extension';
import type { StorageExtension } from './plan-extension';

const modelId = `0x${'a'.repeat(64)}`;
const extension = (costFrost: bigint): StorageExtension => ({
  input: { modelId, iteration: 1, blobs: [], storagePriceFrost: 1n },
  costFrost,
  untilEpoch: 9,
});

describe('the extension that goes before a payment', () => {
  it('is the one needed now, as long as it is no dearer than the one agreed to', () => {
    const needed = extension(5n);
    expect(agreedExtension(needed, extension(5n))).toBe(needed);
    expect(agreedExtension(needed, extension(6n))).toBe(needed);
    expect(() => agreedExtension(needed, extension(4n))).toThrow(/costs 0.000000005 WAL now/);
  });

  it('is none where storage lasts by now, or where nobody agreed to one', () => {
    expect(agreedExtension(null, extension(5n))).toBeNull();
    expect(agreedExtension(extension(5n), undefined)).toBeNull();
  });
});

describe('the extension of an outcome', () => {
  const event = {
    name: 'StorageExtended' as const,
    fields: { model: modelId, iteration: 1, from_epoch: 3, to_epoch: 9, by: modelId, at_ms: 0n },
  };

  it('is what the chain recorded; the cost only of what was sent now', () => {
    expect(extensionOf({ events: [event] }, extension(5n))).toEqual({
      untilEpoch: 9,
      costFrost: 5n,
    });
    expect(extensionOf({ events: [event] }, null)).toEqual({ untilEpoch: 9, costFrost: null });
    expect(extensionOf({ events: [] }, extension(5n))).toBeNull();
  });
});
