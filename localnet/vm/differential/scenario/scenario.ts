import type { Destination, Id } from '../../types';

/** What a call is given. Objects are named by their aliases. */
export type ScenarioArgument =
  | { kind: 'object'; name: string; by: 'reference' | 'mutable' | 'value' }
  /** Objects by value, in a vector. */
  | { kind: 'objects'; names: readonly string[] }
  /** What an earlier call of the same step returned. */
  | { kind: 'result'; call: number; result: number; by: 'mutable' | 'value' }
  /** The transaction's own context, always last. */
  | { kind: 'context' }
  /** A value as BCS and as Move text. */
  | { kind: 'pure'; type: string; bytes: Uint8Array; move: string };

/** One transaction. Its digest follows from how many transactions succeeded before it. */
export type ScenarioStep = CallStep | MakeStep | SetStep;

export interface ScenarioCall {
  /** The package under test unless said otherwise. */
  package?: 'walrus';
  module: string;
  function: string;
  typeArguments: readonly string[];
  args: readonly ScenarioArgument[];
  /** Replaces the call in the Move test, for functions that tests cannot call. */
  move?: string;
}

export interface CallStep {
  kind: 'call';
  sender: Id;
  /** In order, in one transaction. */
  calls: readonly ScenarioCall[];
  /** Aliases of new objects by the names of their types. */
  names?: Readonly<Record<string, string>>;
  /** Statement after the calls in the Move test, for what may not be left over there. */
  moveAtEnd?: string;
}

/** An object out of nothing, by a test-only function in the Move test. */
export interface MakeStep {
  kind: 'make';
  name: string;
  sender: Id;
  type: string;
  owner: Destination;
  /** The ids that the test-only function takes before the object's own. */
  idsBefore: number;
  contents(own: Id, before: readonly Id[]): Uint8Array;
  /** Move statements that make the object and give it to its owner; `scenario` is in scope. */
  move: string;
}

/** Changes a shared object by a test-only function. */
export interface SetStep {
  kind: 'set';
  name: string;
  contents(before: Uint8Array): Uint8Array;
  /** Move statement over `object`, a mutable local. */
  move: string;
}

/** An object of the scenario's small ledger. */
export interface ScenarioObject {
  id: Id;
  type: string;
  owner: Destination;
  contents: Uint8Array;
}

/** `0x` and no leading zeros, as Move text has it. */
export function shortAddress(id: Id): string {
  return id.replace(/^0x0*(?=[0-9a-f])/, '0x');
}

/** A type's text with short addresses. */
export function shortType(type: string): string {
  return type.replace(/0x0*(?=[0-9a-f])/g, '0x');
}

/** The digest that `test_scenario` gives its transaction number `count`. */
export function scenarioDigest(count: number): Uint8Array {
  const digest = new Uint8Array(32);
  new DataView(digest.buffer).setBigUint64(8, BigInt(count), false);
  return digest;
}
