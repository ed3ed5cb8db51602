import { bcs } from '@mysten/sui/bcs';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import { EncryptedObject } from '@mysten/seal';
import { expect, test } from 'vitest';
import {
  clockLayout,
  iterationLayout,
  marketLayout,
  modelLayout,
  offerLayout,
} from '@/lib/chain/object-layouts';
import { ITERATIONS_AND_LATER, keyIdBytes } from '@/lib/domain';
import type { NetworkAccess } from '../network-access';
import { checkPurchase } from './check-purchase';

const id = (digit: string) => `0x${digit.repeat(64)}`;
const [packageId, modelId, marketId] = [id('a'), id('b'), id('c')];
const walType = `${packageId}::wal::WAL`;
const NOW_MS = 1_800_000_000_000n;

test.each([
  ['its own key', sealedKeyOf(2), null],
  ['the key of another iteration', sealedKeyOf(1), 'envelope_mismatch'],
  ['no sealed key at all', new Uint8Array(449).fill(7), 'envelope_malformed'],
])('the newest iteration has %s', async (_what, sealedKey, code) => {
  const { checks } = await checkPurchase(accessTo(sealedKey), {
    modelId,
    offer: 1,
    expectedPriceFrost: 5n,
    address: id('e'),
  });
  const failures = checks.filter((check) => !check.passed);
  expect(failures.map((check) => check.failure?.code)).toEqual(code === null ? [] : [code]);
});

test('a trial taken before is refused with its day', async () => {
  const { checks } = await checkPurchase(accessTo(sealedKeyOf(2), { trial: true }), {
    modelId,
    offer: 1,
    expectedPriceFrost: 5n,
    address: id('e'),
  });
  const failures = checks.filter((check) => !check.passed);
  expect(failures.map((check) => check.failure?.message)).toEqual([
    'You tried this model on 15 Jan 2027, 08:00 UTC, and a trial is once per person and model; nothing was paid, choose another offer.',
  ]);
});

/** Sealed for iteration `number` of the model, with the form of a real one. */
function sealedKeyOf(number: number): Uint8Array {
  return EncryptedObject.serialize({
    version: 0,
    packageId,
    id: Buffer.from(keyIdBytes({ modelId, iteration: number })).toString('hex'),
    services: [
      [id('1'), 1],
      [id('2'), 2],
    ],
    threshold: 2,
    encryptedShares: {
      BonehFranklinBLS12381: {
        nonce: new Uint8Array(96),
        encryptedShares: [new Uint8Array(32), new Uint8Array(32)],
        encryptedRandomness: new Uint8Array(32),
      },
    },
    ciphertext: { Aes256Gcm: { blob: new Uint8Array(48), aad: null } },
  }).toBytes();
}

/**
 * A chain with one model of two iterations and one offer; the newest has this sealed key. Whoever
 * asks has tried the model.
 */
function accessTo(sealedKey: Uint8Array, offer = { trial: false }): NetworkAccess {
  const fields = new Map([
    [id('1'), iterationBytes(sealedKey)],
    [id('2'), offerBytes(offer)],
    [id('4'), bcs.u64().serialize(NOW_MS).toBytes()],
  ]);
  const objects = new Map([
    [marketId, { type: `${packageId}::market::Market<${walType}>`, content: marketBytes() }],
    [modelId, { type: `${packageId}::model::Model<${walType}>`, content: modelBytes() }],
    [
      `0x${'6'.padStart(64, '0')}`,
      {
        type: '0x2::clock::Clock',
        content: clockLayout.serialize({ id: '0x6', timestamp_ms: NOW_MS }).toBytes(),
      },
    ],
  ]);
  const core = {
    getBalance: async () => ({ balance: { balance: '1000000000' } }),
    getObject: async ({ objectId }: { objectId: string }) => ({ object: objects.get(objectId) }),
    getDynamicField: async ({ parentId }: { parentId: string }) => ({
      dynamicField: { value: { bcs: fields.get(parentId) } },
    }),
  };
  return accessOf(core);
}

/** Only what the checks read of a client and a manifest exists. */
function accessOf(core: object): NetworkAccess {
  const manifest = { packages: { tidemark: packageId }, walType, objects: { market: marketId } };
  return { client: { core } as unknown as ClientWithCoreApi, manifest } as unknown as NetworkAccess;
}

function marketBytes(): Uint8Array {
  return marketLayout
    .serialize({
      id: marketId,
      version: 1n,
      epoch_ms: 1_000n,
      anchor_epoch: 1,
      anchor_ms: NOW_MS,
      min_window_ms: 1n,
      max_window_ms: 1_000n,
      session_ms: 1n,
      max_members: 8n,
      storage_ceiling: 1n,
      fee_bps: 0,
      fee_recipient: id('e'),
    })
    .toBytes();
}

function modelBytes(): Uint8Array {
  return modelLayout
    .serialize({
      id: modelId,
      market: marketId,
      team: id('d'),
      name: 'Model',
      summary: '',
      task: 'task',
      tags: [],
      licence: 'MIT',
      data_class: 'none',
      retired: false,
      iteration_count: 2,
      iterations: { id: id('1'), size: 2n },
      offer_count: 1,
      offers: { id: id('2'), size: 1n },
      blobs: { id: id('3'), size: 1n },
      aliases: { contents: [] },
      trials: { id: id('4'), size: 0n },
      grants: { id: id('5'), size: 0n },
    })
    .toBytes();
}

function iterationBytes(sealedKey: Uint8Array): Uint8Array {
  return iterationLayout
    .serialize({
      number: 2,
      parents: [1],
      manifest_blob_id: 1n,
      blob_objects: [],
      end_epoch: 10,
      content_root: new Uint8Array(32),
      plain_bytes: 1n,
      cipher_bytes: 2n,
      sealed_key: sealedKey,
      format: 'onnx',
      metrics: '',
      note: {
        kind: 1,
        text: '',
        opens_at_ms: 0n,
        commitment: new Uint8Array(),
        sealed: new Uint8Array(),
      },
      author: id('e'),
      created_at_ms: NOW_MS,
      cost_advanced: 0n,
    })
    .toBytes();
}

function offerBytes({ trial }: { trial: boolean }): Uint8Array {
  const range = { first_iteration: 1, last_iteration: ITERATIONS_AND_LATER };
  const terms = { rights: 1, window_ms: 1_000n, price: 5n, quota: 0n, refund_rule: 0 };
  return offerLayout.serialize({ number: 1, trial, active: true, ...terms, ...range }).toBytes();
}
