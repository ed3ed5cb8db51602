import type { PackageFacts } from '../ledger/object-bytes';
import type { Owner, StoredObject } from '../ledger/types';
import type { EventRecord, Id, Type } from '../vm/types';
import type { ProgramArgument } from './program';

/** What a run needs from the chain's state; `live` answers the current version only. */
export interface ObjectReader {
  live(id: Id): StoredObject | undefined;
}

export type LoadedInput =
  | { kind: 'pure'; bytes: Uint8Array }
  | { kind: 'object'; mode: 'owned' | 'immutable'; object: StoredObject }
  | { kind: 'object'; mode: 'shared'; mutable: boolean; object: StoredObject }
  | { kind: 'receiving'; object: StoredObject };

/** An object as a run leaves it; versions and digests are the ledger's to give. */
export interface WrittenObject {
  id: Id;
  type: Type;
  contents: Uint8Array;
  /** A newly shared object gets the run's lamport version. */
  owner: Owner | { kind: 'newly-shared' };
}

export type WrittenPackage = Omit<PackageFacts, 'previousTransaction' | 'storageRebate'>;

export interface ProgramEvent extends EventRecord {
  packageId: Id;
  module: string;
}

export interface CommandResult {
  returns: { type: string; bytes: Uint8Array }[];
  mutated: { argument: ProgramArgument; type: string; bytes: Uint8Array }[];
}

export interface RunOutcome {
  written: Map<Id, WrittenObject>;
  packages: WrittenPackage[];
  /** Ids that came into being; a wrapped one is created but not written. */
  created: Set<Id>;
  deleted: Set<Id>;
  /** Objects that were live before and are not written: wrapped, or deleted when also in `deleted`. */
  removed: Set<Id>;
  /** Children looked at; their makers are among the transaction's dependencies. */
  childrenRead: Set<Id>;
  events: ProgramEvent[];
  commandResults: CommandResult[];
}

export interface RunOptions {
  /** Genesis only: a package may also go to the address it was compiled at. */
  isGenesis: boolean;
  /** Off in unchecked simulations: any function may be called and values may stay unused. */
  enforceUse: boolean;
  /** Collect results and mutated references of each command. */
  collectResults: boolean;
}
