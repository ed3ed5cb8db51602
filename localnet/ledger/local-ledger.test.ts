import { bcs } from '@mysten/sui/bcs';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Secp256k1Keypair } from '@mysten/sui/keypairs/secp256k1';
import { Secp256r1Keypair } from '@mysten/sui/keypairs/secp256r1';
import { MultiSigPublicKey } from '@mysten/sui/multisig';
import { Transaction, TransactionDataBuilder } from '@mysten/sui/transactions';
import { fromBase64 } from '@mysten/sui/utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { SUI_TYPE_TEXT } from '../ptb/type-text';
import {
  BUDGET_MIST,
  CHAIN_ID,
  created,
  failureName,
  signatures,
  START_MIST,
  TestChain,
} from '../testing/test-chain';
import { TransactionRefused } from './types';

let chain: TestChain;
beforeEach(async () => {
  chain = await TestChain.start();
});

const refusal = (code: TransactionRefused['code']) =>
  expect.objectContaining({ name: 'TransactionRefused', code });

describe('an SDK-signed transfer', () => {
  it('moves SUI, charges gas and gives exact effects', async () => {
    const { alice, bob, ledger } = chain;
    const gas = chain.coins(alice).slice(0, 1);
    const done = await chain.submit(alice, (transaction) => {
      const [coin] = transaction.splitCoins(transaction.gas, [7n]);
      transaction.transferObjects([coin], bob.toSuiAddress());
    });
    expect(done.failure).toBeUndefined();
    expect(ledger.balances(bob.toSuiAddress()).get(SUI_TYPE_TEXT)).toBe(START_MIST + 7n);
    const { computationCost, storageCost, storageRebate } = done.gasUsed;
    const net = computationCost + storageCost - storageRebate;
    expect(ledger.balances(alice.toSuiAddress()).get(SUI_TYPE_TEXT)).toBe(
      2n * START_MIST - 7n - net,
    );
    expect(done.balanceChanges).toEqual(
      [
        { address: alice.toSuiAddress(), coinType: SUI_TYPE_TEXT, amount: -7n - net },
        { address: bob.toSuiAddress(), coinType: SUI_TYPE_TEXT, amount: 7n },
      ].sort((a, b) => (a.address < b.address ? -1 : 1)),
    );
    const effects = bcs.TransactionEffects.parse(done.effects).V2;
    expect(effects?.status.$kind).toBe('Success');
    expect(effects?.transactionDigest).toBe(done.digest);
    expect(effects?.lamportVersion).toBe(String((gas[0]?.version ?? 0n) + 1n));
    expect(effects?.changedObjects).toHaveLength(2);
    expect(effects?.changedObjects[effects.gasObjectIndex ?? -1]?.[0]).toBe(gas[0]?.id);
    const again = bcs.TransactionEffects.serialize(bcs.TransactionEffects.parse(done.effects));
    expect(again.toBytes()).toEqual(done.effects);
  });

  it('has the SDK digest, and objects have the SDK bytes', async () => {
    const { alice, bob, ledger } = chain;
    const bytes = await chain.build(alice, (transaction) => {
      const [coin] = transaction.splitCoins(transaction.gas, [1n]);
      transaction.transferObjects([coin], bob.toSuiAddress());
    });
    const done = await ledger.execute(bytes, await signatures(bytes, [alice]));
    expect(done.digest).toBe(TransactionDataBuilder.getDigestFromBytes(bytes));
    for (const change of done.changes) {
      const object = chain.object(change.id);
      const parsed = bcs.Object.parse(object.bcs);
      expect(bcs.Object.serialize(parsed).toBytes()).toEqual(object.bcs);
      expect(parsed.data.Move?.version).toBe(object.version.toString());
      expect(parsed.previousTransaction).toBe(done.digest);
    }
  });

  it('splits and merges without losing anything', async () => {
    const { alice } = chain;
    const total = () => chain.ledger.balances(alice.toSuiAddress()).get(SUI_TYPE_TEXT) ?? 0n;
    const before = total();
    const done = await chain.submit(alice, (transaction) => {
      const [one, two] = transaction.splitCoins(transaction.gas, [10n, 20n]);
      transaction.mergeCoins(one, [two]);
      transaction.transferObjects([one], alice.toSuiAddress());
    });
    const { computationCost, storageCost, storageRebate } = done.gasUsed;
    expect(total()).toBe(before - computationCost - storageCost + storageRebate);
    expect(done.changes.map((change) => change.idOperation).sort()).toEqual(['created', 'none']);
  });
});

describe('payment', () => {
  it('melts several gas coins into the first', async () => {
    const { alice, bob } = chain;
    const gas = chain.coins(alice);
    expect(gas).toHaveLength(2);
    const done = await chain.submit(
      alice,
      (transaction) => {
        const [coin] = transaction.splitCoins(transaction.gas, [START_MIST + 5n]);
        transaction.transferObjects([coin], bob.toSuiAddress());
      },
      { gas },
    );
    expect(done.failure).toBeUndefined();
    expect(chain.coins(alice)).toHaveLength(1);
    expect(done.changes.find((change) => change.id === gas[1]?.id)?.idOperation).toBe('deleted');
  });

  it('gives the whole gas coin away, and the rest of the budget with it', async () => {
    const { alice, bob } = chain;
    const gas = chain.coins(alice).slice(0, 1);
    const done = await chain.submit(
      alice,
      (transaction) => transaction.transferObjects([transaction.gas], bob.toSuiAddress()),
      { gas },
    );
    expect(done.failure).toBeUndefined();
    expect(chain.object(gas[0]?.id ?? '').owner).toEqual({
      kind: 'address',
      address: bob.toSuiAddress(),
    });
    const { computationCost, storageCost, storageRebate } = done.gasUsed;
    expect(chain.ledger.balances(bob.toSuiAddress()).get(SUI_TYPE_TEXT)).toBe(
      2n * START_MIST - (computationCost + storageCost - storageRebate),
    );
  });

  it('lets a sponsor pay, with both signatures and only with both', async () => {
    const { alice, bob, ledger } = chain;
    const thing = await chain.make(alice, 'thing');
    const fill = (transaction: Transaction) =>
      transaction.transferObjects([chain.owned(transaction, thing)], bob.toSuiAddress());
    const bytes = await chain.build(alice, fill, { gasOwner: bob });
    const both = await signatures(bytes, [alice, bob]);
    await expect(ledger.execute(bytes, both.slice(0, 1))).rejects.toEqual(refusal('signature'));
    await expect(ledger.execute(bytes, both.slice(0, 1).concat(both.slice(0, 1)))).rejects.toEqual(
      refusal('signature'),
    );
    const before = ledger.balances(alice.toSuiAddress()).get(SUI_TYPE_TEXT);
    const done = await ledger.execute(bytes, both);
    expect(done.failure).toBeUndefined();
    expect(ledger.balances(alice.toSuiAddress()).get(SUI_TYPE_TEXT)).toBe(before);
  });

  it('refuses too little SUI, too small a price, a foreign coin and an empty payment', async () => {
    const { alice, bob, ledger } = chain;
    const nothing = (transaction: Transaction) =>
      transaction.moveCall({ target: chain.target('emit'), arguments: [transaction.pure.u64(1)] });
    const attempt = async (options: Parameters<TestChain['build']>[2]) => {
      const bytes = await chain.build(alice, nothing, options);
      return ledger.execute(bytes, await signatures(bytes, [alice]));
    };
    const count = ledger.transactionCount();
    await expect(attempt({ budget: 49_000_000_000n * 2n })).rejects.toEqual(refusal('gas'));
    await expect(attempt({ price: 999n })).rejects.toEqual(refusal('gas'));
    await expect(attempt({ budget: 10n })).rejects.toEqual(refusal('gas'));
    await expect(attempt({ gas: chain.coins(bob) })).rejects.toEqual(refusal('gas'));
    const poor = await chain.submit(alice, (transaction) => {
      const [coin] = transaction.splitCoins(transaction.gas, [500n]);
      transaction.transferObjects([coin], alice.toSuiAddress());
    });
    const tiny = poor.changes.find((change) => change.idOperation === 'created');
    await expect(attempt({ gas: [chain.object(tiny?.id ?? '')] })).rejects.toThrow(
      /Insufficient SUI for gas: the gas coins hold 500 MIST/,
    );
    expect(ledger.transactionCount()).toBe(count + 1n);
  });

  it('charges a failure and keeps nothing else of it', async () => {
    const { alice, ledger } = chain;
    const thing = await chain.make(alice, 'thing', 5);
    const before = chain.object(thing);
    const done = await chain.submit(alice, (transaction) => {
      transaction.moveCall({
        target: chain.target('set'),
        arguments: [chain.owned(transaction, thing), transaction.pure.u64(9)],
      });
      transaction.moveCall({ target: chain.target('emit'), arguments: [transaction.pure.u64(1)] });
      transaction.moveCall({ target: chain.target('fail'), arguments: [transaction.pure.u64(42)] });
    });
    expect(failureName(done)).toBe('MoveAbort');
    expect(done.failure).toMatchObject({ command: 2, abort: { code: 42n, functionName: 'fail' } });
    expect(done.events).toHaveLength(0);
    expect(done.eventsDigest).toBeUndefined();
    const after = chain.object(thing);
    expect(after.contents).toEqual(before.contents);
    expect(after.version).toBe(done.lamportVersion);
    expect(done.gasUsed.computationCost).toBeGreaterThan(0n);
    expect(bcs.TransactionEffects.parse(done.effects).V2?.status.$kind).toBe('Failure');
    expect(ledger.transaction(done.digest)?.failure?.description).toMatch(/abort code: 42/);
  });

  it('fails with InsufficientGas when the budget does not cover the storage', async () => {
    const { alice } = chain;
    const done = await chain.submit(
      alice,
      (transaction) => {
        const things = Array.from({ length: 20 }, (_, value) =>
          transaction.moveCall({
            target: chain.target('new'),
            arguments: [transaction.pure.u64(value)],
          }),
        );
        transaction.transferObjects(things, alice.toSuiAddress());
      },
      { budget: 10_000_000n },
    );
    expect(failureName(done)).toBe('InsufficientGas');
    expect(done.changes).toHaveLength(1);
  });
});

describe('replay and equivocation', () => {
  const transfer = (to: string) => (transaction: Transaction) => {
    const [coin] = transaction.splitCoins(transaction.gas, [3n]);
    transaction.transferObjects([coin], to);
  };

  it('answers 100 equal submissions with one effect', async () => {
    const { alice, bob, ledger } = chain;
    const bytes = await chain.build(alice, transfer(bob.toSuiAddress()));
    const signed = await signatures(bytes, [alice]);
    const count = ledger.transactionCount();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ledger.execute(bytes, signed)),
    );
    expect(new Set(answers.map((answer) => answer.effectsDigest)).size).toBe(1);
    expect(ledger.transactionCount()).toBe(count + 1n);
    expect(ledger.balances(bob.toSuiAddress()).get(SUI_TYPE_TEXT)).toBe(START_MIST + 3n);
    const wrong = await signatures(bytes, [bob]);
    await expect(ledger.execute(bytes, wrong)).rejects.toEqual(refusal('signature'));
  });

  it('lets one of two transactions on the same coin win', async () => {
    const { alice, bob, ledger } = chain;
    const gas = chain.coins(alice).slice(0, 1);
    const one = await chain.build(alice, transfer(bob.toSuiAddress()), { gas });
    const two = await chain.build(alice, transfer(alice.toSuiAddress()), { gas });
    const results = await Promise.allSettled([
      ledger.execute(one, await signatures(one, [alice])),
      ledger.execute(two, await signatures(two, [alice])),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.status === 'rejected' && lost.reason).toEqual(refusal('object-version'));
  });

  it('refuses a stale version, a wrong digest and a foreign object', async () => {
    const { alice, bob, ledger } = chain;
    const thing = await chain.make(alice, 'thing');
    const stale = chain.reference(thing);
    const set = (reference: typeof stale) => (transaction: Transaction) =>
      transaction.moveCall({
        target: chain.target('set'),
        arguments: [transaction.objectRef(reference), transaction.pure.u64(2)],
      });
    await chain.submit(alice, set(stale));
    await expect(chain.submit(alice, set(stale))).rejects.toEqual(refusal('object-version'));
    const wrong = { ...chain.reference(thing), digest: stale.digest };
    await expect(chain.submit(alice, set(wrong))).rejects.toEqual(refusal('object-version'));
    await expect(chain.submit(bob, set(chain.reference(thing)))).rejects.toEqual(
      refusal('object-owner'),
    );
    const missing = { ...stale, objectId: `0x${'ab'.repeat(32)}` };
    await expect(chain.submit(alice, set(missing))).rejects.toEqual(refusal('object-not-found'));
    expect(ledger.object(thing)?.version).toBe(BigInt(chain.reference(thing).version));
  });
});

describe('signatures and form', () => {
  const nothing = (transaction: Transaction) =>
    transaction.moveCall({ target: chain.target('emit'), arguments: [transaction.pure.u64(1)] });

  it('refuses a wrong key, changed bytes and rubbish', async () => {
    const { alice, bob, ledger } = chain;
    const bytes = await chain.build(alice, nothing);
    await expect(ledger.execute(bytes, await signatures(bytes, [bob]))).rejects.toEqual(
      refusal('signature'),
    );
    const other = await chain.build(alice, nothing, { budget: BUDGET_MIST + 1n });
    await expect(ledger.execute(other, await signatures(bytes, [alice]))).rejects.toEqual(
      refusal('signature'),
    );
    await expect(ledger.execute(bytes, [new Uint8Array([9, 9])])).rejects.toEqual(
      refusal('signature'),
    );
    await expect(ledger.execute(bytes, [])).rejects.toEqual(refusal('signature'));
    await expect(ledger.execute(new Uint8Array([1, 2, 3]), [])).rejects.toEqual(
      refusal('malformed'),
    );
    const trailing = new Uint8Array([...bytes, 0]);
    await expect(ledger.execute(trailing, await signatures(bytes, [alice]))).rejects.toEqual(
      refusal('malformed'),
    );
  });

  it('accepts secp256k1, secp256r1 and multisig', async () => {
    const { alice, ledger } = chain;
    const members = [new Ed25519Keypair(), new Secp256k1Keypair(), new Secp256r1Keypair()];
    const multisig = MultiSigPublicKey.fromPublicKeys({
      threshold: 2,
      publicKeys: members.map((member) => ({ publicKey: member.getPublicKey(), weight: 1 })),
    });
    for (const signer of members) {
      await chain.submit(alice, (transaction) => {
        const [coin] = transaction.splitCoins(transaction.gas, [2_000_000_000n]);
        transaction.transferObjects([coin], signer.toSuiAddress());
      });
      const done = await chain.submit(signer, nothing);
      expect(done.sender).toBe(signer.toSuiAddress());
      expect(done.failure).toBeUndefined();
    }
    await chain.submit(alice, (transaction) => {
      const [coin] = transaction.splitCoins(transaction.gas, [2_000_000_000n]);
      transaction.transferObjects([coin], multisig.toSuiAddress());
    });
    const bytes = await chain.buildFor(multisig.toSuiAddress(), nothing);
    const partial = await Promise.all(
      members.slice(1).map(async (member) => (await member.signTransaction(bytes)).signature),
    );
    const alone = multisig.combinePartialSignatures(partial.slice(0, 1));
    await expect(ledger.execute(bytes, [fromBase64(alone)])).rejects.toEqual(refusal('signature'));
    const together = multisig.combinePartialSignatures(partial);
    const done = await ledger.execute(bytes, [fromBase64(together)]);
    expect(done.sender).toBe(multisig.toSuiAddress());
    expect(ledger.eventCount()).toBe(members.length + 1);
  });

  it('refuses expired and foreign transactions and user Publish', async () => {
    const { alice } = chain;
    const bounded = (chainId: string, epochs: [number | null, number | null]) =>
      chain.submit(alice, (transaction) => {
        nothing(transaction);
        transaction.setExpiration({
          ValidDuring: {
            minEpoch: epochs[0],
            maxEpoch: epochs[1],
            minTimestamp: null,
            maxTimestamp: null,
            chain: chainId,
            nonce: 1,
          },
        });
      });
    await expect(bounded('8btiuiMPvEENsttpZC7CZ53DruC3MAgfznDbASZ7DR6S', [0, 1])).rejects.toThrow(
      /is for chain/,
    );
    await expect(bounded(CHAIN_ID, [1, 2])).rejects.toEqual(refusal('malformed'));
    expect((await bounded(CHAIN_ID, [0, 0])).failure).toBeUndefined();
    await expect(
      chain.submit(alice, (transaction) => {
        const cap = transaction.publish({ modules: [[1]], dependencies: [] });
        transaction.transferObjects([cap], alice.toSuiAddress());
      }),
    ).rejects.toEqual(refusal('unsupported'));
  });
});

describe('the clock', () => {
  it('goes forward only, and its version is its time', async () => {
    const { ledger } = chain;
    const first = ledger.object(
      '0x0000000000000000000000000000000000000000000000000000000000000006',
    );
    chain.wallMs += 1_000;
    const second = ledger.object(first?.id ?? '');
    expect((second?.version ?? 0n) - (first?.version ?? 0n)).toBe(1_000n);
    expect(ledger.object(first?.id ?? '', first?.version)).toEqual(first);
    const before = ledger.now();
    expect(ledger.advanceClock(5_000n)).toBe(before + 5_000n);
    chain.wallMs -= 60_000;
    expect(ledger.now()).toBe(before + 5_000n);
    expect(() => ledger.advanceClock(-1n)).toThrow(RangeError);
  });
});

describe('simulation', () => {
  it('needs no SUI, changes nothing, and shows results and mutated references', async () => {
    const { alice, bob, ledger } = chain;
    const thing = await chain.make(alice, 'thing', 5);
    const stateBefore = ledger.stateDigest();
    const poor = new Ed25519Keypair();
    const bytes = bcs.TransactionData.serialize({
      V1: {
        kind: await kindOf((transaction) => {
          const [coin] = transaction.splitCoins(transaction.gas, [1n]);
          transaction.transferObjects([coin], poor.toSuiAddress());
          const owned = chain.owned(transaction, thing);
          transaction.moveCall({
            target: chain.target('set'),
            arguments: [owned, transaction.pure.u64(8)],
          });
          transaction.moveCall({ target: chain.target('value'), arguments: [owned] });
        }),
        sender: poor.toSuiAddress(),
        gasData: { payment: [], owner: poor.toSuiAddress(), price: '1000', budget: '500000000' },
        expiration: { None: true },
      },
    }).toBytes();
    expect(() => ledger.simulate(bytes, { checks: true })).toThrow(TransactionRefused);
    const seen = ledger.simulate(bytes, { checks: false });
    expect(seen.failure).toBeUndefined();
    expect(seen.commandResults[3]?.returns[0]).toEqual({
      type: 'u64',
      bytes: new Uint8Array([8, 0, 0, 0, 0, 0, 0, 0]),
    });
    expect(seen.commandResults[2]?.mutated[0]?.bytes.slice(32, 33)).toEqual(new Uint8Array([8]));
    expect(seen.written.map((object) => object.type)).toContain(`${chain.fixture}::thing::Thing`);
    expect(ledger.stateDigest()).toBe(stateBefore);
    expect(bcs.TransactionEffects.parse(seen.effects).V2?.gasObjectIndex).toBeNull();
    expect(bob).toBeDefined();
  });

  it('foretells exactly what execution does', async () => {
    const { alice, ledger } = chain;
    const bytes = await chain.build(alice, (transaction) => {
      const made = transaction.moveCall({
        target: chain.target('new'),
        arguments: [transaction.pure.u64(4)],
      });
      transaction.transferObjects([made], alice.toSuiAddress());
    });
    const seen = ledger.simulate(bytes, { checks: true });
    const done = await ledger.execute(bytes, await signatures(bytes, [alice]));
    expect(seen.effectsDigest).toBe(done.effectsDigest);
    expect(created(done, 'Thing')).toBe(seen.changes.find((c) => c.type.endsWith('Thing'))?.id);
  });
});

async function kindOf(fill: (transaction: Transaction) => void) {
  const transaction = new Transaction();
  fill(transaction);
  return bcs.TransactionKind.parse(await transaction.build({ onlyTransactionKind: true }));
}
