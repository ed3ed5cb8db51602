import { bcs } from '@mysten/sui/bcs';
import { GrpcTypes as G } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { coinWithBalance, Transaction } from '@mysten/sui/transactions';
import { normalizeSuiAddress } from '@mysten/sui/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COIN_UNIT, startTestChain, type TestChain } from './test-chain';

let test: TestChain;
beforeAll(async () => {
  test = await startTestChain();
});
afterAll(() => test.close());

const FRIEND = normalizeSuiAddress('0x77');
const CHECKS = G.SimulateTransactionRequest_TransactionChecks;

function mint(transaction: Transaction, amount: bigint) {
  const { packages, objects } = test.chain.facts;
  return transaction.moveCall({
    target: `${packages.wal}::faucet::mint`,
    arguments: [transaction.object(objects.walFaucet), transaction.pure.u64(amount)],
  });
}

function createTeam(transaction: Transaction, member: string): void {
  const { packages, objects, walType } = test.chain.facts;
  transaction.moveCall({
    target: `${packages.tidemark}::team::create`,
    typeArguments: [walType],
    arguments: [
      transaction.object(objects.market),
      transaction.pure.string('Team'),
      transaction.pure.vector('address', [member]),
      transaction.pure.vector('u16', [10_000]),
    ],
  });
}

async function coinsOf(owner: string, coinType?: string) {
  const { objects } = await test.client.listCoins({ owner, ...(coinType ? { coinType } : {}) });
  return objects;
}

describe('building, signing and executing', () => {
  it('moves SUI and tells the same story at once and later', async () => {
    const signer = await test.person({ sui: [COIN_UNIT] });
    const transaction = new Transaction();
    transaction.transferObjects([transaction.splitCoins(transaction.gas, [1_000n])], FRIEND);
    const include = {
      effects: true,
      balanceChanges: true,
      objectTypes: true,
      transaction: true,
      events: true,
      bcs: true,
    } as const;
    const done = await test.client.signAndExecuteTransaction({ transaction, signer, include });
    const result = done.Transaction;
    const cost = result?.effects?.gasUsed;
    const paid =
      BigInt(cost?.computationCost ?? 0) +
      BigInt(cost?.storageCost ?? 0) -
      BigInt(cost?.storageRebate ?? 0);
    const changes = result?.balanceChanges.map(({ address, amount }) => [address, BigInt(amount)]);
    expect(new Map(changes?.map(([key, value]) => [key, value]))).toEqual(
      new Map<unknown, unknown>([
        [FRIEND, 1_000n],
        [signer.toSuiAddress(), -1_000n - paid],
      ]),
    );
    expect(result?.effects?.gasObject?.outputState).toBe('ObjectWrite');
    const effects = bcs.TransactionEffects.parse(result?.effects?.bcs ?? new Uint8Array());
    expect(effects.V2?.transactionDigest).toBe(result?.digest);
    const digest = result?.digest ?? '';
    const later = await test.client.waitForTransaction({ digest, include });
    expect(later).toEqual(done);
    const batch = await test.client.ledgerService.batchGetTransactions({
      digests: [digest, 'unknown'],
    });
    expect(batch.response.transactions.map(({ result: one }) => one.oneofKind)).toEqual([
      'transaction',
      'error',
    ]);
    await expect(test.client.getTransaction({ digest: 'unknown' })).rejects.toThrow();
  });

  it('fills shared versions and mutability from the Move signatures', async () => {
    const { market, walFaucet } = test.chain.facts.objects;
    const signer = await test.person({ sui: [COIN_UNIT] });
    const transaction = new Transaction();
    transaction.setSender(signer.toSuiAddress());
    createTeam(transaction, signer.toSuiAddress());
    transaction.transferObjects([mint(transaction, 5n)], FRIEND);
    const data = bcs.TransactionData.parse(await transaction.build({ client: test.client })).V1;
    const inputs = data.kind.ProgrammableTransaction?.inputs ?? [];
    const shared = inputs.flatMap((input) => input.Object?.SharedObject ?? []);
    const owner = (id: string) => test.chain.ledger.object(id)?.owner;
    const version = (id: string) => {
      const found = owner(id);
      return found?.kind === 'shared' ? found.initialSharedVersion.toString() : undefined;
    };
    expect(shared).toEqual([
      { objectId: market, initialSharedVersion: version(market), mutable: false },
      { objectId: walFaucet, initialSharedVersion: version(walFaucet), mutable: true },
    ]);
    expect(data.gasData.price).toBe('1000');
    expect(BigInt(data.gasData.budget)).toBeLessThan(COIN_UNIT / 10n);
  });

  it('resolves an object as receiving where the function says so', async () => {
    const signer = await test.person({ sui: [1n, 2n] });
    const [first, second] = await coinsOf(signer.toSuiAddress());
    const transaction = new Transaction();
    transaction.moveCall({
      target: '0x2::transfer::public_receive',
      typeArguments: ['0x2::coin::Coin<0x2::sui::SUI>'],
      arguments: [
        transaction.object(first?.objectId ?? ''),
        transaction.object(second?.objectId ?? ''),
      ],
    });
    const kind = await transaction.build({ client: test.client, onlyTransactionKind: true });
    const inputs = bcs.TransactionKind.parse(kind).ProgrammableTransaction?.inputs ?? [];
    expect(inputs.map((input) => input.Object?.$kind)).toEqual(['ImmOrOwnedObject', 'Receiving']);
    expect(inputs[1]?.Object?.Receiving?.digest).toBe(second?.digest);
  });

  it('never pays gas with a coin that the program uses', async () => {
    const signer = await test.person({ sui: [COIN_UNIT, COIN_UNIT, COIN_UNIT] });
    const [first] = await coinsOf(signer.toSuiAddress());
    const transaction = new Transaction();
    transaction.setSender(signer.toSuiAddress());
    transaction.transferObjects([first?.objectId ?? ''], FRIEND);
    const { gasData } = bcs.TransactionData.parse(
      await transaction.build({ client: test.client }),
    ).V1;
    expect(gasData.payment).toHaveLength(2);
    expect(gasData.payment.map(({ objectId }) => objectId)).not.toContain(first?.objectId);
    const done = await test.client.signAndExecuteTransaction({ transaction, signer });
    expect(done.$kind).toBe('Transaction');
  });

  it.each([
    ['split from several coins', 12n, 3n],
    ['the exact sum', 15n, undefined],
    ['nothing', 0n, 15n],
  ])('pays WAL by coinWithBalance: %s', async (_name, balance, left) => {
    const { walType } = test.chain.facts;
    const signer = await test.person({ sui: [COIN_UNIT], wal: [5n, 5n, 5n] });
    const receiver = new Ed25519Keypair().toSuiAddress();
    const transaction = new Transaction();
    transaction.transferObjects([coinWithBalance({ type: walType, balance })], receiver);
    const done = await test.client.signAndExecuteTransaction({ transaction, signer });
    expect(done.FailedTransaction?.status).toBeUndefined();
    const owner = signer.toSuiAddress();
    const rest = await test.client.getBalance({ owner, coinType: walType });
    const got = await test.client.getBalance({ owner: receiver, coinType: walType });
    expect([rest.balance.balance, got.balance.balance]).toEqual([`${left ?? 0n}`, `${balance}`]);
  });

  it('takes a sponsor who signs too', async () => {
    const signer = await test.person({ wal: [9n] });
    const sponsor = await test.person({ sui: [COIN_UNIT] });
    const { walType } = test.chain.facts;
    const [coin] = await coinsOf(signer.toSuiAddress(), walType);
    const transaction = new Transaction();
    transaction.setSender(signer.toSuiAddress());
    transaction.setGasOwner(sponsor.toSuiAddress());
    transaction.transferObjects([coin?.objectId ?? ''], FRIEND);
    const bytes = await transaction.build({ client: test.client });
    const signatures = await Promise.all(
      [signer, sponsor].map(async (key) => (await key.signTransaction(bytes)).signature),
    );
    const alone = test.client.executeTransaction({
      transaction: bytes,
      signatures: signatures.slice(0, 1),
    });
    await expect(alone).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    const done = await test.client.executeTransaction({ transaction: bytes, signatures });
    expect(done.$kind).toBe('Transaction');
  });

  it('executes a transaction once, however often it is sent', async () => {
    const signer = await test.person({ sui: [COIN_UNIT] });
    const transaction = new Transaction();
    transaction.setSender(signer.toSuiAddress());
    transaction.transferObjects([transaction.splitCoins(transaction.gas, [7n])], FRIEND);
    const bytes = await transaction.build({ client: test.client });
    const { signature } = await signer.signTransaction(bytes);
    const before = test.chain.ledger.transactionCount();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        test.client.executeTransaction({
          transaction: bytes,
          signatures: [signature],
          include: { effects: true },
        }),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(test.chain.ledger.transactionCount()).toBe(before + 1n);
  });
});

describe('refusals', () => {
  it('says in plain words that SUI for gas is missing, and what is needed', async () => {
    for (const sui of [[], [1_000n], [900_000n, 200_000n]]) {
      const signer = await test.person({ sui });
      const transaction = new Transaction();
      createTeam(transaction, signer.toSuiAddress());
      const sent = test.client.signAndExecuteTransaction({ transaction, signer });
      await expect(sent).rejects.toThrow(
        /^Insufficient SUI for gas: 0x[0-9a-f]{64} holds [0-9.]+ SUI in free coins and this transaction needs about 0\.0[0-9]+ SUI\./,
      );
    }
  });

  it('lets an owner spend the last of the reserve', async () => {
    const signer = await test.person({ sui: [4_500_000n] });
    const transaction = new Transaction();
    transaction.transferObjects([transaction.splitCoins(transaction.gas, [1n])], FRIEND);
    const done = await test.client.signAndExecuteTransaction({ transaction, signer });
    expect(done.$kind).toBe('Transaction');
  });

  it('names an unknown object, a foreign object and a stale version', async () => {
    const signer = await test.person({ sui: [COIN_UNIT, COIN_UNIT] });
    const other = await test.person({ sui: [COIN_UNIT] });
    const [mine] = await coinsOf(signer.toSuiAddress());
    const [theirs] = await coinsOf(other.toSuiAddress());
    const send = (fill: (transaction: Transaction) => void) => {
      const transaction = new Transaction();
      fill(transaction);
      return test.client.signAndExecuteTransaction({ transaction, signer });
    };
    const unknown = `0x${'cd'.repeat(32)}`;
    await expect(send((one) => one.transferObjects([unknown], FRIEND))).rejects.toThrow(
      `Object ${unknown} not found`,
    );
    const foreign = theirs?.objectId ?? '';
    await expect(send((one) => one.transferObjects([foreign], FRIEND))).rejects.toThrow(
      `Object ${foreign} is not owned by the sender`,
    );
    const stale = { objectId: mine?.objectId ?? '', version: '999', digest: mine?.digest ?? '' };
    await expect(
      send((one) => one.transferObjects([one.objectRef(stale)], FRIEND)),
    ).rejects.toThrow(/is at version \d+/);
    await expect(
      send((one) => one.transferObjects([test.chain.facts.packages.wal], FRIEND)),
    ).rejects.toThrow('is a package');
  });

  it('refuses bytes that nobody, or somebody else, signed', async () => {
    const signer = await test.person({ sui: [COIN_UNIT] });
    const transaction = new Transaction();
    transaction.setSender(signer.toSuiAddress());
    transaction.transferObjects([transaction.splitCoins(transaction.gas, [7n])], FRIEND);
    const bytes = await transaction.build({ client: test.client });
    const { signature } = await new Ed25519Keypair().signTransaction(bytes);
    const own = await signer.signTransaction(bytes);
    const changed = Uint8Array.from(bytes);
    changed[changed.length - 2] = (changed[changed.length - 2] ?? 0) ^ 1;
    const trailing = Uint8Array.from([...bytes, 0]);
    const before = test.chain.ledger.transactionCount();
    for (const [sent, signatures] of [
      [bytes, []],
      [bytes, [signature]],
      [bytes, [own.signature, signature, signature]],
      [changed, [own.signature]],
      [trailing, [own.signature]],
      [bytes.slice(0, 40), [own.signature]],
      [new Uint8Array(300), [own.signature]],
    ] as const) {
      const call = test.client.executeTransaction({
        transaction: sent,
        signatures: [...signatures],
      });
      await expect(call).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
    expect(test.chain.ledger.transactionCount()).toBe(before);
  });

  it('reports an abort with its place, in simulation and in execution', async () => {
    const signer = await test.person({ sui: [COIN_UNIT] });
    const { wal } = test.chain.facts.packages;
    const aborting = () => {
      const transaction = new Transaction();
      transaction.setSender(signer.toSuiAddress());
      transaction.transferObjects([mint(transaction, 0n)], FRIEND);
      return transaction;
    };
    await expect(aborting().build({ client: test.client })).rejects.toThrow(
      `Transaction resolution failed: MoveAbort in 1st command, abort code: 1, in '${wal}::faucet::mint'`,
    );
    const kind = await aborting().build({ client: test.client, onlyTransactionKind: true });
    const transaction = Transaction.fromKind(kind);
    const [coin] = await coinsOf(signer.toSuiAddress());
    transaction.setSender(signer.toSuiAddress());
    transaction.setGasPayment([
      {
        objectId: coin?.objectId ?? '',
        version: coin?.version ?? '',
        digest: coin?.digest ?? '',
      },
    ]);
    transaction.setGasBudget(20_000_000);
    transaction.setGasPrice(1_000);
    const done = await test.client.signAndExecuteTransaction({
      transaction,
      signer,
      include: { effects: true },
    });
    const failed = done.FailedTransaction;
    expect(failed?.status.error).toMatchObject({
      $kind: 'MoveAbort',
      command: 0,
      MoveAbort: {
        abortCode: '1',
        location: { package: wal, module: 'faucet', functionName: 'mint' },
        cleverError: undefined,
      },
    });
    expect(failed?.effects?.gasObject?.objectId).toBe(coin?.objectId);
  });
});

describe('simulation', () => {
  it('runs for a person without SUI when gas selection is off', async () => {
    const signer = await test.person();
    const sender = signer.toSuiAddress();
    const transaction = new Transaction();
    createTeam(transaction, sender);
    const kindBytes = await transaction.build({ client: test.client, onlyTransactionKind: true });
    const kind = bcs.TransactionKind.parse(kindBytes);
    const gasData = { payment: [], owner: sender, price: 1_000, budget: 500_000_000 };
    const value = bcs.TransactionData.serialize({
      V1: { kind, sender, gasData, expiration: { None: true } },
    }).toBytes();
    const { response } = await test.client.transactionExecutionService.simulateTransaction({
      transaction: { bcs: { value } },
      checks: CHECKS.ENABLED,
      doGasSelection: false,
      readMask: { paths: ['transaction.effects.status', 'transaction.events'] },
    });
    expect(response.transaction?.effects?.status).toEqual({ success: true });
    expect(response.transaction?.events?.events[0]?.eventType).toContain(
      '::market_events::TeamCreated',
    );
    expect(response.transaction?.transaction).toBeUndefined();
  });

  it('enforces owners with checks and not without', async () => {
    const owner = await test.person({ sui: [COIN_UNIT] });
    const [coin] = await coinsOf(owner.toSuiAddress());
    const stranger = new Ed25519Keypair().toSuiAddress();
    const run = async (checks: G.SimulateTransactionRequest_TransactionChecks) => {
      const transaction = new Transaction();
      transaction.transferObjects([coin?.objectId ?? ''], stranger);
      const kindBytes = await transaction.build({ client: test.client, onlyTransactionKind: true });
      const kind = bcs.TransactionKind.parse(kindBytes);
      const gasData = { payment: [], owner: stranger, price: 1_000, budget: 500_000_000 };
      const value = bcs.TransactionData.serialize({
        V1: { kind, sender: stranger, gasData, expiration: { None: true } },
      }).toBytes();
      const { response } = await test.client.transactionExecutionService.simulateTransaction({
        transaction: { bcs: { value } },
        checks,
        doGasSelection: false,
      });
      return response.transaction?.effects?.status?.success;
    };
    expect(await run(CHECKS.DISABLED)).toBe(true);
    await expect(run(CHECKS.ENABLED)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('returns what commands return and change', async () => {
    const { wal } = test.chain.facts.packages;
    const transaction = new Transaction();
    transaction.moveCall({ target: `${wal}::faucet::max_amount` });
    const read = await test.client.simulateTransaction({
      transaction,
      checksEnabled: false,
      include: { commandResults: true },
    });
    const [result] = read.commandResults ?? [];
    const bytes = result?.returnValues[0]?.bcs ?? new Uint8Array();
    expect(bcs.u64().parse(bytes)).toBe('100000000000000');
    const minting = new Transaction();
    mint(minting, 3n);
    const made = await test.client.simulateTransaction({
      transaction: minting,
      checksEnabled: false,
      include: { commandResults: true, effects: true },
    });
    const coin = made.commandResults?.[0]?.returnValues[0]?.bcs ?? new Uint8Array();
    expect(bcs.u64().parse(coin.slice(32))).toBe('3');
    expect(made.commandResults?.[0]?.mutatedReferences.length).toBeGreaterThan(0);
  });

  it('reports a function that does not exist as FUNCTION_NOT_FOUND', async () => {
    const signer = await test.person({ sui: [COIN_UNIT] });
    const { response } = await test.client.transactionExecutionService.simulateTransaction({
      transaction: {
        sender: signer.toSuiAddress(),
        kind: {
          data: {
            oneofKind: 'programmableTransaction',
            programmableTransaction: {
              inputs: [],
              commands: [
                {
                  command: {
                    oneofKind: 'moveCall',
                    moveCall: {
                      package: test.chain.facts.packages.wal,
                      module: 'faucet',
                      function: 'nothing',
                      typeArguments: [],
                      arguments: [],
                    },
                  },
                },
              ],
            },
          },
        },
      },
      doGasSelection: true,
      readMask: { paths: ['transaction.effects.status'] },
    });
    expect(response.transaction?.effects?.status?.error?.kind).toBe(
      G.ExecutionError_ExecutionErrorKind.FUNCTION_NOT_FOUND,
    );
  });

  it('gives back the very bytes when its own message is sent again without them', async () => {
    const signer = await test.person({ sui: [COIN_UNIT, COIN_UNIT], wal: [5n, 6n] });
    const owner = signer.toSuiAddress();
    const { walType, packages } = test.chain.facts;
    const [one, two] = await coinsOf(owner, walType);
    const transaction = new Transaction();
    transaction.setSender(owner);
    transaction.setExpiration({ Epoch: 5 });
    transaction.mergeCoins(one?.objectId ?? '', [two?.objectId ?? '']);
    const [part] = transaction.splitCoins(one?.objectId ?? '', [3n]);
    transaction.makeMoveVec({ type: 'u64', elements: [transaction.pure.u64(1)] });
    transaction.moveCall({ target: `${packages.wal}::faucet::max_amount` });
    transaction.transferObjects([part, mint(transaction, 4n)], FRIEND);
    const { response } = await test.client.transactionExecutionService.simulateTransaction({
      transaction: await protoOf(transaction),
      doGasSelection: true,
      readMask: { paths: ['transaction.transaction'] },
    });
    const message = response.transaction?.transaction;
    const bytes = message?.bcs?.value;
    expect(bytes?.length).toBeGreaterThan(100);
    const again = await test.client.transactionExecutionService.simulateTransaction({
      transaction: { ...message, bcs: undefined, digest: undefined },
      doGasSelection: false,
      readMask: { paths: ['transaction.transaction.bcs'] },
    });
    expect(again.response.transaction?.transaction?.bcs?.value).toEqual(bytes);
  });
});

/** What the client would send for a transaction that is not resolved yet. */
async function protoOf(transaction: Transaction): Promise<G.Transaction> {
  const kind = await transaction.build({ client: test.client, onlyTransactionKind: true });
  const parsed = bcs.TransactionKind.parse(kind);
  const sender = transaction.getData().sender ?? '';
  const gasData = { payment: [], owner: sender, price: 0, budget: 0 };
  const value = bcs.TransactionData.serialize({
    V1: { kind: parsed, sender, gasData, expiration: { Epoch: 5 } },
  }).toBytes();
  return { bcs: { value } };
}
