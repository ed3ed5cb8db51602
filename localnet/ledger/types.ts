/** The border between the chain's state and those who show it (gRPC layer, faucet, storage nodes). */
import type { Id } from '../vm/types';

export type Owner =
  | { kind: 'address'; address: Id }
  | { kind: 'object'; object: Id }
  | { kind: 'shared'; initialSharedVersion: bigint }
  | { kind: 'immutable' };

/** One version of an object. Packages have type `package` and `modules`. */
export interface StoredObject {
  id: Id;
  version: bigint;
  /** Base58 object digest. */
  digest: string;
  owner: Owner;
  /** Canonical full type string, or `package`. */
  type: string;
  hasPublicTransfer: boolean;
  /** BCS of the Move value (empty for a package). */
  contents: Uint8Array;
  /** BCS of the SDK's `bcs.Object`. */
  bcs: Uint8Array;
  previousTransaction: string;
  modules?: { name: string; bytes: Uint8Array }[];
}

export interface StoredEvent {
  packageId: Id;
  module: string;
  sender: Id;
  type: string;
  contents: Uint8Array;
  transactionDigest: string;
  /** Index in its transaction. */
  index: number;
  checkpoint: bigint;
  timestampMs: bigint;
}

/** One line of a `0x2::display::Display<T>`. */
export interface DisplayTemplate {
  name: string;
  template: string;
}

export interface BalanceChange {
  address: Id;
  coinType: string;
  /** Signed, smallest units. */
  amount: bigint;
}

export interface ObjectChange {
  id: Id;
  type: string;
  input?: { version: bigint; digest: string; owner: Owner };
  output?:
    | { version: bigint; digest: string; owner: Owner }
    | { package: true; version: bigint; digest: string };
  idOperation: 'none' | 'created' | 'deleted';
}

export interface ExecutionFailure {
  /** SDK `bcs.ExecutionFailureStatus` value, as put into the effects. */
  error: unknown;
  command?: number;
  description: string;
  abort?: {
    code: bigint;
    package: Id;
    module: string;
    functionIndex: number;
    functionName: string;
    instruction: number;
  };
}

export interface GasUsed {
  computationCost: bigint;
  storageCost: bigint;
  storageRebate: bigint;
  nonRefundableStorageFee: bigint;
}

export interface ExecutedTransaction {
  digest: string;
  sender: Id;
  /** BCS TransactionData. */
  bytes: Uint8Array;
  /** Serialized signatures (flag ‖ sig ‖ pk). */
  signatures: Uint8Array[];
  /** BCS TransactionEffects (V2). */
  effects: Uint8Array;
  effectsDigest: string;
  failure?: ExecutionFailure;
  gasUsed: GasUsed;
  lamportVersion: bigint;
  changes: ObjectChange[];
  unchangedShared: { id: Id; version: bigint; digest: string; type: string }[];
  dependencies: string[];
  events: StoredEvent[];
  eventsDigest?: string;
  balanceChanges: BalanceChange[];
  checkpoint: bigint;
  timestampMs: bigint;
  epoch: bigint;
}

export interface Simulation extends Omit<ExecutedTransaction, 'signatures' | 'checkpoint'> {
  /** Objects as they would be written. */
  written: StoredObject[];
  /** Per command: BCS of return values and of mutated references, with types. */
  commandResults: {
    returns: { type: string; bytes: Uint8Array }[];
    mutated: { argument: unknown; type: string; bytes: Uint8Array }[];
  }[];
}

export interface CheckpointInfo {
  sequence: bigint;
  digest: string;
  timestampMs: bigint;
  epoch: bigint;
  transactions: string[];
}

/** A refusal before execution; nothing changed. */
export class TransactionRefused extends Error {
  constructor(
    readonly code:
      | 'malformed'
      | 'signature'
      | 'object-not-found'
      | 'object-version'
      | 'object-owner'
      | 'gas'
      | 'unsupported',
    message: string,
  ) {
    super(message);
    this.name = 'TransactionRefused';
  }
}

export interface Ledger {
  readonly chainId: string;
  readonly epoch: bigint;
  readonly referenceGasPrice: bigint;
  /** Chain time now in ms: wall clock plus the advanced offset, never going back. */
  now(): bigint;
  advanceClock(byMs: bigint): bigint;
  object(id: Id, version?: bigint): StoredObject | undefined;
  /** In id order, after the given id; `type` is a full type or one without parameters. */
  ownedBy(owner: Id, options: { type?: string; after?: Id; limit: number }): StoredObject[];
  dynamicFieldsOf(parent: Id, options: { after?: Id; limit: number }): StoredObject[];
  balances(owner: Id): Map<string, bigint>;
  /** Every version of the package with this first id, oldest first. */
  packageVersions(firstId: Id): { id: Id; version: bigint }[];
  /** What the type's Display says, in its order; undefined when the type has none. */
  displayOf(type: string): DisplayTemplate[] | undefined;
  transaction(digest: string): ExecutedTransaction | undefined;
  transactionCount(): bigint;
  checkpoint(sequence: bigint): CheckpointInfo | undefined;
  latestCheckpoint(): CheckpointInfo;
  /** Every event so far in ledger order; `sequence` is its index. */
  eventCount(): number;
  eventAt(sequence: number): StoredEvent;
  transactionAt(sequence: number): ExecutedTransaction;
  /** Checks signatures, executes, journals, answers. Same bytes again: the stored answer. Throws TransactionRefused. */
  execute(bytes: Uint8Array, signatures: Uint8Array[]): Promise<ExecutedTransaction>;
  /** `transactionData` is BCS TransactionData with every input resolved. checks off = ownership not enforced. Gas payment may be empty. */
  simulate(transactionData: Uint8Array, options: { checks: boolean }): Simulation;
  /** Called after each executed transaction; returns the unsubscriber. */
  subscribe(listener: (transaction: ExecutedTransaction) => void): () => void;
}
