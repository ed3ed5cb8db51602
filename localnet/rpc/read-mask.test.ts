import { GrpcTypes as G } from '@mysten/sui/grpc';
import { describe, expect, it } from 'vitest';
import { RpcFailure } from './failure';
import { ReadMask } from './read-mask';

const executed: G.ExecutedTransaction = {
  digest: 'digest',
  signatures: [{ bcs: { value: Uint8Array.of(7) }, signature: { oneofKind: undefined } }],
  checkpoint: 5n,
  timestamp: { seconds: 3n, nanos: 4 },
  balanceChanges: [{ address: '0x1', coinType: 'C', amount: '-1' }],
  effects: {
    digest: 'effects',
    status: { success: true },
    dependencies: ['a', 'b'],
    changedObjects: [
      { objectId: '0x1', objectType: 'T', inputVersion: 1n },
      { objectId: '0x2', objectType: 'U', inputVersion: 2n },
    ],
    unchangedConsensusObjects: [],
    unchangedLoadedRuntimeObjects: [],
  },
};

function pruned(paths: string[] | undefined, defaults: string[] = []): G.ExecutedTransaction {
  const mask = ReadMask.of(G.ExecutedTransaction, paths && { paths }, defaults);
  const bytes = G.ExecutedTransaction.toBinary(mask.prune(executed));
  return G.ExecutedTransaction.fromBinary(bytes);
}

describe('read masks', () => {
  it('keeps only what is named, through lists, and empties other lists', () => {
    const message = pruned(['digest', 'effects.status', 'effects.changed_objects.object_type']);
    expect(message).toEqual({
      digest: 'digest',
      signatures: [],
      balanceChanges: [],
      effects: {
        status: { success: true },
        dependencies: [],
        changedObjects: [{ objectType: 'T' }, { objectType: 'U' }],
        unchangedConsensusObjects: [],
        unchangedLoadedRuntimeObjects: [],
      },
    });
  });

  it('lets a whole message win over a part of it, in either order', () => {
    for (const paths of [
      ['effects', 'effects.status'],
      ['effects.status', 'effects'],
    ]) {
      expect(pruned(paths).effects).toEqual(executed.effects);
    }
  });

  it('takes defaults without a mask and everything for *', () => {
    expect(pruned(undefined, ['checkpoint']).checkpoint).toBe(5n);
    expect(pruned([], ['checkpoint']).digest).toBeUndefined();
    expect(pruned(['*'])).toEqual(executed);
  });

  it('reaches into the groups of a oneof', () => {
    const mask = ReadMask.of(G.SimulateTransactionResponse, { paths: ['transaction.digest'] }, []);
    const response = { transaction: executed, commandOutputs: [] };
    expect(mask.prune(response).transaction?.digest).toBe('digest');
    expect(mask.has('command_outputs')).toBe(false);
    const kind = ReadMask.of(G.TransactionKind, { paths: ['programmable_transaction.inputs'] }, []);
    const program = { inputs: [{ objectId: '0x1' }], commands: [] };
    const data = {
      oneofKind: 'programmableTransaction',
      programmableTransaction: program,
    } as const;
    expect(kind.prune({ data })).toEqual({ data });
    expect(ReadMask.of(G.TransactionKind, { paths: ['kind'] }, []).prune({ data })).toEqual({
      data: { oneofKind: undefined },
      kind: undefined,
    });
  });

  it.each([['nothing'], ['effects.nothing'], ['digest.more'], ['timestamp.seconds'], ['']])(
    'refuses the path "%s"',
    (path) => {
      expect(() => pruned([path])).toThrow(RpcFailure);
    },
  );

  it('bounds the number and the length of paths', () => {
    expect(() => pruned(Array.from({ length: 201 }, () => 'digest'))).toThrow(RpcFailure);
    expect(() => pruned(['effects.'.repeat(100)])).toThrow(RpcFailure);
  });
});
