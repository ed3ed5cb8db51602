import { bcs } from '@mysten/sui/bcs';
import { blobIdFromU256 } from './encoding';
import type { Persistence } from './message';

/** One Blob object, as its events tell it. */
export interface Registration {
  objectId: string;
  blobId: string;
  blobBytes: number;
  endEpoch: number;
  deletable: boolean;
  certifiedEpoch?: number;
  deleted: boolean;
  /** The event that the object's state rests on. */
  event: EventReference;
}

export interface EventReference {
  txDigest: string;
  eventSeq: string;
}

export interface DeletableCounts {
  count_deletable_total: number;
  count_deletable_certified: number;
}

/** What a node answers to "what do you know of this blob" (wire form). */
export type BlobStatus =
  | 'nonexistent'
  | {
      permanent: {
        endEpoch: number;
        isCertified: boolean;
        statusEvent: EventReference;
        deletableCounts: DeletableCounts;
        initialCertifiedEpoch: number | null;
      };
    }
  | { deletable: { initialCertifiedEpoch: number | null; deletableCounts: DeletableCounts } };

export interface ChainEvent extends EventReference {
  /** Struct name without package and module. */
  name: string;
  contents: Uint8Array;
}

const u256 = bcs.u256().transform({
  input: (value: bigint) => value,
  output: (value) => blobIdFromU256(BigInt(value)),
});
const BlobRegistered = bcs.struct('BlobRegistered', {
  epoch: bcs.u32(),
  blobId: u256,
  size: bcs.u64(),
  encodingType: bcs.u8(),
  endEpoch: bcs.u32(),
  deletable: bcs.bool(),
  objectId: bcs.Address,
});
const BlobCertified = bcs.struct('BlobCertified', {
  epoch: bcs.u32(),
  blobId: u256,
  endEpoch: bcs.u32(),
  deletable: bcs.bool(),
  objectId: bcs.Address,
  isExtension: bcs.bool(),
});
const BlobDeleted = bcs.struct('BlobDeleted', {
  epoch: bcs.u32(),
  blobId: u256,
  endEpoch: bcs.u32(),
  objectId: bcs.Address,
  wasCertified: bcs.bool(),
});

/** Every Blob object that the chain's events name. Pure: callers feed events in ledger order. */
export class Registrations {
  /** How many objects were deleted so far. */
  deletions = 0;
  private readonly objects = new Map<string, Registration>();
  private readonly byBlob = new Map<string, Set<string>>();

  /** Events of other names are ignored. Throws where a known one does not parse. */
  apply(event: ChainEvent): void {
    if (event.name === 'BlobRegistered') this.register(event);
    if (event.name === 'BlobCertified') this.certify(event);
    if (event.name === 'BlobDeleted') {
      const known = this.objects.get(BlobDeleted.parse(event.contents).objectId);
      if (!known || known.deleted) return;
      known.deleted = true;
      this.deletions += 1;
    }
  }

  object(objectId: string): Registration | undefined {
    return this.objects.get(objectId);
  }

  /** Objects that keep the blob in `epoch`: neither deleted nor expired. */
  live(blobId: string, epoch: number): Registration[] {
    return [...(this.byBlob.get(blobId) ?? [])]
      .map((id) => this.objects.get(id))
      .filter((object) => object !== undefined)
      .filter((object) => !object.deleted && epoch < object.endEpoch);
  }

  /** Blobs that nodes must hold in `epoch`. */
  certifiedBlobs(epoch: number): string[] {
    return [...this.byBlob.keys()].filter((blobId) => this.isCertified(blobId, epoch));
  }

  isCertified(blobId: string, epoch: number): boolean {
    return this.live(blobId, epoch).some((object) => object.certifiedEpoch !== undefined);
  }

  /** Whether a node may confirm that it stores the blob for this purpose. */
  allows(blobId: string, persistence: Persistence, epoch: number): boolean {
    return this.live(blobId, epoch).some((object) =>
      persistence.kind === 'permanent'
        ? !object.deletable
        : object.deletable && object.objectId === persistence.objectId,
    );
  }

  status(blobId: string, epoch: number): BlobStatus {
    const live = this.live(blobId, epoch);
    if (live.length === 0) return 'nonexistent';
    const deletable = live.filter((object) => object.deletable);
    const deletableCounts = {
      count_deletable_total: deletable.length,
      count_deletable_certified: deletable.filter((one) => one.certifiedEpoch !== undefined).length,
    };
    const certified = live.map((one) => one.certifiedEpoch).filter((one) => one !== undefined);
    const initialCertifiedEpoch = certified.length > 0 ? Math.min(...certified) : null;
    const permanent = longest(live.filter((object) => !object.deletable));
    if (!permanent) return { deletable: { initialCertifiedEpoch, deletableCounts } };
    return {
      permanent: {
        endEpoch: permanent.endEpoch,
        isCertified: permanent.certifiedEpoch !== undefined,
        statusEvent: permanent.event,
        deletableCounts,
        initialCertifiedEpoch,
      },
    };
  }

  private register(event: ChainEvent): void {
    const { objectId, blobId, size, endEpoch, deletable } = BlobRegistered.parse(event.contents);
    this.objects.set(objectId, {
      objectId,
      blobId,
      blobBytes: Number(size),
      endEpoch,
      deletable,
      deleted: false,
      event: reference(event),
    });
    const objects = this.byBlob.get(blobId) ?? new Set();
    this.byBlob.set(blobId, objects.add(objectId));
  }

  private certify(event: ChainEvent): void {
    const { objectId, epoch, endEpoch } = BlobCertified.parse(event.contents);
    const known = this.objects.get(objectId);
    if (!known) return;
    known.certifiedEpoch ??= epoch;
    known.endEpoch = endEpoch;
    known.event = reference(event);
  }
}

/** Certified before merely registered, then the latest end. */
function longest(objects: Registration[]): Registration | undefined {
  const rank = (one: Registration) => (one.certifiedEpoch === undefined ? 0 : 1);
  return objects.toSorted((a, b) => rank(b) - rank(a) || b.endEpoch - a.endEpoch)[0];
}

function reference(event: ChainEvent): EventReference {
  return { txDigest: event.txDigest, eventSeq: event.eventSeq };
}
