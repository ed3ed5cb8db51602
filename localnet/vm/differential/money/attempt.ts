import type { Id } from '../../types';
import type { Done, Draft } from './ledger';
import type { Scene } from './scene';

type Accepted = Extract<Done, { refused: undefined }>;

/** One transaction somebody sends: what it calls, and what it must have done. */
export interface Attempt {
  readonly verb: string;
  readonly sender: Id;
  /** The team whose vault it pays out, if it is that kind of verb. */
  readonly paysOut?: Id;
  body(draft: Draft): void;
  /** Brings books and scene up to date. */
  accepted?(done: Accepted): void;
  /** Throws when this refusal cannot be right. */
  refused?(abortCode: bigint): void;
}

/** Makes an attempt from the scene, or nothing when the scene lacks what it takes. */
export type Verb = (scene: Scene) => Attempt | undefined;

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
