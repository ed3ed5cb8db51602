import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import {
  connectChain,
  createTeam,
  listModel,
  listTeamCaps,
  publishIteration,
  purchase,
  runTransaction,
  setOffer,
  type ChainConnection,
  type EventFields,
  type EventName,
  type TransactionOutcome,
} from '@/lib/chain';
import { sealSettingsOf } from '@/lib/client/verbs/seal-settings';
import type { NetworkManifest } from '@/lib/config/network-manifest';
import { wrapDataKey } from '@/lib/crypto';
import { blobIdToU256, FROST_PER_WAL, hexToBytes, REFUND_NONE, RIGHT_DOWNLOAD } from '@/lib/domain';
import { modelSummary, readOnnx } from '@/lib/inference';
import {
  addCertifyCommands,
  bytesOf,
  directStorageTasks,
  openWalrusDoor,
  publishedBytes,
  uploadFile,
  type WalrusDoor,
} from '@/lib/storage';

const PRICE_FROST = FROST_PER_WAL;
const WINDOW_MS = 86_400_000n;
const STORAGE_EPOCHS = 2;

/** What a buyer chooses. */
export interface Goods {
  readonly modelId: string;
  readonly offer: number;
}

interface Listing {
  readonly teamId: string;
  readonly teamCapId: string;
  readonly modelId: string;
}

/** A seller and a buyer with play money on a network of their own. */
export class Shop {
  readonly chain: ChainConnection;
  readonly door: WalrusDoor;
  readonly buyer = new Ed25519Keypair();
  private readonly seller = new Ed25519Keypair();

  constructor(readonly network: NetworkManifest) {
    this.chain = connectChain(network);
    this.door = openWalrusDoor({ chain: this.chain, network });
  }

  /** Lists a model and publishes the file as its first iteration, with one offer. */
  async publish(file: Uint8Array<ArrayBuffer>, fileName: string): Promise<Goods> {
    for (const person of [this.seller, this.buyer]) await this.fund(person);
    const listing = await this.list(fileName);
    const transaction = await this.upload(listing, file, fileName);
    setOffer(
      this.network,
      {
        ...listing,
        rights: RIGHT_DOWNLOAD,
        windowMs: WINDOW_MS,
        priceFrost: PRICE_FROST,
        firstIteration: 1,
        lastIteration: null,
        quota: 0n,
        refundRule: REFUND_NONE,
        trial: false,
      },
      transaction,
    );
    const outcome = await this.run(this.seller, transaction);
    return { modelId: listing.modelId, offer: fieldsOf(outcome, 'OfferSet').offer };
  }

  /** Buys one pass; answers its id. */
  async buy(goods: Goods): Promise<string> {
    const terms = { ...goods, expectedPriceFrost: PRICE_FROST };
    const outcome = await this.run(this.buyer, purchase(this.network, terms), PRICE_FROST);
    return fieldsOf(outcome, 'PassBought').pass;
  }

  run(signer: Ed25519Keypair, transaction: Transaction, payFrost = 0n) {
    return runTransaction(this.chain, this.network, { transaction, signer, payFrost });
  }

  private async fund(person: Ed25519Keypair): Promise<void> {
    const answer = await fetch(this.network.faucetUrl ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ FixedAmountRequest: { recipient: person.toSuiAddress() } }),
    });
    if (!answer.ok) throw new Error(`The faucet answered HTTP ${answer.status}.`);
  }

  private async list(name: string): Promise<Listing> {
    const { network, chain, seller } = this;
    const address = seller.toSuiAddress();
    const members = [{ address, shareBps: 10_000 }];
    await this.run(seller, createTeam(network, { name: 'Bench', members }));
    const [cap] = await listTeamCaps(chain, network, address);
    if (cap === undefined) throw new Error('The team was not made.');
    const listed = await this.run(
      seller,
      listModel(network, {
        ...cap,
        name,
        summary: '',
        task: 'bench',
        tags: [],
        licence: 'MIT',
        dataClass: 'public',
      }),
    );
    return { ...cap, modelId: fieldsOf(listed, 'ModelListed').model };
  }

  /** Seals and stores the file; answers the transaction that certifies and publishes it. */
  private async upload(
    listing: Listing,
    file: Uint8Array<ArrayBuffer>,
    fileName: string,
  ): Promise<Transaction> {
    const { network, chain, door, seller } = this;
    const owner = seller.toSuiAddress();
    const upload = await uploadFile(
      {
        file: new Blob([file]),
        fileName,
        format: 'onnx',
        summary: modelSummary(readOnnx(file)),
        keyId: { modelId: listing.modelId, iteration: 1 },
        epochs: STORAGE_EPOCHS,
        owner,
      },
      { door, tasks: directStorageTasks(), execute: (step) => this.run(seller, step) },
    );
    const transaction = new Transaction();
    transaction.setSender(owner);
    await addCertifyCommands(transaction, upload, door);
    const bytes = publishedBytes(upload);
    const contentRoot = hexToBytes(bytes.contentRoot);
    if (contentRoot === null) throw new Error('The content root is not hex.');
    const settings = sealSettingsOf({ client: chain, manifest: network });
    return publishIteration(
      network,
      {
        ...listing,
        blobs: bytes.blobObjectIds,
        manifestBlobId: blobIdToU256(bytes.manifestBlobId),
        contentRoot,
        plainBytes: BigInt(bytes.plainBytes),
        cipherBytes: BigInt(bytes.cipherBytes),
        sealedKey: await wrapDataKey(settings, upload.keyId, bytesOf(upload.dataKey)),
        parents: [],
        format: 'onnx',
        metrics: '{}',
        note: { kind: 'public', text: '' },
        costAdvancedFrost: 0n,
      },
      transaction,
    );
  }
}

function fieldsOf<Name extends EventName>(
  outcome: TransactionOutcome,
  name: Name,
): EventFields<Name> {
  const event = outcome.events.find((candidate) => candidate.name === name);
  if (event === undefined) throw new Error(`The transaction left no ${name} event.`);
  // The name has just been compared; the compiler cannot tie it to the generic parameter.
  return event.fields as EventFields<Name>;
}
