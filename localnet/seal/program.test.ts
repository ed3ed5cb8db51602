import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { describe, expect, it } from 'vitest';
import { readProgram } from './program';
import { SealError } from './seal-error';

const packageId = `0x${'ab'.repeat(32)}`;
const other = `0x${'cd'.repeat(32)}`;
const id = (fill: number) =>
  bcs.vector(bcs.u8()).serialize(new Uint8Array(36).fill(fill)).toBytes();

async function bytesOf(fill: (transaction: Transaction) => void): Promise<Uint8Array> {
  const transaction = new Transaction();
  fill(transaction);
  return (await transaction.build({ onlyTransactionKind: true })).slice(1);
}

function call(transaction: Transaction, target = `${packageId}::policy::seal_approve`, fill = 1) {
  const clock = transaction.sharedObjectRef({
    objectId: '0x6',
    initialSharedVersion: 1,
    mutable: false,
  });
  transaction.moveCall({ target, arguments: [transaction.pure(id(fill)), clock] });
}

function codeOf(bytes: Uint8Array): string | undefined {
  try {
    readProgram(bytes);
    return undefined;
  } catch (error) {
    return error instanceof SealError ? error.code : String(error);
  }
}

describe('programs that ask for keys', () => {
  it('gives calls, inputs without versions, and each id once', async () => {
    const bytes = await bytesOf((transaction) => {
      call(transaction);
      call(transaction, `${packageId}::policy::seal_approve_team`, 2);
      call(transaction, `${packageId}::policy::seal_approve_team`, 1);
    });
    const program = readProgram(bytes);
    expect(program.packageId).toBe(packageId);
    expect(program.calls.map((one) => one.function)).toEqual([
      'seal_approve',
      'seal_approve_team',
      'seal_approve_team',
    ]);
    expect(program.innerIds).toEqual([new Uint8Array(36).fill(1), new Uint8Array(36).fill(2)]);
    expect(program.inputs.filter((one) => one.kind === 'object')).toEqual([
      { kind: 'object', objectId: `0x${'6'.padStart(64, '0')}` },
    ]);
  });

  it.each<[string, (transaction: Transaction) => void]>([
    ['no command', () => undefined],
    ['another command', (t) => t.splitCoins(t.gas, [1])],
    ['a function of another name', (t) => call(t, `${packageId}::policy::approve`)],
    [
      'two packages',
      (t) => {
        call(t);
        call(t, `${other}::policy::seal_approve`);
      },
    ],
    ['no arguments', (t) => t.moveCall({ target: `${packageId}::policy::seal_approve` })],
    [
      'an object as the id',
      (t) =>
        t.moveCall({
          target: `${packageId}::policy::seal_approve`,
          arguments: [
            t.sharedObjectRef({ objectId: '0x6', initialSharedVersion: 1, mutable: false }),
          ],
        }),
    ],
    [
      'an id that is not a vector<u8>',
      (t) =>
        t.moveCall({
          target: `${packageId}::policy::seal_approve`,
          arguments: [t.pure(Uint8Array.of(5, 1, 2))],
        }),
    ],
    [
      'an id with bytes behind it',
      (t) =>
        t.moveCall({
          target: `${packageId}::policy::seal_approve`,
          arguments: [t.pure(Uint8Array.of(1, 1, 2))],
        }),
    ],
    [
      'a result as an argument',
      (t) => {
        const result = t.moveCall({
          target: `${packageId}::policy::seal_approve`,
          arguments: [t.pure(id(1))],
        });
        t.moveCall({
          target: `${packageId}::policy::seal_approve`,
          arguments: [t.pure(id(1)), result],
        });
      },
    ],
    [
      'more calls than allowed',
      (t) => {
        for (let at = 0; at < 101; at += 1) call(t);
      },
    ],
  ])('refuses %s', async (_, fill) => {
    expect(codeOf(await bytesOf(fill))).toBe('InvalidPTB');
  });

  it('refuses cut, lengthened and arbitrary bytes', async () => {
    const good = await bytesOf((transaction) => call(transaction));
    expect(codeOf(good)).toBeUndefined();
    expect(codeOf(Uint8Array.from([...good, 0]))).toBe('InvalidPTB');
    for (let length = 0; length < good.length; length += 1) {
      expect(codeOf(good.slice(0, length))).toBe('InvalidPTB');
    }
    for (let at = 0; at < good.length; at += 1) {
      const changed = good.slice();
      changed[at] = 0xff;
      expect([undefined, 'InvalidPTB']).toContain(codeOf(changed));
    }
  });
});
