import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Signer } from '@mysten/sui/cryptography';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction, type TransactionObjectArgument } from '@mysten/sui/transactions';
import { readGenesisBytecode, type PinnedPackage } from '../genesis/bytecode';
import { createFramework, publish, run, single } from '../genesis/unsigned';
import { SYSTEM_ADDRESS } from '../ledger/genesis-transaction';
import { LocalLedger } from '../ledger/local-ledger';
import { packageDigest } from '../ledger/package-facts';
import { MemoryLog, type RecordLog } from '../ledger/record-log';
import type { ExecutedTransaction, StoredObject } from '../ledger/types';
import { compileFiles } from '../move/kit/build-package';
import { GAS_COIN_TEXT, normalizeId, SUI, SUI_TYPE_TEXT } from '../ptb/type-text';
import { createMoveVm } from '../vm/index';
import type { Id, MoveVm } from '../vm/types';

export const GENESIS_MS = 1_800_000_000_000n;
export const CHAIN_ID = '4btiuiMPvEENsttpZC7CZ53DruC3MAgfznDbASZ7DR6S';
/** Enough for a few transactions of any kind. */
export const START_MIST = 100_000_000_000n;
export const BUDGET_MIST = 1_000_000_000n;

const fixtureFile = fileURLToPath(new URL('./fixture.move', import.meta.url));
let fixture: Promise<Uint8Array[]> | undefined;

/** A small chain in memory with two people who own SUI and a package of test functions. */
export class TestChain {
  readonly alice = Ed25519Keypair.fromSecretKey(new Uint8Array(32).fill(1));
  readonly bob = Ed25519Keypair.fromSecretKey(new Uint8Array(32).fill(2));
  wallMs = Number(GENESIS_MS);
  fixture: Id = '';

  private constructor(
    readonly ledger: LocalLedger,
    readonly vm: MoveVm,
  ) {}

  /** `accepted` may be published, or be an upgrade, later. */
  static async start(
    log: RecordLog = new MemoryLog(),
    accepted: readonly PinnedPackage[] = [],
  ): Promise<TestChain> {
    const vm = createMoveVm();
    const clock = { now: () => Number(GENESIS_MS) };
    const ledger = new LocalLedger({
      vm,
      log,
      chainId: CHAIN_ID,
      genesisMs: GENESIS_MS,
      wallMs: () => clock.now(),
      acceptedPackages: accepted.map(digestHex),
    });
    const chain = new TestChain(ledger, vm);
    clock.now = () => chain.wallMs;
    createFramework(ledger, readGenesisBytecode().framework);
    await chain.shareOutSui();
    const published = await publish(ledger, { modules: await fixtureModules(), dependencies: [] });
    chain.fixture = single(published, (change) => change.type === 'package', 'fixture').id;
    const none = normalizeId('0x0');
    ledger.completeGenesis({
      packages: { tidemark: none, wal: none, walrus: none, seal: none },
      walType: '',
      objects: { market: none, walrusSystem: none, walrusStaking: none, walFaucet: none },
      keyServerIds: [],
      storageNodeIds: [],
    });
    return chain;
  }

  private async shareOutSui(): Promise<void> {
    const transaction = new Transaction();
    const supply = transaction.moveCall({ target: `${SUI}::sui::new` });
    const coin = transaction.moveCall({
      target: `${SUI}::coin::from_balance`,
      typeArguments: [SUI_TYPE_TEXT],
      arguments: [supply],
    });
    for (const person of [this.alice, this.alice, this.bob]) {
      const [part] = transaction.splitCoins(coin, [transaction.pure.u64(START_MIST)]);
      transaction.transferObjects([part], person.toSuiAddress());
    }
    transaction.transferObjects([coin], SYSTEM_ADDRESS);
    await run(this.ledger, transaction, SYSTEM_ADDRESS);
  }

  /** SUI coins of a person, in id order. */
  coins(owner: Signer | Id): StoredObject[] {
    const address = typeof owner === 'string' ? owner : owner.toSuiAddress();
    return this.ledger.ownedBy(address, { type: GAS_COIN_TEXT, limit: 100 });
  }

  object(id: Id): StoredObject {
    const object = this.ledger.object(id);
    if (!object) throw new Error(`object ${id} does not exist`);
    return object;
  }

  target = (name: string) => `${this.fixture}::thing::${name}`;

  reference(id: Id) {
    const { version, digest } = this.object(id);
    return { objectId: id, version: version.toString(), digest };
  }

  owned(transaction: Transaction, id: Id): TransactionObjectArgument {
    return transaction.objectRef(this.reference(id));
  }

  shared(transaction: Transaction, id: Id, mutable = true): TransactionObjectArgument {
    const { owner } = this.object(id);
    if (owner.kind !== 'shared') throw new Error(`object ${id} is not shared`);
    const initialSharedVersion = owner.initialSharedVersion.toString();
    return transaction.sharedObjectRef({ objectId: id, initialSharedVersion, mutable });
  }

  /** A SUI coin of the person that does not pay for the transaction. */
  coinArgument(transaction: Transaction, owner: Signer): TransactionObjectArgument {
    const coin = this.coins(owner)[1];
    if (!coin) throw new Error('there is no second coin');
    return this.owned(transaction, coin.id);
  }

  /** Bytes of a transaction paid by the sender's first coin, or by the coins named. */
  build(
    sender: Signer,
    fill: (transaction: Transaction) => void,
    options: { gas?: StoredObject[]; gasOwner?: Signer; budget?: bigint; price?: bigint } = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const { gasOwner, ...rest } = options;
    const payer = gasOwner?.toSuiAddress();
    return this.buildFor(sender.toSuiAddress(), fill, { ...rest, ...(payer && { payer }) });
  }

  buildFor(
    sender: Id,
    fill: (transaction: Transaction) => void,
    options: { gas?: StoredObject[]; payer?: Id; budget?: bigint; price?: bigint } = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const transaction = new Transaction();
    fill(transaction);
    transaction.setSender(sender);
    const payer = options.payer ?? sender;
    transaction.setGasOwner(payer);
    transaction.setGasPrice(options.price ?? this.ledger.referenceGasPrice);
    transaction.setGasBudget(options.budget ?? BUDGET_MIST);
    const gas = options.gas ?? this.coins(payer).slice(0, 1);
    transaction.setGasPayment(gas.map(({ id }) => this.reference(id)));
    return transaction.build();
  }

  /** Builds, signs and executes. */
  async submit(
    sender: Signer,
    fill: (transaction: Transaction) => void,
    options: { gas?: StoredObject[]; gasOwner?: Signer; budget?: bigint } = {},
  ): Promise<ExecutedTransaction> {
    const bytes = await this.build(sender, fill, options);
    const signers = options.gasOwner ? [sender, options.gasOwner] : [sender];
    return this.ledger.execute(bytes, await signatures(bytes, signers));
  }

  /** Runs one function of the fixture that makes a Thing or Box and gives it to the sender. */
  async make(sender: Signer, what: 'thing' | 'box', value = 1): Promise<Id> {
    const done = await this.submit(sender, (transaction) => {
      const made =
        what === 'thing'
          ? transaction.moveCall({
              target: this.target('new'),
              arguments: [transaction.pure.u64(value)],
            })
          : transaction.moveCall({ target: this.target('new_box') });
      transaction.transferObjects([made], sender.toSuiAddress());
    });
    return created(done, what === 'thing' ? 'Thing' : 'Box');
  }
}

/** Sui's digest of a package, as tickets and allow-lists name it. */
export const digestHex = ({ modules, dependencies }: PinnedPackage): string =>
  Buffer.from(packageDigest(modules, dependencies)).toString('hex');

export async function signatures(bytes: Uint8Array, signers: Signer[]): Promise<Uint8Array[]> {
  return Promise.all(
    signers.map(async (signer) => {
      const { signature } = await signer.signTransaction(bytes);
      return new Uint8Array(Buffer.from(signature, 'base64'));
    }),
  );
}

/** Id of the only created object whose type ends like this. */
export function created(done: ExecutedTransaction, typeName: string): Id {
  const found = done.changes.filter(
    (change) => change.idOperation === 'created' && change.type.endsWith(`::${typeName}`),
  );
  const [only] = found;
  if (!only || found.length !== 1) {
    throw new Error(`${found.length} ${typeName} created; ${done.failure?.description ?? ''}`);
  }
  return only.id;
}

/** Name of the failure in the effects, such as `MoveAbort`. */
export function failureName(done: { failure?: { error: unknown } }): string | undefined {
  const error = done.failure?.error;
  return typeof error === 'object' && error !== null ? Object.keys(error)[0] : undefined;
}

function fixtureModules(): Promise<Uint8Array[]> {
  fixture ??= compileFixture();
  return fixture;
}

async function compileFixture(): Promise<Uint8Array[]> {
  const manifest = [
    '[package]',
    'name = "fixture"',
    'version = "0.1.0"',
    'edition = "2024"',
    '',
    '[addresses]',
    'fixture = "0x0"',
    '',
  ].join('\n');
  const files = {
    'Move.toml': manifest,
    'sources/thing.move': readFileSync(fixtureFile, 'utf8'),
  };
  const compiled = await compileFiles('fixture', files, []);
  return compiled.modules.map((base64) => new Uint8Array(Buffer.from(base64, 'base64')));
}
