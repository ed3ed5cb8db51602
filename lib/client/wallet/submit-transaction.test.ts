import { Transaction } from '@mysten/sui/transactions';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import { RpcError } from '@mysten/sui/grpc';
import { beforeEach, expect, test, vi } from 'vitest';
import { submitTransaction, type Submitter } from './submit-transaction';

// The browser's store and locks, which Node does not have.
const kept = vi.hoisted(() => new Map<string, unknown>());
vi.mock('idb-keyval', () => ({
  get: async (key: string) => kept.get(key),
  set: async (key: string, value: unknown) => void kept.set(key, value),
  del: async (key: string) => void kept.delete(key),
}));
vi.stubGlobal('navigator', {
  locks: {
    request: (_name: string, _options: unknown, work: (lock: object) => unknown) => work({}),
  },
});

const id = (digit: string) => `0x${digit.repeat(64)}`;
const packageId = id('a');
let signed = 0;
beforeEach(() => {
  kept.clear();
  signed = 0;
});

const success = { $kind: 'Transaction', Transaction: outcomeWith([]) };

test('a paid deed whose receipt cannot be read is never signed again', async () => {
  const unreadable = [
    { eventType: `${packageId}::sale_events::PassBought`, bcs: Uint8Array.of(1) },
  ];
  const submitter = submitterOf({
    executeTransaction: async () => success,
    waitForTransaction: async () => ({
      $kind: 'Transaction',
      Transaction: outcomeWith(unreadable),
    }),
  });
  await expect(submit(submitter)).rejects.toMatchObject({ code: 'chain_data_malformed' });
  await expect(submit(submitter)).rejects.toMatchObject({ code: 'chain_data_malformed' });
  expect(signed).toBe(1);
});

test.each(['CANCELLED', 'UNAVAILABLE'])('an answer lost as %s is looked up', async (code) => {
  const submitter = submitterOf({
    executeTransaction: async () => Promise.reject(new RpcError('', code)),
    waitForTransaction: async () => success,
  });
  await expect(submit(submitter)).resolves.toMatchObject({ events: [] });
  expect(signed).toBe(1);
});

test('a node that refuses what it ran already is not believed', async () => {
  const submitter = submitterOf({
    executeTransaction: async () => Promise.reject(new RpcError('', 'FAILED_PRECONDITION')),
    getTransaction: async () => success,
    waitForTransaction: async () => success,
  });
  await expect(submit(submitter)).resolves.toMatchObject({ events: [] });
  expect(kept.size).toBe(0);
});

test('what was refused and is not on chain may be signed anew', async () => {
  const submitter = submitterOf({
    executeTransaction: async () => Promise.reject(new RpcError('', 'FAILED_PRECONDITION')),
    getTransaction: async () => Promise.reject(new RpcError('', 'NOT_FOUND')),
  });
  await expect(submit(submitter)).rejects.toMatchObject({ code: 'transaction_failed' });
  await expect(submit(submitter)).rejects.toMatchObject({ code: 'transaction_failed' });
  expect(signed).toBe(2);
});

function outcomeWith(events: readonly { eventType: string; bcs: Uint8Array }[]) {
  return { status: { success: true }, events, effects: { changedObjects: [] }, objectTypes: {} };
}

function submit(submitter: Submitter) {
  return submitTransaction(submitter, { purpose: 'buy', transaction: paidTransaction });
}

/** Complete, so that building it asks no node. */
function paidTransaction(): Transaction {
  const transaction = new Transaction();
  transaction.setSender(id('b'));
  transaction.setGasPrice(1_000);
  transaction.setGasBudget(1_000_000);
  transaction.setGasPayment([
    { objectId: id('c'), version: '1', digest: '11111111111111111111111111111111' },
  ]);
  transaction.setExpiration({ None: true });
  transaction.transferObjects([transaction.gas], id('b'));
  return transaction;
}

function submitterOf(node: Record<string, (options: never) => Promise<unknown>>): Submitter {
  return {
    client: clientOf({ getBalance: async () => ({ balance: { balance: '9' } }), ...node }),
    manifest: manifestOf(),
    address: id('b'),
    ready: async () => undefined,
    signTransaction: async ({ transaction }) => {
      signed += 1;
      return {
        bytes: Buffer.from(await transaction.build()).toString('base64'),
        signature: 'AA==',
      };
    },
  };
}

/** A node of which only the few answers that a submission needs exist. */
function clientOf(core: object): ClientWithCoreApi {
  return { core } as unknown as ClientWithCoreApi;
}

/** The manifest's ids; a submission reads nothing else of it. */
function manifestOf(): Submitter['manifest'] {
  return {
    chainId: 'test',
    packages: { tidemark: packageId },
    walType: `${packageId}::wal::WAL`,
  } as unknown as Submitter['manifest'];
}
