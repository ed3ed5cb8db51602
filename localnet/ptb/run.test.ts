import { bcs } from '@mysten/sui/bcs';
import { Inputs, type Transaction } from '@mysten/sui/transactions';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExecutedTransaction, ObjectChange } from '../ledger/types';
import { created, failureName, TestChain } from '../testing/test-chain';

let chain: TestChain;
beforeEach(async () => {
  chain = await TestChain.start();
});

const call = (
  transaction: Transaction,
  name: string,
  args: Parameters<Transaction['moveCall']>[0]['arguments'] = [],
) => transaction.moveCall({ target: chain.target(name), arguments: args });

const changeOf = (done: ExecutedTransaction, id: string): ObjectChange | undefined =>
  done.changes.find((change) => change.id === id);

/** The reason inside CommandArgumentError, with the argument's position. */
function argumentFault(done: ExecutedTransaction): unknown {
  const effects = bcs.TransactionEffects.parse(done.effects).V2;
  const error = effects?.status.Failure?.error.CommandArgumentError;
  return error && `${error.argIdx} ${error.kind.$kind}`;
}

describe('where objects go', () => {
  it('wraps, unwraps and deletes', async () => {
    const { alice } = chain;
    const box = await chain.make(alice, 'box');
    const thing = await chain.make(alice, 'thing', 5);
    const wrapped = await chain.submit(alice, (tx) =>
      call(tx, 'wrap', [chain.owned(tx, box), chain.owned(tx, thing)]),
    );
    expect(changeOf(wrapped, thing)).toMatchObject({ idOperation: 'none' });
    expect(changeOf(wrapped, thing)?.output).toBeUndefined();
    expect(changeOf(wrapped, thing)?.input).toBeDefined();
    expect(chain.ledger.object(thing)).toBeUndefined();
    const unwrapped = await chain.submit(alice, (tx) => {
      const out = call(tx, 'unwrap', [chain.owned(tx, box)]);
      tx.transferObjects([out], alice.toSuiAddress());
    });
    expect(changeOf(unwrapped, thing)).toMatchObject({ idOperation: 'none' });
    expect(changeOf(unwrapped, thing)?.input).toBeUndefined();
    expect(chain.object(thing).version).toBe(unwrapped.lamportVersion);
    const destroyed = await chain.submit(alice, (tx) => {
      call(tx, 'destroy', [chain.owned(tx, thing)]);
    });
    expect(changeOf(destroyed, thing)?.idOperation).toBe('deleted');
    expect(changeOf(destroyed, thing)?.output).toBeUndefined();
  });

  it('deletes what was wrapped before, and leaves no trace of what lives and dies at once', async () => {
    const { alice } = chain;
    const box = await chain.make(alice, 'box');
    const thing = await chain.make(alice, 'thing', 5);
    await chain.submit(alice, (tx) =>
      call(tx, 'wrap', [chain.owned(tx, box), chain.owned(tx, thing)]),
    );
    const done = await chain.submit(alice, (tx) => {
      call(tx, 'destroy_inside', [chain.owned(tx, box)]);
      call(tx, 'destroy', [call(tx, 'new', [tx.pure.u64(1)])]);
    });
    expect(changeOf(done, thing)).toEqual({ id: thing, type: '', idOperation: 'deleted' });
    expect(done.changes.map((change) => change.id).sort()).toEqual(
      [box, thing, chain.coins(alice)[0]?.id].sort(),
    );
  });

  it('names an id that is created and wrapped at once', async () => {
    const { alice } = chain;
    const done = await chain.submit(alice, (tx) => {
      const box = call(tx, 'new_box');
      call(tx, 'wrap', [box, call(tx, 'new', [tx.pure.u64(1)])]);
      tx.transferObjects([box], alice.toSuiAddress());
    });
    const inner = done.changes.filter((change) => !change.output);
    expect(inner).toHaveLength(1);
    expect(inner[0]).toMatchObject({ idOperation: 'created', type: '' });
  });

  it('shares new objects only, at the lamport version', async () => {
    const { alice, bob } = chain;
    const done = await chain.submit(alice, (tx) => {
      call(tx, 'share', [call(tx, 'new', [tx.pure.u64(1)])]);
    });
    const shared = created(done, 'Thing');
    expect(chain.object(shared).owner).toEqual({
      kind: 'shared',
      initialSharedVersion: done.lamportVersion,
    });
    const old = await chain.make(alice, 'thing');
    const refused = await chain.submit(alice, (tx) => call(tx, 'share', [chain.owned(tx, old)]));
    expect(refused.failure?.abort?.code).toBe(0n);
    const changed = await chain.submit(bob, (tx) => {
      call(tx, 'set', [chain.shared(tx, shared), tx.pure.u64(77)]);
    });
    expect(changed.failure).toBeUndefined();
    expect(changeOf(changed, shared)?.output).toMatchObject({
      owner: { initialSharedVersion: done.lamportVersion },
    });
    const again = await chain.submit(bob, (tx) => call(tx, 'share', [chain.shared(tx, shared)]));
    expect(again.failure).toBeUndefined();
    expect(chain.object(shared).owner).toMatchObject({ initialSharedVersion: done.lamportVersion });
    const taken = await chain.submit(bob, (tx) => {
      tx.transferObjects([chain.shared(tx, shared)], bob.toSuiAddress());
    });
    expect(failureName(taken)).toBe('SharedObjectOperationNotAllowed');
    const gone = await chain.submit(bob, (tx) => {
      call(tx, 'destroy', [chain.shared(tx, shared)]);
    });
    expect(changeOf(gone, shared)?.idOperation).toBe('deleted');
  });

  it('reads a shared object without touching it', async () => {
    const { alice, bob } = chain;
    const done = await chain.submit(alice, (tx) => {
      call(tx, 'share', [call(tx, 'new', [tx.pure.u64(1)])]);
    });
    const shared = created(done, 'Thing');
    const read = await chain.submit(bob, (tx) => {
      call(tx, 'value', [chain.shared(tx, shared, false)]);
    });
    expect(changeOf(read, shared)).toBeUndefined();
    expect(read.unchangedShared.map((object) => object.id)).toEqual([shared]);
    expect(read.lamportVersion).toBeGreaterThan(chain.object(shared).version);
    expect(read.dependencies).toContain(done.digest);
    const write = await chain.submit(bob, (tx) => {
      call(tx, 'set', [chain.shared(tx, shared, false), tx.pure.u64(2)]);
    });
    expect(argumentFault(write)).toBe('0 InvalidObjectByMutRef');
  });

  it('freezes, and then only reads', async () => {
    const { alice, bob } = chain;
    const thing = await chain.make(alice, 'thing', 6);
    await chain.submit(alice, (tx) => call(tx, 'freeze_it', [chain.owned(tx, thing)]));
    expect(chain.object(thing).owner).toEqual({ kind: 'immutable' });
    const read = await chain.submit(bob, (tx) => {
      call(tx, 'value', [chain.owned(tx, thing)]);
    });
    expect(read.failure).toBeUndefined();
    expect(changeOf(read, thing)).toBeUndefined();
    const set = await chain.submit(bob, (tx) => {
      call(tx, 'set', [chain.owned(tx, thing), tx.pure.u64(2)]);
    });
    expect(argumentFault(set)).toBe('0 InvalidObjectByMutRef');
    const take = await chain.submit(bob, (tx) => {
      call(tx, 'destroy', [chain.owned(tx, thing)]);
    });
    expect(argumentFault(take)).toBe('0 InvalidObjectByValue');
  });
});

describe('children', () => {
  it('adds, changes, reads and removes dynamic object fields', async () => {
    const { alice, ledger } = chain;
    const box = await chain.make(alice, 'box');
    const thing = await chain.make(alice, 'thing', 5);
    await chain.submit(alice, (tx) =>
      call(tx, 'attach', [chain.owned(tx, box), tx.pure.u64(1), chain.owned(tx, thing)]),
    );
    const [field] = ledger.dynamicFieldsOf(box, { limit: 10 });
    expect(field?.type).toContain('::dynamic_field::Field<');
    expect(chain.object(thing).owner).toEqual({ kind: 'object', object: field?.id });
    const set = await chain.submit(alice, (tx) =>
      call(tx, 'set_attached', [chain.owned(tx, box), tx.pure.u64(1), tx.pure.u64(9)]),
    );
    expect(changeOf(set, thing)?.output).toBeDefined();
    expect(changeOf(set, field?.id ?? '')).toBeUndefined();
    expect(chain.object(thing).version).toBe(set.lamportVersion);
    const same = await chain.submit(alice, (tx) =>
      call(tx, 'set_attached', [chain.owned(tx, box), tx.pure.u64(1), tx.pure.u64(9)]),
    );
    expect(changeOf(same, thing)).toBeUndefined();
    const look = await chain.submit(alice, (tx) => {
      call(tx, 'look_attached', [chain.owned(tx, box), tx.pure.u64(1)]);
    });
    expect(changeOf(look, thing)).toBeUndefined();
    expect(look.dependencies).toContain(set.digest);
    const out = await chain.submit(alice, (tx) => {
      const detached = call(tx, 'detach', [chain.owned(tx, box), tx.pure.u64(1)]);
      tx.transferObjects([detached], alice.toSuiAddress());
    });
    expect(changeOf(out, thing)).toMatchObject({ idOperation: 'none' });
    expect(changeOf(out, field?.id ?? '')?.idOperation).toBe('deleted');
    expect(ledger.dynamicFieldsOf(box, { limit: 10 })).toEqual([]);
    expect(chain.object(thing).contents[32]).toBe(9);
  });

  it('keeps plain fields where the SDK expects them', async () => {
    const { alice, ledger } = chain;
    const box = await chain.make(alice, 'box');
    for (const value of [3, 4]) {
      await chain.submit(alice, (tx) =>
        call(tx, 'write_field', [chain.owned(tx, box), tx.pure.u64(7), tx.pure.u64(value)]),
      );
    }
    const { deriveDynamicFieldID } = await import('@mysten/sui/utils');
    const id = deriveDynamicFieldID(box, 'u64', bcs.u64().serialize(7).toBytes());
    expect(ledger.dynamicFieldsOf(box, { limit: 10 }).map((field) => field.id)).toEqual([id]);
    expect(chain.object(id).contents.slice(-8)[0]).toBe(4);
    await chain.submit(alice, (tx) => {
      call(tx, 'remove_field', [chain.owned(tx, box), tx.pure.u64(7)]);
    });
    expect(ledger.object(id)).toBeUndefined();
  });

  it('receives what was sent to an object, at the named version only', async () => {
    const { alice, bob } = chain;
    const box = await chain.make(alice, 'box');
    const thing = await chain.make(bob, 'thing', 5);
    await chain.submit(bob, (tx) => tx.transferObjects([chain.owned(tx, thing)], box));
    const stale = chain.reference(thing);
    const other = await chain.make(alice, 'box');
    const receive = (from: string) => (tx: Transaction) => {
      const input = tx.object(Inputs.ReceivingRef(stale));
      const got = call(tx, 'receive', [chain.owned(tx, from), input]);
      tx.transferObjects([got], alice.toSuiAddress());
    };
    const wrong = await chain.submit(alice, receive(other));
    expect(failureName(wrong)).toBe('MoveAbort');
    expect(changeOf(wrong, thing)).toBeUndefined();
    const done = await chain.submit(alice, receive(box));
    expect(done.failure).toBeUndefined();
    expect(chain.object(thing).owner).toEqual({ kind: 'address', address: alice.toSuiAddress() });
    expect(changeOf(done, thing)?.input?.version).toBe(BigInt(stale.version));
    await expect(chain.submit(alice, receive(box))).rejects.toMatchObject({
      code: 'object-version',
    });
  });
});

describe('what a command may use', () => {
  it('refuses values used twice, left over, out of reach or of the wrong type', async () => {
    const { alice } = chain;
    const thing = await chain.make(alice, 'thing', 5);
    const twice = await chain.submit(alice, (tx) => {
      call(tx, 'destroy', [chain.owned(tx, thing)]);
      call(tx, 'set', [tx.object(Inputs.ObjectRef(chain.reference(thing))), tx.pure.u64(1)]);
    });
    expect(argumentFault(twice)).toBe('0 InvalidValueUsage');
    const aliased = await chain.submit(alice, (tx) => {
      const input = chain.owned(tx, thing);
      call(tx, 'add', [input, input]);
    });
    expect(argumentFault(aliased)).toBe('1 InvalidValueUsage');
    const potato = await chain.submit(alice, (tx) => {
      call(tx, 'potato');
    });
    expect(failureName(potato)).toBe('UnusedValueWithoutDrop');
    const eaten = await chain.submit(alice, (tx) => {
      call(tx, 'eat', [call(tx, 'potato')]);
    });
    expect(eaten.failure).toBeUndefined();
    const mistyped = await chain.submit(alice, (tx) => {
      call(tx, 'set', [chain.coinArgument(tx, alice), tx.pure.u64(1)]);
    });
    expect(argumentFault(mistyped)).toBe('0 TypeMismatch');
    const short = await chain.submit(alice, (tx) => {
      call(tx, 'emit', [tx.pure.u8(1)]);
    });
    expect(argumentFault(short)).toBe('0 InvalidBCSBytes');
    const many = await chain.submit(alice, (tx) => {
      call(tx, 'emit', [call(tx, 'numbers', [tx.pure.u64(1), tx.pure.u64(2)])]);
    });
    expect(argumentFault(many)).toBe('0 InvalidResultArity');
    const pure = await chain.submit(alice, (tx) => {
      call(tx, 'destroy', [tx.pure.u64(1)]);
    });
    expect(argumentFault(pure)).toBe('0 InvalidUsageOfPureArg');
  });

  it('leaves transfers and events of a type to the module that declares it', async () => {
    const { alice, bob } = chain;
    const thing = await chain.make(alice, 'thing', 5);
    const { version } = chain.object(thing);
    const type = `${chain.fixture}::thing::Thing`;
    const tries: ((tx: Transaction) => Parameters<Transaction['moveCall']>[0])[] = [
      (tx) => ({
        target: '0x2::transfer::transfer',
        typeArguments: [type],
        arguments: [chain.owned(tx, thing), tx.pure.address(bob.toSuiAddress())],
      }),
      ...['share_object', 'freeze_object'].map((name) => (tx: Transaction) => ({
        target: `0x2::transfer::${name}` as const,
        typeArguments: [type],
        arguments: [chain.owned(tx, thing)],
      })),
      (tx) => ({
        target: '0x2::event::emit',
        typeArguments: ['u64'],
        arguments: [tx.pure.u64(1)],
      }),
    ];
    for (const attempt of tries) {
      const done = await chain.submit(alice, (tx) => void tx.moveCall(attempt(tx)));
      expect(failureName(done)).toBe('NonEntryFunctionInvoked');
    }
    expect(chain.object(thing).version).toBeGreaterThan(version);
    expect(chain.object(thing).owner).toEqual({ kind: 'address', address: alice.toSuiAddress() });
  });

  it('keeps private functions private and tainted values out of private entries', async () => {
    const { alice } = chain;
    const thing = await chain.make(alice, 'thing', 5);
    const hidden = await chain.submit(alice, (tx) => call(tx, 'hidden'));
    expect(failureName(hidden)).toBe('NonEntryFunctionInvoked');
    const init = await chain.submit(alice, (tx) => call(tx, 'init'));
    expect(failureName(init)).toBe('NonEntryFunctionInvoked');
    const missing = await chain.submit(alice, (tx) => call(tx, 'no_such_function'));
    expect(failureName(missing)).toBe('FunctionNotFound');
    const fine = await chain.submit(alice, (tx) => {
      call(tx, 'private_set', [chain.owned(tx, thing), tx.pure.u64(1)]);
    });
    expect(fine.failure).toBeUndefined();
    const tainted = await chain.submit(alice, (tx) => {
      const input = chain.owned(tx, thing);
      call(tx, 'set', [input, tx.pure.u64(3)]);
      call(tx, 'private_set', [input, tx.pure.u64(4)]);
    });
    expect(argumentFault(tainted)).toBe('0 InvalidArgumentToPrivateEntryFunction');
    const reference = await chain.submit(alice, (tx) => {
      call(tx, 'borrow', [chain.owned(tx, thing)]);
    });
    expect(failureName(reference)).toBe('InvalidPublicFunctionReturnType');
    const arity = await chain.submit(alice, (tx) => call(tx, 'emit', []));
    expect(failureName(arity)).toBe('ArityMismatch');
  });

  it('checks abilities for transfers, vectors and type arguments', async () => {
    const { alice, bob, ledger } = chain;
    const souls = ledger.ownedBy(`0x${'0'.repeat(64)}`, {
      type: `${chain.fixture}::thing::Soul`,
      limit: 1,
    });
    expect(souls).toHaveLength(1);
    expect(souls[0]?.hasPublicTransfer).toBe(false);
    const constraint = await chain.submit(alice, (tx) => {
      tx.moveCall({
        target: chain.target('generic'),
        typeArguments: ['u64'],
        arguments: [tx.pure.u64(1)],
      });
    });
    expect(failureName(constraint)).toBe('TypeArgumentError');
    const unknown = await chain.submit(alice, (tx) => {
      tx.moveCall({
        target: chain.target('generic'),
        typeArguments: [`${chain.fixture}::thing::Nothing`],
        arguments: [tx.pure.u64(1)],
      });
    });
    expect(failureName(unknown)).toBe('TypeArgumentError');
    const untransferable = await chain.submit(alice, (tx) => {
      tx.transferObjects([call(tx, 'potato')], bob.toSuiAddress());
    });
    expect(argumentFault(untransferable)).toBe('0 InvalidTransferObject');
    const vector = await chain.submit(alice, (tx) => {
      const elements = [1, 2].map((value) => call(tx, 'new', [tx.pure.u64(value)]));
      tx.makeMoveVec({ type: `${chain.fixture}::thing::Thing`, elements });
    });
    expect(failureName(vector)).toBe('UnusedValueWithoutDrop');
  });

  it('keeps the gas coin out of Move calls, and coins within their balance', async () => {
    const { alice } = chain;
    const byValue = await chain.submit(alice, (tx) => {
      tx.moveCall({
        target: '0x2::coin::destroy_zero',
        typeArguments: ['0x2::sui::SUI'],
        arguments: [tx.gas],
      });
    });
    expect(argumentFault(byValue)).toBe('0 InvalidGasCoinUsage');
    const byReference = await chain.submit(alice, (tx) => {
      const part = tx.moveCall({
        target: '0x2::coin::split',
        typeArguments: ['0x2::sui::SUI'],
        arguments: [tx.gas, tx.pure.u64(5)],
      });
      tx.mergeCoins(tx.gas, [part]);
    });
    expect(byReference.failure).toBeUndefined();
    expect(byReference.changes).toHaveLength(1);
    const tooMuch = await chain.submit(alice, (tx) => {
      tx.splitCoins(tx.gas, [10n ** 18n]);
    });
    expect(failureName(tooMuch)).toBe('InsufficientCoinBalance');
  });

  it('reports arithmetic and texts as the real chain does', async () => {
    const { alice } = chain;
    const divided = await chain.submit(alice, (tx) => {
      call(tx, 'divide', [tx.pure.u64(1), tx.pure.u64(0)]);
    });
    expect(failureName(divided)).toBe('MovePrimitiveRuntimeError');
    const texts = await chain.submit(alice, (tx) => {
      call(tx, 'texts', [
        tx.pure.string('żółć'),
        tx.pure.option('u64', 4),
        tx.pure.vector('id', [chain.fixture]),
      ]);
    });
    expect(texts.failure).toBeUndefined();
    const events = await chain.submit(alice, (tx) => call(tx, 'emit', [tx.pure.u64(3)]));
    expect(events.events[0]).toMatchObject({
      packageId: chain.fixture,
      module: 'thing',
      sender: alice.toSuiAddress(),
      type: `${chain.fixture}::thing::Seen`,
      index: 0,
    });
    expect(events.eventsDigest).toBeDefined();
  });
});
