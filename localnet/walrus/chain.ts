import { bcs } from '@mysten/sui/bcs';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { limits } from './limits';
import { Registrations } from './registrations';

/** Chain facts that the nodes go by. */
export interface ChainView {
  /** Current Walrus epoch as of the last look. */
  readonly epoch: number;
  readonly registrations: Registrations;
  /** Looks at the chain again unless `settled` holds and the last look is recent. Throws ChainError. */
  look(settled?: () => boolean): Promise<void>;
}

/** The chain did not answer, or not in the expected form. */
export class ChainError extends Error {
  readonly retryable = true;
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ChainError';
  }
}

const System = bcs.struct('System', { id: bcs.Address, version: bcs.u64() });
/** The value of the field is `SystemStateInnerV1`; what follows these first fields is not needed. */
const SystemStateHead = bcs.struct('SystemStateInnerV1', {
  members: bcs.vector(
    bcs.struct('BlsCommitteeMember', {
      publicKey: bcs.byteVector(),
      weight: bcs.u16(),
      nodeId: bcs.Address,
    }),
  ),
  shards: bcs.u16(),
  epoch: bcs.u32(),
  totalAggregatedKey: bcs.byteVector(),
  totalCapacityBytes: bcs.u64(),
  usedCapacityBytes: bcs.u64(),
  storagePriceFrost: bcs.u64(),
  writePriceFrost: bcs.u64(),
});

/** What the nodes need of the Walrus system object. Prices are FROST per MiB of encoded size. */
export interface SystemState {
  epoch: number;
  storagePriceFrost: bigint;
  writePriceFrost: bigint;
}

/** Follows the Walrus events of the chain by cursor, only when someone asks. */
export class ChainFollower implements ChainView {
  readonly registrations = new Registrations();
  readonly client: SuiGrpcClient;
  epoch = 0;
  private cursor: string | null = null;
  private seenAtMs = 0;
  private deletions = 0;
  private running: Promise<void> | undefined;
  private queued: Promise<void> | undefined;

  constructor(
    rpcUrl: string,
    private readonly ids: { walrusPackage: string; systemObject: string },
    /** Called after a look that saw an epoch end or a blob deleted. */
    private readonly onLess: () => Promise<void>,
  ) {
    this.client = new SuiGrpcClient({ network: 'localnet', baseUrl: rpcUrl });
  }

  async look(settled: () => boolean = () => false): Promise<void> {
    const recent = Date.now() - this.seenAtMs < limits.epochFreshMs;
    if (recent && settled()) return;
    await this.lookNow();
  }

  /** One look at a time; who comes while one runs shares the next, which starts after they asked. */
  private lookNow(): Promise<void> {
    if (!this.running) return this.start();
    this.queued ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.queued = undefined;
        return this.start();
      });
    return this.queued;
  }

  private start(): Promise<void> {
    this.running = this.refresh().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async refresh(): Promise<void> {
    try {
      const startedAtMs = Date.now();
      await this.readEvents();
      const { epoch } = await this.readSystem();
      const less = epoch !== this.epoch || this.registrations.deletions !== this.deletions;
      this.epoch = epoch;
      this.deletions = this.registrations.deletions;
      this.seenAtMs = startedAtMs;
      if (less) void this.sweep();
    } catch (cause) {
      throw new ChainError('The chain does not answer the storage nodes.', { cause });
    }
  }

  private async sweep(): Promise<void> {
    await this.onLess().catch((error: unknown) => console.error('[walrus] sweep failed', error));
  }

  private async readEvents(): Promise<void> {
    const eventType = `${this.ids.walrusPackage}::events`;
    for (let page = 0; page < limits.chainPages; page += 1) {
      const answer = await this.client.listEvents({
        filter: { eventType },
        after: this.cursor,
        limit: limits.chainPageEvents,
        signal: AbortSignal.timeout(limits.chainCallMs),
      });
      for (const event of answer.events) {
        this.registrations.apply({
          name: event.eventType.split('::')[2] ?? '',
          contents: event.bcs,
          txDigest: event.transactionDigest ?? '',
          eventSeq: String(event.eventIndex ?? 0),
        });
      }
      this.cursor = answer.endCursor ?? this.cursor;
      if (!answer.hasNextPage) return;
    }
    throw new Error(`More than ${limits.chainPages} pages of events.`);
  }

  async readSystem(): Promise<SystemState> {
    const signal = AbortSignal.timeout(limits.chainCallMs);
    const { object } = await this.client.core.getObject({
      objectId: this.ids.systemObject,
      include: { content: true },
      signal,
    });
    const version = System.parse(object.content).version;
    const { dynamicField } = await this.client.core.getDynamicField({
      parentId: this.ids.systemObject,
      name: { type: 'u64', bcs: bcs.u64().serialize(version).toBytes() },
      signal,
    });
    const state = SystemStateHead.parse(dynamicField.value.bcs);
    return {
      epoch: state.epoch,
      storagePriceFrost: BigInt(state.storagePriceFrost),
      writePriceFrost: BigInt(state.writePriceFrost),
    };
  }
}
