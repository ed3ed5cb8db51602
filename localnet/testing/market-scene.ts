import { blake2b } from '@noble/hashes/blake2.js';
import { bcs } from '@mysten/sui/bcs';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { LocalAccount, ownedArgument, sharedArgument } from '../control/account';
import { giveCoins } from '../control/faucet';
import type { ExecutedTransaction } from '../ledger/types';
import type { OpenChain } from '../genesis/open-chain';
import { faucetKeypair, subseed } from '../genesis/seed';
import type { Id } from '../vm/types';
import { blobIdText, blobIdToU256, encodedBlobBytes } from '../walrus/encoding';
import { NODE_COUNT, nodeSecretKey } from '../walrus/keys';
import { aggregateSignatures, confirmationMessage, signMessage } from '../walrus/message';
import { call, clock, market, walCoin } from './contract-call';
import { created } from './test-chain';

export const PRICE_FROST = 1_000_000n;
export const WINDOW_MS = 7n * 86_400_000n;
export const BLOB_BYTES = 1_000;
export const PLAIN_BYTES = 900;
const BLOB_EPOCHS = 4;
const ENCODING_RED_STUFF = 1;
const DOWNLOAD = 1;
export const AND_LATER = 0xffff_ffff;
const NO_QUOTA = 0n;
const NO_REFUND = 0;
const SEALED_KEY_BYTES = 449;

/** A model for sale on a chain: one iteration with one certified blob, one offer of seven days. */
export class MarketScene {
  private constructor(
    readonly chain: OpenChain,
    readonly seller: LocalAccount,
    readonly cap: Id,
    readonly team: Id,
    readonly model: Id,
    /** The blob that the model keeps. */
    readonly keptBlob: Id,
  ) {}

  static async build(chain: OpenChain, keypair?: Ed25519Keypair): Promise<MarketScene> {
    const seller = await newPerson(chain, keypair);
    const setting = { chain, seller };
    const { team, cap } = await createTeam(setting);
    const listed = await seller.run((tx) => {
      call(chain, tx, 'model::list', [
        ownedArgument(tx, chain.ledger, cap),
        market(chain, tx),
        sharedArgument(tx, chain.ledger, team, false),
        ...['Model', 'Summary', 'task'].map((text) => tx.pure.string(text)),
        tx.pure.vector('string', ['tag']),
        tx.pure.string('MIT'),
        tx.pure.string('synthetic'),
        clock(chain, tx),
      ]);
    });
    const model = created(listed, `Model<${chain.facts.walType}>`);
    const blob = await certifiedBlob(setting);
    await publishIteration(setting, { cap, team, model }, blob);
    await seller.run((tx) => {
      call(chain, tx, 'offering::set_offer', [
        ownedArgument(tx, chain.ledger, cap),
        market(chain, tx),
        sharedArgument(tx, chain.ledger, model, true),
        tx.pure.u8(DOWNLOAD),
        tx.pure.u64(WINDOW_MS),
        tx.pure.u64(PRICE_FROST),
        tx.pure.u32(1),
        tx.pure.u32(AND_LATER),
        tx.pure.u64(NO_QUOTA),
        tx.pure.u8(NO_REFUND),
        tx.pure.bool(false),
        clock(chain, tx),
      ]);
    });
    return new MarketScene(chain, seller, cap, team, model, blob.object);
  }

  /** Another certified blob of the seller. */
  blob(): Promise<{ object: Id; blobId: bigint }> {
    return certifiedBlob(this);
  }

  /** One purchase by an account that owns WAL. */
  buy(buyer: LocalAccount, priceFrost = PRICE_FROST): Promise<ExecutedTransaction> {
    const { chain } = this;
    return buyer.run((tx) => {
      const [payment] = tx.splitCoins(
        ownedArgument(tx, chain.ledger, walCoin(chain, buyer.address)),
        [priceFrost],
      );
      call(chain, tx, 'purchase::purchase', [
        market(chain, tx),
        sharedArgument(tx, chain.ledger, this.model, false),
        tx.pure.u32(1),
        tx.pure.u64(priceFrost),
        payment,
        clock(chain, tx),
      ]);
    });
  }

  /** Opens a pass for a session. */
  open(buyer: LocalAccount, pass: Id, sale: Id): Promise<ExecutedTransaction> {
    const { chain } = this;
    return buyer.run((tx) => {
      call(chain, tx, 'access::open', [
        market(chain, tx),
        ownedArgument(tx, chain.ledger, pass),
        sharedArgument(tx, chain.ledger, sale, true),
        sharedArgument(tx, chain.ledger, this.model, false),
        tx.pure.u32(1),
        clock(chain, tx),
      ]);
    });
  }

  /** Moves a sale's money to the team. */
  settle(anyone: LocalAccount, sale: Id): Promise<ExecutedTransaction> {
    const { chain } = this;
    return anyone.run((tx) => {
      call(chain, tx, 'sale::settle', [
        market(chain, tx),
        sharedArgument(tx, chain.ledger, sale, true),
        sharedArgument(tx, chain.ledger, this.team, true),
        clock(chain, tx),
      ]);
    });
  }
}

/** One account per chain, so that its transactions wait for each other. */
const faucets = new WeakMap<OpenChain, LocalAccount>();

/** Somebody with 1,000 SUI and 1,000 WAL. */
export async function newPerson(
  chain: OpenChain,
  keypair = new Ed25519Keypair(),
): Promise<LocalAccount> {
  const { ledger, facts, seedHex } = chain;
  const account = faucets.get(chain) ?? new LocalAccount(ledger, faucetKeypair(seedHex));
  faucets.set(chain, account);
  await giveCoins({ ledger, facts, account }, keypair.toSuiAddress());
  return new LocalAccount(ledger, keypair);
}

interface Setting {
  chain: OpenChain;
  seller: LocalAccount;
}

async function createTeam({ chain, seller }: Setting): Promise<{ team: Id; cap: Id }> {
  const done = await seller.run((tx) => {
    call(chain, tx, 'team::create', [
      market(chain, tx),
      tx.pure.string('Team'),
      tx.pure.vector('address', [seller.address]),
      tx.pure.vector('u16', [10_000]),
    ]);
  });
  return { team: created(done, `Team<${chain.facts.walType}>`), cap: created(done, 'TeamCap') };
}

/** Registers a blob and certifies it with real signatures of all nodes. */
async function certifiedBlob({ chain, seller }: Setting): Promise<{ object: Id; blobId: bigint }> {
  const { ledger, facts, seedHex } = chain;
  const root = new Uint8Array(32).fill(7);
  const identity = bcs.tuple([bcs.u8(), bcs.u64(), bcs.bytes(32)]);
  const digest = blake2b(identity.serialize([ENCODING_RED_STUFF, BLOB_BYTES, root]).toBytes(), {
    dkLen: 32,
  });
  const text = blobIdText(digest);
  const walrus = facts.packages.walrus;
  const registered = await seller.run((tx) => {
    const system = sharedArgument(tx, ledger, facts.objects.walrusSystem, true);
    const payment = ownedArgument(tx, ledger, walCoin(chain, seller.address));
    const storage = tx.moveCall({
      target: `${walrus}::system::reserve_space`,
      arguments: [
        system,
        tx.pure.u64(encodedBlobBytes(BLOB_BYTES)),
        tx.pure.u32(BLOB_EPOCHS),
        payment,
      ],
    });
    const blob = tx.moveCall({
      target: `${walrus}::system::register_blob`,
      arguments: [
        system,
        storage,
        tx.pure.u256(blobIdToU256(text)),
        tx.pure.u256(bcs.u256().parse(root)),
        tx.pure.u64(BLOB_BYTES),
        tx.pure.u8(ENCODING_RED_STUFF),
        tx.pure.bool(false),
        payment,
      ],
    });
    tx.transferObjects([blob], seller.address);
  });
  const object = created(registered, 'Blob');
  const message = confirmationMessage(1, text, { kind: 'permanent' });
  const seed = subseed(seedHex, 'walrus services');
  const signatures = Array.from({ length: NODE_COUNT }, (_, index) =>
    signMessage(message, nodeSecretKey(seed, index)),
  );
  const bytes = bcs.vector(bcs.u8());
  await seller.run((tx) => {
    tx.moveCall({
      target: `${walrus}::system::certify_blob`,
      arguments: [
        sharedArgument(tx, ledger, facts.objects.walrusSystem, false),
        ownedArgument(tx, ledger, object),
        tx.pure(bytes.serialize(aggregateSignatures(signatures))),
        tx.pure(bytes.serialize([0xff, 0x1f])),
        tx.pure(bytes.serialize(message)),
      ],
    });
  });
  return { object, blobId: blobIdToU256(text) };
}

async function publishIteration(
  { chain, seller }: Setting,
  { cap, team, model }: { cap: Id; team: Id; model: Id },
  blob: { object: Id; blobId: bigint },
): Promise<void> {
  const bytes = bcs.vector(bcs.u8());
  await seller.run((tx) => {
    const blobs = tx.makeMoveVec({
      type: `${chain.facts.packages.walrus}::blob::Blob`,
      elements: [ownedArgument(tx, chain.ledger, blob.object)],
    });
    const note = tx.moveCall({
      target: `${chain.facts.packages.tidemark}::note::public_text`,
      arguments: [tx.pure.string('note')],
    });
    call(chain, tx, 'publishing::publish_iteration', [
      ownedArgument(tx, chain.ledger, cap),
      market(chain, tx),
      sharedArgument(tx, chain.ledger, team, true),
      sharedArgument(tx, chain.ledger, model, true),
      blobs,
      tx.pure.u256(blob.blobId),
      tx.pure(bytes.serialize(new Uint8Array(32).fill(1))),
      tx.pure.u64(PLAIN_BYTES),
      tx.pure.u64(BLOB_BYTES),
      tx.pure(bytes.serialize(new Uint8Array(SEALED_KEY_BYTES))),
      tx.pure.vector('u32', []),
      tx.pure.string('onnx'),
      tx.pure.string('{}'),
      note,
      tx.pure.u64(0),
      clock(chain, tx),
    ]);
  });
}
