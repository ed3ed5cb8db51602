/** The border between the Move interpreter and whoever runs transactions on it. */

/** `0x` and 64 lower-case hex digits. */
export type Id = string;

export type Type =
  | { kind: 'bool' | 'u8' | 'u16' | 'u32' | 'u64' | 'u128' | 'u256' | 'address' | 'signer' }
  | { kind: 'vector'; of: Type }
  | { kind: 'datatype'; address: Id; module: string; name: string; args: Type[] }
  | { kind: 'reference'; mutable: boolean; of: Type }
  | { kind: 'parameter'; index: number };

export interface Abilities {
  copy: boolean;
  drop: boolean;
  store: boolean;
  key: boolean;
}

export interface FunctionInfo {
  visibility: 'private' | 'public' | 'friend';
  isEntry: boolean;
  typeParameters: Abilities[];
  parameters: Type[];
  returns: Type[];
}

export interface DatatypeInfo {
  /** The package version that brought it in. */
  definingId: Id;
  abilities: Abilities;
  typeParameters: { constraints: Abilities; phantom: boolean }[];
  /** For a struct one entry named after the struct; for an enum one per variant in tag order. */
  variants: { name: string; fields: { name: string; type: Type }[] }[];
  isEnum: boolean;
}

/** Opaque to callers; made by `decode`, by a call's results, or by `cell`. */
export type Value = unknown;

/** A place that a reference can point to. */
export interface Cell {
  value: Value;
}

export type Argument =
  { kind: 'value'; value: Value } | { kind: 'reference'; cell: Cell; mutable: boolean };

/** The transaction's facts that Move code can read. `digest` is 32 bytes. */
export interface TransactionContext {
  sender: Id;
  sponsor?: Id;
  digest: Uint8Array;
  epoch: bigint;
  epochTimestampMs: bigint;
  referenceGasPrice: bigint;
  gasPrice: bigint;
  gasBudget: bigint;
}

/** A dynamic field (or dynamic object field's object) as stored on chain. */
export interface ChildObject {
  id: Id;
  type: Type;
  contents: Uint8Array;
  version: bigint;
}

export interface ChildStore {
  /** The child now owned by `parent`, or undefined. */
  child(parent: Id, id: Id): ChildObject | undefined;
  /** The object that is owned by the address `parent` at exactly this version (`transfer::receive`). */
  receivable?(parent: Id, id: Id, version: bigint): ChildObject | undefined;
}

export type Destination =
  | { kind: 'address'; address: Id }
  | { kind: 'object'; object: Id }
  | { kind: 'shared' }
  | { kind: 'immutable' };

export interface TransferRecord {
  id: Id;
  type: Type;
  value: Value;
  to: Destination;
}

export interface ChildRecord {
  parent: Id;
  id: Id;
  type: Type;
  value: Value;
}

export interface EventRecord {
  /** Module whose code called `event::emit` (entry package and module of the PTB command are the ledger's). */
  type: Type;
  contents: Uint8Array;
}

/** What one transaction's Move calls did besides changing their arguments. */
export interface SessionOutcome {
  /** UIDs made in this transaction and not deleted again, in order; also those of `Session.freshId`. */
  created: Id[];
  /** UIDs deleted in this transaction that existed before it. */
  deleted: Id[];
  /** The last transfer, share or freeze of each object, in first-transfer order. */
  transfers: TransferRecord[];
  /** Children present at the end that are new or were borrowed mutably (compare bytes to find real changes). */
  childrenWritten: ChildRecord[];
  /** Children that existed before and are no longer under their parent, as loaded; received objects too. */
  childrenRemoved: { parent: Id; child: ChildObject }[];
  /** Children loaded but only read or never changed, with the version seen. */
  childrenRead: { parent: Id; child: ChildObject }[];
  events: EventRecord[];
  instructions: number;
}

export interface MoveLocation {
  package: Id;
  module: string;
  functionIndex: number;
  functionName: string;
  instruction: number;
}

/** One failure of Move code; `kind` mirrors Sui's ExecutionFailureStatus names. */
export interface MoveFailure {
  kind:
    | 'MoveAbort'
    | 'MovePrimitiveRuntimeError'
    | 'FunctionNotFound'
    | 'NonEntryFunctionInvoked'
    | 'ArityMismatch'
    | 'TypeArgumentError'
    | 'InstructionLimit'
    | 'InvariantViolation';
  location?: MoveLocation;
  abortCode?: bigint;
  /** StatusCode name of the real VM, e.g. `ARITHMETIC_ERROR`, `VECTOR_OPERATION_ERROR`. */
  status?: string;
  /** The real VM's sub-status where it has one: 1 index out of bounds, 2 pop of an empty vector, … */
  subStatus?: bigint;
  message: string;
}

/** Thrown by `Session.call`. */
export class MoveError extends Error {
  constructor(
    readonly failure: MoveFailure,
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
    this.name = 'MoveError';
  }
}

export interface Session {
  /**
   * Runs one function to its end. Throws MoveError. References returned are refused. Visibility is
   * the caller's to check. A last parameter of TxContext is filled in when left out. Values given by
   * value are copied; cells given by reference are changed in place and hold rubbish after a throw.
   */
  call(
    target: { package: Id; module: string; function: string },
    typeArguments: Type[],
    args: Argument[],
  ): { type: Type; value: Value }[];
  /** `0x2::tx_context::fresh_id`: the next object id of this transaction. */
  freshId(): Id;
  outcome(): SessionOutcome;
}

/** How a package that was upgraded, or uses such ones, finds code and types. */
export interface PackageLinkage {
  /** The id of its first version: the self address of its modules. */
  firstId: Id;
  /** The version in use of each dependency, by the id of its first version. */
  versions: ReadonlyMap<Id, Id>;
  /** The version that brought in each of its datatypes, by `module::name`. */
  typeOrigins: ReadonlyMap<string, Id>;
}

export interface MoveVm {
  /** `modules` carry `id`, or the linkage's first id, as their self address. Throws on malformed bytes. */
  loadPackage(id: Id, modules: Uint8Array[], linkage?: PackageLinkage): void;
  unloadPackage(id: Id): void;
  moduleNames(packageId: Id): string[];
  functionNames(packageId: Id, module: string): string[];
  datatypeNames(packageId: Id, module: string): string[];
  functionInfo(packageId: Id, module: string, name: string): FunctionInfo | undefined;
  datatypeInfo(packageId: Id, module: string, name: string): DatatypeInfo | undefined;
  abilities(type: Type): Abilities;
  /** Strict BCS by layout: canonical ULEB, no trailing bytes, bools 0/1. Throws RangeError. */
  decode(type: Type, bytes: Uint8Array): Value;
  encode(type: Type, value: Value): Uint8Array;
  /** Sui's JSON view of a Move value: u64 and wider as strings, addresses and ids as 0x…, String as text, Option as value or null, Balance as string. */
  toJson(type: Type, bytes: Uint8Array): unknown;
  /** Writes self address and address table of modules compiled at 0x0 (or any `from`) to `to`. */
  relocate(module: Uint8Array, replacements: Map<Id, Id>): Uint8Array;
  /** `inputOwner` tells where an input object stood; without it only objects made here can be shared. */
  session(
    context: TransactionContext,
    children: ChildStore,
    inputOwner?: (id: Id) => Destination | undefined,
  ): Session;
}
