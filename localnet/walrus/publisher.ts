import { bcs } from '@mysten/sui/bcs';
import { coinWithBalance, Transaction } from '@mysten/sui/transactions';
import type { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import type { ChainFollower, SystemState } from './chain';
import type { EncodedBlob } from './codec-job';
import { blobIdToU256, encodedBlobBytes } from './encoding';
import { HttpError } from './http-error';
import { KeyedQueue } from './keyed-queue';
import { NODE_COUNT } from './keys';
import type { EventReference, Registration } from './registrations';
import type { Certificate, Relay } from './relay';

export interface PublishOptions {
  epochs: number;
  deletable: boolean;
  /** Pay again although the blob is stored for long enough. */
  force: boolean;
  /** Owner of the Blob object; the publisher keeps it where none is given. */
  sendTo?: string;
}

/** Wire form of the answer. */
export type PublishAnswer =
  | { alreadyCertified: { blobId: string; event: EventReference; endEpoch: number } }
  | {
      newlyCreated: {
        blobObject: {
          id: string;
          registeredEpoch: number;
          blobId: string;
          size: number;
          encodingType: 'RS2';
          certifiedEpoch: number | null;
          storage: { id: string; startEpoch: number; endEpoch: number; storageSize: number };
          deletable: boolean;
        };
        resourceOperation: { registerFromScratch: { encodedLength: number; epochsAhead: number } };
        cost: number;
      };
    };

/** The Blob object as Move stores it. */
const Blob = bcs.struct('Blob', {
  id: bcs.Address,
  registeredEpoch: bcs.u32(),
  blobId: bcs.u256(),
  size: bcs.u64(),
  encodingType: bcs.u8(),
  certifiedEpoch: bcs.option(bcs.u32()),
  storage: bcs.struct('Storage', {
    id: bcs.Address,
    startEpoch: bcs.u32(),
    endEpoch: bcs.u32(),
    size: bcs.u64(),
  }),
  deletable: bcs.bool(),
});

const ENCODING_RS2 = 1;
const BYTES_PER_UNIT = 1024 * 1024;

/** Stores blobs for clients that have no coins, paid from its own key, one after the other. */
export class Publisher {
  private readonly queue = new KeyedQueue();

  constructor(
    private readonly keypair: Ed25519Keypair,
    private readonly chain: ChainFollower,
    private readonly relay: Relay,
    private readonly ids: { walrusPackage: string; walType: string; systemObject: string },
  ) {}

  /** Throws HttpError. */
  async publish(encoded: EncodedBlob, options: PublishOptions): Promise<PublishAnswer> {
    const present = options.force ? undefined : await this.present(encoded.blobId, options);
    if (present) {
      const { blobId, event, endEpoch } = present;
      return { alreadyCertified: { blobId, event, endEpoch } };
    }
    return this.queue.run('coins', () => this.create(encoded, options));
  }

  private async present(
    blobId: string,
    options: PublishOptions,
  ): Promise<Registration | undefined> {
    await this.chain.look();
    const { registrations, epoch } = this.chain;
    return registrations
      .live(blobId, epoch)
      .find(
        (one) =>
          !one.deletable &&
          one.certifiedEpoch !== undefined &&
          one.endEpoch >= epoch + options.epochs,
      );
  }

  private async create(encoded: EncodedBlob, options: PublishOptions): Promise<PublishAnswer> {
    const state = await this.chain.readSystem();
    const { transaction, costFrost } = this.registration(encoded, options, state);
    await this.execute(transaction);
    const object = await this.newest(encoded.blobId, options.deletable);
    const certificate = await this.relay.store(
      encoded,
      options.deletable ? { kind: 'deletable', objectId: object.objectId } : { kind: 'permanent' },
    );
    await this.execute(this.certification(object.objectId, certificate, options.sendTo));
    await this.chain.look();
    return this.answer(encoded, options, object.objectId, costFrost);
  }

  private registration(encoded: EncodedBlob, options: PublishOptions, state: SystemState) {
    const transaction = new Transaction();
    const sizeBytes = encodedBlobBytes(encoded.blobBytes);
    const units = BigInt(Math.ceil(sizeBytes / BYTES_PER_UNIT));
    const storageFrost = units * state.storagePriceFrost * BigInt(options.epochs);
    const writeFrost = units * state.writePriceFrost;
    const { walType, walrusPackage, systemObject } = this.ids;
    const [storageCoin, writeCoin] = [storageFrost, writeFrost].map((balance) =>
      transaction.add(coinWithBalance({ type: walType, balance })),
    );
    if (!storageCoin || !writeCoin) throw new Error('Two coins were asked for.');
    const system = transaction.object(systemObject);
    const storage = transaction.moveCall({
      target: `${walrusPackage}::system::reserve_space`,
      arguments: [
        system,
        transaction.pure.u64(sizeBytes),
        transaction.pure.u32(options.epochs),
        storageCoin,
      ],
    });
    const blob = transaction.moveCall({
      target: `${walrusPackage}::system::register_blob`,
      arguments: [
        system,
        storage,
        transaction.pure.u256(blobIdToU256(encoded.blobId)),
        transaction.pure.u256(littleEndian(encoded.rootHash)),
        transaction.pure.u64(encoded.blobBytes),
        transaction.pure.u8(ENCODING_RS2),
        transaction.pure.bool(options.deletable),
        writeCoin,
      ],
    });
    for (const coin of [storageCoin, writeCoin]) {
      transaction.moveCall({
        target: '0x2::coin::destroy_zero',
        typeArguments: [walType],
        arguments: [coin],
      });
    }
    transaction.transferObjects([blob], this.keypair.toSuiAddress());
    return { transaction, costFrost: storageFrost + writeFrost };
  }

  private certification(objectId: string, certificate: Certificate, sendTo?: string): Transaction {
    const transaction = new Transaction();
    const bitmap = new Uint8Array(Math.ceil(NODE_COUNT / 8));
    for (const signer of certificate.signers) {
      bitmap[signer >> 3] = (bitmap[signer >> 3] ?? 0) | (1 << (signer & 7));
    }
    const bytes = (value: Uint8Array) => transaction.pure.vector('u8', [...value]);
    transaction.moveCall({
      target: `${this.ids.walrusPackage}::system::certify_blob`,
      arguments: [
        transaction.object(this.ids.systemObject),
        transaction.object(objectId),
        bytes(certificate.signature),
        bytes(bitmap),
        bytes(certificate.message),
      ],
    });
    if (sendTo) transaction.transferObjects([transaction.object(objectId)], sendTo);
    return transaction;
  }

  private async execute(transaction: Transaction): Promise<void> {
    const { client } = this.chain;
    try {
      transaction.setSender(this.keypair.toSuiAddress());
      const result = await this.keypair.signAndExecuteTransaction({ transaction, client });
      const done = result.$kind === 'Transaction' ? result.Transaction : result.FailedTransaction;
      if (!done.status.success) throw new Error(done.status.error.message);
      await client.core.waitForTransaction({ digest: done.digest });
    } catch (cause) {
      throw new HttpError(
        'PAYMENT_FAILED',
        'The publisher could not pay for the blob on chain; its log says why.',
        {},
        { cause },
      );
    }
  }

  private async newest(blobId: string, deletable: boolean): Promise<Registration> {
    await this.chain.look();
    const { registrations, epoch } = this.chain;
    const found = registrations
      .live(blobId, epoch)
      .findLast((one) => one.deletable === deletable && one.certifiedEpoch === undefined);
    if (!found) throw new HttpError('INTERNAL', 'The registered blob is not seen on chain.');
    return found;
  }

  /** What the chain holds now, in wire form. */
  private async answer(
    encoded: EncodedBlob,
    options: PublishOptions,
    objectId: string,
    costFrost: bigint,
  ): Promise<PublishAnswer> {
    const { object } = await this.chain.client.core.getObject({
      objectId,
      include: { content: true },
    });
    const blob = Blob.parse(object.content);
    return {
      newlyCreated: {
        blobObject: {
          id: objectId,
          registeredEpoch: blob.registeredEpoch,
          blobId: encoded.blobId,
          size: Number(blob.size),
          encodingType: 'RS2',
          certifiedEpoch: blob.certifiedEpoch,
          storage: {
            id: blob.storage.id,
            startEpoch: blob.storage.startEpoch,
            endEpoch: blob.storage.endEpoch,
            storageSize: Number(blob.storage.size),
          },
          deletable: blob.deletable,
        },
        resourceOperation: {
          registerFromScratch: {
            encodedLength: encodedBlobBytes(encoded.blobBytes),
            epochsAhead: options.epochs,
          },
        },
        cost: Number(costFrost),
      },
    };
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}
