import { createHash } from 'node:crypto';
import { MAX_GENESIS_TRANSACTION_BYTES } from '../ptb/limits';
import { parseProgram, ProgramError, type Program } from '../ptb/program';
import { CLOCK_ID } from '../ptb/type-text';
import type { Id, MoveVm } from '../vm/types';
import { ChainClock } from './chain-clock';
import { clockObject } from './clock-object';
import { DisplayIndex } from './display-index';
import { describeExecution } from './effects';
import { executeProgram, type Execution, type ExecutionRequest } from './execution';
import { REFERENCE_GAS_PRICE } from './gas';
import {
  genesisExecution,
  genesisProgram,
  NO_TRANSACTION,
  SYSTEM_ADDRESS,
} from './genesis-transaction';
import { checkProgram } from './inputs';
import { ObjectStore } from './object-store';
import { decodeRecord, encodeRecord, type ChainRecord, type GenesisFacts } from './record';
import { linkageForVm, readPackage } from './package-facts';
import { PackageIndex } from './package-index';
import type { RecordLog } from './record-log';
import { verifySignatures } from './signatures';
import { TransactionArchive } from './transaction-archive';
import {
  TransactionRefused,
  type CheckpointInfo,
  type DisplayTemplate,
  type ExecutedTransaction,
  type Ledger,
  type Simulation,
  type StoredEvent,
  type StoredObject,
} from './types';

export interface LedgerOptions {
  vm: MoveVm;
  log: RecordLog;
  chainId: string;
  /** Chain time of the first transaction. */
  genesisMs: bigint;
  wallMs?: () => number;
  /** Digests (hex) of packages that may be published or be an upgrade once genesis is over. */
  acceptedPackages?: readonly string[];
}

/**
 * The chain's state on one journal. Everything that changes state is synchronous once signatures are
 * checked, so the event loop is the queue; the journal is written before memory and answer follow.
 */
export class LocalLedger implements Ledger {
  readonly chainId: string;
  readonly epoch = 0n;
  readonly referenceGasPrice = REFERENCE_GAS_PRICE;
  private readonly store = new ObjectStore();
  private readonly archive: TransactionArchive;
  private readonly clock: ChainClock;
  private readonly listeners = new Set<(transaction: ExecutedTransaction) => void>();
  private readonly packages = new PackageIndex();
  private readonly displays = new DisplayIndex();
  private facts: GenesisFacts | undefined;
  private lastClock: { atMs: bigint; object: StoredObject } | undefined;

  constructor(private readonly options: LedgerOptions) {
    this.chainId = options.chainId;
    this.archive = new TransactionArchive(options.log);
    this.clock = new ChainClock(0n, options.genesisMs, options.wallMs);
  }

  /** What genesis made; undefined until it is complete. */
  get genesis(): GenesisFacts | undefined {
    return this.facts;
  }

  now(): bigint {
    return this.facts ? this.clock.now() : this.options.genesisMs;
  }

  advanceClock(byMs: bigint): bigint {
    const nowMs = this.clock.advance(byMs);
    const record: ChainRecord = { kind: 'clock', offsetMs: this.clock.offsetMs, nowMs };
    this.options.log.append(encodeRecord(record));
    return nowMs;
  }

  object(id: Id, version?: bigint): StoredObject | undefined {
    if (id === CLOCK_ID) return this.clockAt(version);
    return version === undefined ? this.store.live(id) : this.store.at(id, version);
  }

  ownedBy(owner: Id, options: { type?: string; after?: Id; limit: number }): StoredObject[] {
    return this.store.ownedBy(owner, options);
  }

  dynamicFieldsOf(parent: Id, options: { after?: Id; limit: number }): StoredObject[] {
    return this.store.childrenOf(parent, options);
  }

  balances(owner: Id): Map<string, bigint> {
    return this.store.balances(owner);
  }

  packageVersions(firstId: Id): { id: Id; version: bigint }[] {
    return this.packages.versions(firstId);
  }

  displayOf(type: string): DisplayTemplate[] | undefined {
    return this.displays.of(type);
  }

  transaction(digest: string): ExecutedTransaction | undefined {
    return this.archive.byDigest(digest);
  }

  transactionCount(): bigint {
    return BigInt(this.archive.count);
  }

  transactionAt(sequence: number): ExecutedTransaction {
    return this.archive.at(sequence);
  }

  checkpoint(sequence: bigint): CheckpointInfo | undefined {
    return sequence < 0n || sequence >= BigInt(this.archive.count)
      ? undefined
      : this.archive.checkpoint(Number(sequence));
  }

  latestCheckpoint(): CheckpointInfo {
    const latest = this.archive.checkpoint(this.archive.count - 1);
    if (!latest) throw new RangeError('the chain has no genesis yet');
    return latest;
  }

  eventCount(): number {
    return this.archive.eventCount;
  }

  eventAt(sequence: number): StoredEvent {
    return this.archive.eventAt(sequence);
  }

  subscribe(listener: (transaction: ExecutedTransaction) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async execute(bytes: Uint8Array, signatures: Uint8Array[]): Promise<ExecutedTransaction> {
    const program = readProgram(bytes);
    // Checked for a known transaction too: a wrong signature is refused whatever it is put under.
    await verifySignatures(program, signatures);
    return this.archive.byDigest(program.digest) ?? this.runAndStore(program, signatures, 'coins');
  }

  simulate(transactionData: Uint8Array, options: { checks: boolean }): Simulation {
    const program = readProgram(transactionData);
    const nowMs = this.now();
    const mock = program.gas.payment.length === 0;
    const execution = executeProgram({
      ...this.environment(nowMs),
      checked: checkProgram(program, this.readerAt(nowMs), this.chainFacts(nowMs), {
        enforceOwners: options.checks,
        enforceGas: options.checks && !mock,
        acceptsPackage: (digest) => this.acceptsPackage(digest),
      }),
      options: { isGenesis: false, enforceUse: options.checks, collectResults: true },
      payment: mock ? 'mock' : 'coins',
    });
    const described = this.describe(execution, nowMs);
    const events = described.events.map((event) => ({ ...event, checkpoint: this.nextSequence() }));
    return {
      ...described,
      events,
      written: execution.written,
      commandResults: execution.outcome?.commandResults ?? [],
    };
  }

  /**
   * Genesis only: brings objects into being as one transaction of kind Genesis. `make` gets the
   * digest of that transaction, which does not depend on it.
   */
  createGenesisObjects(make: (previousTransaction: string) => StoredObject[]): ExecutedTransaction {
    this.assertGenesis();
    const program = genesisProgram(make(NO_TRANSACTION));
    return this.storeExecution(genesisExecution(program, make(program.digest)), [], this.now());
  }

  /**
   * Runs unsigned, unpaid TransactionData: while genesis lasts of any sender and with Publish, later
   * only of the address 0x0, whom nobody can sign for. Throws on any failure.
   */
  executeUnsigned(bytes: Uint8Array): ExecutedTransaction {
    const program = readProgram(bytes, MAX_GENESIS_TRANSACTION_BYTES);
    if (this.facts && program.sender !== SYSTEM_ADDRESS) {
      throw new TransactionRefused('signature', 'Only the network itself runs unsigned.');
    }
    const known = this.archive.byDigest(program.digest);
    if (known) return known;
    const done = this.runAndStore(program, [], 'free');
    if (done.failure) throw new RangeError(`the network failed: ${done.failure.description}`);
    return done;
  }

  completeGenesis(facts: GenesisFacts): void {
    this.assertGenesis();
    this.options.log.append(encodeRecord({ kind: 'genesis-complete', facts }));
    this.facts = facts;
  }

  /** Applies a record that the log already holds; used while loading. */
  replay(payload: string, index: number): void {
    const record = decodeRecord(payload);
    if (record.kind === 'transaction') {
      this.applyWrites(record.written, record.removed);
      this.remember(record.transaction, index);
      this.clock.restore(0n, record.transaction.timestampMs);
    } else if (record.kind === 'clock') {
      this.clock.restore(record.offsetMs, record.nowMs);
    } else if (record.kind === 'genesis-complete') {
      this.facts = record.facts;
    }
  }

  /** SHA-256 over every live object and the last checkpoint; equal states have equal digests. */
  stateDigest(): string {
    const hash = createHash('sha256');
    for (const object of this.store.all()) hash.update(`${object.id} ${object.digest}\n`);
    return hash.update(this.latestCheckpoint().digest).digest('hex');
  }

  private runAndStore(
    program: Program,
    signatures: Uint8Array[],
    payment: 'coins' | 'free',
  ): ExecutedTransaction {
    const nowMs = this.now();
    const free = payment === 'free';
    const checked = checkProgram(program, this.readerAt(nowMs), this.chainFacts(nowMs), {
      enforceOwners: true,
      enforceGas: !free,
      acceptsPackage: (digest) => this.acceptsPackage(digest),
    });
    const execution = executeProgram({
      ...this.environment(nowMs),
      checked,
      options: { isGenesis: !this.facts, enforceUse: !free, collectResults: false },
      payment,
    });
    return this.storeExecution(execution, signatures, nowMs);
  }

  private storeExecution(
    execution: Execution,
    signatures: Uint8Array[],
    nowMs: bigint,
  ): ExecutedTransaction {
    const described = this.describe(execution, nowMs);
    const checkpoint = this.nextSequence();
    const events = described.events.map((event) => ({ ...event, checkpoint }));
    const transaction: ExecutedTransaction = { ...described, signatures, events, checkpoint };
    const { written, removed } = execution;
    this.options.log.append(encodeRecord({ kind: 'transaction', transaction, written, removed }));
    this.applyWrites(written, removed);
    this.remember(transaction, this.options.log.count - 1);
    for (const listener of this.listeners) notify(listener, transaction);
    return transaction;
  }

  private applyWrites(written: StoredObject[], removed: Id[]): void {
    this.store.apply(written, removed);
    for (const object of written) {
      if (!object.modules) continue;
      const bytes = object.modules.map((module) => module.bytes);
      const facts = readPackage(object);
      this.options.vm.loadPackage(object.id, bytes, linkageForVm(facts));
      this.packages.add(facts.firstId, { id: object.id, version: facts.version });
    }
  }

  private remember(transaction: ExecutedTransaction, record: number): void {
    this.archive.add(transaction, record);
    this.displays.note(transaction.events);
  }

  private acceptsPackage(digest: string): boolean {
    return !this.facts || (this.options.acceptedPackages ?? []).includes(digest);
  }

  private describe(execution: Execution, nowMs: bigint) {
    const at = { timestampMs: nowMs, epoch: this.epoch };
    return describeExecution(execution, this.readerAt(nowMs), at);
  }

  private environment(nowMs: bigint): Pick<ExecutionRequest, 'vm' | 'reader' | 'facts'> {
    return { vm: this.options.vm, reader: this.readerAt(nowMs), facts: this.chainFacts(nowMs) };
  }

  private chainFacts(nowMs: bigint) {
    return {
      chainId: this.chainId,
      epoch: this.epoch,
      nowMs,
      referenceGasPrice: this.referenceGasPrice,
      epochTimestampMs: this.options.genesisMs,
    };
  }

  /** The state as of one moment: the clock stands still while a transaction runs. */
  private readerAt(nowMs: bigint) {
    const { store } = this;
    return {
      live: (id: Id) => (id === CLOCK_ID ? this.clockObject(nowMs) : store.live(id)),
    };
  }

  private clockAt(version: bigint | undefined): StoredObject | undefined {
    const nowMs = this.now();
    if (version === undefined) return this.clockObject(nowMs);
    const atMs = this.options.genesisMs + version - 1n;
    return version < 1n || atMs > nowMs ? undefined : this.clockObject(atMs);
  }

  private clockObject(atMs: bigint): StoredObject {
    if (this.lastClock?.atMs !== atMs) {
      const { genesisMs } = this.options;
      const previousTransaction = this.archive.at(0).digest;
      this.lastClock = { atMs, object: clockObject({ atMs, genesisMs, previousTransaction }) };
    }
    return this.lastClock.object;
  }

  private nextSequence(): bigint {
    return BigInt(this.archive.count);
  }

  private assertGenesis(): void {
    if (this.facts) throw new RangeError('genesis is over');
  }
}

function readProgram(bytes: Uint8Array, maxBytes?: number): Program {
  try {
    return parseProgram(bytes, maxBytes);
  } catch (error) {
    if (error instanceof ProgramError) throw new TransactionRefused(error.code, error.message);
    throw error;
  }
}

/** A listener's fault must not undo a transaction that is already written. */
function notify(
  listener: (transaction: ExecutedTransaction) => void,
  transaction: ExecutedTransaction,
): void {
  try {
    listener(transaction);
  } catch (error) {
    console.error('A listener of executed transactions failed:', error);
  }
}
