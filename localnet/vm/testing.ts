import { loadFramework } from './differential/framework';
import { createMoveVm, normalizeId, type MoveVmOptions } from './index';
import type { ChildStore, MoveVm, TransactionContext } from './types';

/** Helpers of this folder's tests. */
export const SENDER = normalizeId('0xabc');
export const FRAMEWORK = normalizeId('0x2');
export const STANDARD = normalizeId('0x1');
export const NO_CHILDREN: ChildStore = { child: () => undefined };

export function frameworkVm(options?: MoveVmOptions): MoveVm {
  const vm = createMoveVm(options);
  loadFramework(vm);
  return vm;
}

/** A transaction whose digest is 32 times the given byte. */
export function transaction(digestByte = 7): TransactionContext {
  return {
    sender: SENDER,
    digest: new Uint8Array(32).fill(digestByte),
    epoch: 3n,
    epochTimestampMs: 1_700_000_000_000n,
    referenceGasPrice: 1000n,
    gasPrice: 1000n,
    gasBudget: 50_000_000n,
  };
}
