import { SimulationError, type SuiClientTypes } from '@mysten/sui/client';
import { RpcError } from '@mysten/sui/grpc';
import { describe, expect, test } from 'vitest';
import { TidemarkError } from '@/lib/domain';
import { chainError, executionError, isWalletRefusal } from './chain-error';

function abort(module: string, abortCode: string): SuiClientTypes.ExecutionError {
  return {
    $kind: 'MoveAbort',
    message: 'MoveAbort',
    command: 0,
    MoveAbort: { abortCode, location: { module, package: '0x1' } },
  };
}

describe('chainError', () => {
  test('an abort of the contract becomes its sentence, also through a dry run', () => {
    const direct = executionError(abort('purchase', '17'));
    expect(direct).toMatchObject({ code: 'price_changed', details: { abortCode: 17 } });
    const dryRun = new SimulationError('x', { executionError: abort('access', '24') });
    expect(chainError(new Error('outer', { cause: dryRun }))).toMatchObject({
      code: 'pass_window_ended',
      retryable: false,
    });
  });

  test('the same number of a foreign module means nothing', () => {
    expect(executionError(abort('coin', '17'))).toMatchObject({ code: 'transaction_failed' });
    expect(executionError(abort('purchase', '999'))).toMatchObject({ code: 'transaction_failed' });
  });

  test('a refusal by the person is recognised by its code, never by its words', () => {
    const refusals = [
      Object.assign(new Error('?'), { code: 4001 }),
      Object.assign(new Error('?'), { context: { __code: 4_001_000 } }),
      new Error('outer', { cause: Object.assign(new Error('?'), { code: 4001 }) }),
    ];
    for (const refusal of refusals) {
      expect(chainError(refusal)).toMatchObject({ code: 'wallet_rejected' });
      expect(isWalletRefusal(refusal)).toBe(true);
    }
    expect(isWalletRefusal(new Error('User rejected the request'))).toBe(false);
  });

  test('the state of the node decides about retrying', () => {
    expect(chainError(new RpcError('x', 'UNAVAILABLE'))).toMatchObject({
      code: 'chain_unreachable',
      retryable: true,
    });
    expect(chainError(new RpcError('x', 'INVALID_ARGUMENT'))).toMatchObject({
      code: 'transaction_failed',
      retryable: false,
    });
    const dryRun = new SimulationError('x', { cause: new RpcError('x', 'DEADLINE_EXCEEDED') });
    expect(chainError(dryRun)).toMatchObject({ code: 'chain_unreachable' });
  });

  test('our own errors pass unchanged', () => {
    const own = new TidemarkError('wal_insufficient', 'x');
    expect(chainError(own)).toBe(own);
  });
});
