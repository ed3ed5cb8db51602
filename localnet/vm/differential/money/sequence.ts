import { createHash } from 'node:crypto';
import type { MoveFailure, MoveVm } from '../../types';
import { must, type Attempt, type Verb } from './attempt';
import { CONTRACT } from './contract';
import { foundScene, startSequence, type Start } from './found-scene';
import { Laws, type Totals } from './laws';
import { chosen, MINUTE_MS, type Scene } from './scene';
import { EPOCH_MS } from './terms';
import { approve, grant, openAudit, revoke, sign } from './verbs-audit';
import { editListing, list, moveAlias, retire, setOffer, withdrawOffer } from './verbs-model';
import { discloseNote, extend, publish } from './verbs-publishing';
import { distribute, recordCalls, setFee, settle } from './verbs-earning';
import { buy, open, refund, renew, tryOut } from './verbs-sale';
import { changeOperators, createTeam, handOver, migrate, setLimits, setShares } from './verbs-team';

/** How often each verb comes, in parts of their sum. */
const WEIGHTS: readonly (readonly [Verb, number])[] = [
  [buy, 26],
  [tryOut, 5],
  [renew, 10],
  [open, 18],
  [recordCalls, 14],
  [refund, 16],
  [settle, 20],
  [distribute, 12],
  [setShares, 3],
  [handOver, 4],
  [publish, 6],
  [setFee, 3],
  [setOffer, 4],
  [withdrawOffer, 2],
  [retire, 1],
  [extend, 2],
  [grant, 3],
  [revoke, 1],
  [openAudit, 2],
  [sign, 3],
  [approve, 4],
  [discloseNote, 1],
  [moveAlias, 2],
  [editListing, 1],
  [changeOperators, 3],
  [setLimits, 1],
  [migrate, 1],
  [createTeam, 1],
  [list, 1],
];
const VERBS: readonly Verb[] = WEIGHTS.flatMap(([verb, weight]) => Array<Verb>(weight).fill(verb));
/** What often comes right after, so that short sequences tell whole stories. */
const FOLLOWED_BY: Readonly<Record<string, readonly Verb[]>> = {
  purchase: [open, open, settle, renew, refund],
  try_out: [open, settle],
  renew: [open, refund, refund, settle],
  open: [recordCalls, recordCalls, approve, refund],
  record_calls: [recordCalls, settle, refund],
  refund: [settle, renew],
  settle: [distribute, distribute, setShares],
  publish_iteration: [settle, distribute, handOver, extend],
  hand_over: [publish, publish, handOver],
  grant: [openAudit, sign],
  open_audit: [sign, approve],
  sign: [sign, revoke],
};
const FOLLOWED_PERCENT = 45;
/** Sequences share so many different starts. */
const STARTS = 32;
const FEWEST_STEPS = 6;
const MOST_STEPS = 12;
/** One in a hundred sequences goes on for long. */
const LONG_STEPS = 100;
/** The contract's own codes; anything else is a defect. */
const FIRST_CODE = 1n;
const LAST_CODE = 62n;

export interface Step {
  readonly verb: string;
  /** The abort code, or undefined where the contract agreed. */
  readonly refused: bigint | undefined;
}

export interface SequenceResult {
  readonly steps: readonly Step[];
  readonly paidIn: bigint;
  readonly paidOut: bigint;
  /** In sales and vaults at the end. */
  readonly held: bigint;
  /** SHA-256 over verbs, senders, codes, events and every byte at the end; only when asked for. */
  readonly trace?: string;
}

/** Runs random sequences one after the other; throws at the first step that breaks a law. */
export class SequenceRunner {
  private readonly laws: Laws;
  private readonly starts = new Map<number, Start>();

  constructor(private readonly vm: MoveVm) {
    this.laws = new Laws(vm);
  }

  /** `seed` is below 2^32. */
  run(seed: number, careful = false): SequenceResult {
    const start = this.start(seed % STARTS);
    const scene = startSequence(start, seed);
    const hash = careful ? createHash('sha256') : undefined;
    const count = stepCount(scene);
    const steps: Step[] = [];
    let totals: Totals = { wallets: 0n, sales: 0n, vaults: 0n };
    while (steps.length < count) {
      passTime(scene);
      const attempt = nextAttempt(scene, steps[steps.length - 1]);
      try {
        const before = careful ? scene.ledger.bytes() : '';
        const members = membersOf(scene, attempt.paysOut);
        const { step, told } = perform(scene, attempt);
        steps.push(step);
        hash?.update(`${attempt.verb} ${attempt.sender} ${step.refused} ${told}\n`);
        if (careful) assertUntouched(scene, step, before);
        totals = this.laws.hold(scene.ledger, scene.books, start.mintedFrost);
        if (attempt.paysOut !== undefined && step.refused === undefined) {
          this.laws.dust(scene.ledger, scene.books, attempt.paysOut, members);
        }
      } catch (cause) {
        const did = [...steps.map(({ verb }) => verb), attempt.verb].join(', ');
        throw new Error(`sequence ${seed}: ${did}: ${reason(cause)}`, { cause });
      }
    }
    const { paidIn, paidOut } = scene.books;
    const trace = hash?.update(scene.ledger.bytes()).digest('hex');
    const held = totals.sales + totals.vaults;
    return { steps, paidIn, paidOut, held, ...(trace === undefined ? {} : { trace }) };
  }

  private start(number: number): Start {
    const known = this.starts.get(number);
    if (known !== undefined) return known;
    const start = foundScene(this.vm, number);
    this.starts.set(number, start);
    return start;
  }
}

function stepCount({ random }: Scene): number {
  if (random.chance(1)) return LONG_STEPS;
  return FEWEST_STEPS + random.below(MOST_STEPS - FEWEST_STEPS + 1);
}

/** A verb that the scene has what it takes for. */
function nextAttempt(scene: Scene, last: Step | undefined): Attempt {
  const next = last?.refused === undefined ? FOLLOWED_BY[last?.verb ?? ''] : undefined;
  if (next !== undefined && scene.random.chance(FOLLOWED_PERCENT)) {
    const attempt = chosen(scene.random, next)(scene);
    if (attempt !== undefined) return attempt;
  }
  for (;;) {
    const attempt = chosen(scene.random, VERBS)(scene);
    if (attempt !== undefined) return attempt;
  }
}

function perform(scene: Scene, attempt: Attempt): { step: Step; told: string } {
  const { verb } = attempt;
  const done = scene.ledger.transact(attempt.sender, (draft) => attempt.body(draft));
  if (done.refused === undefined) {
    attempt.accepted?.(done);
    const told = done.outcome.events.map(({ contents }) => Buffer.from(contents).toString('hex'));
    return { step: { verb, refused: undefined }, told: told.join() };
  }
  const code = namedCode(done.refused);
  attempt.refused?.(code);
  return { step: { verb, refused: code }, told: '' };
}

/** Throws unless the contract itself refused, with a code of its table. */
function namedCode({ kind, abortCode, location, message, status }: MoveFailure): bigint {
  const named =
    kind === 'MoveAbort' &&
    location?.package === CONTRACT &&
    abortCode !== undefined &&
    abortCode >= FIRST_CODE &&
    abortCode <= LAST_CODE;
  if (named) return abortCode;
  const place = `${location?.module}::${location?.functionName}`;
  throw new Error(`${kind} ${status} ${abortCode} in ${place}: ${message}`);
}

/** What was refused changed nothing. */
function assertUntouched(scene: Scene, { refused }: Step, before: string): void {
  must(refused === undefined || scene.ledger.bytes() === before, 'a refusal left something behind');
}

/** The clock stands, ticks, goes on, or comes to one millisecond around an end or a start. */
function passTime(scene: Scene): void {
  const { random, ledger, books } = scene;
  const kind = random.below(40);
  if (kind < 20) return;
  const nowMs = ledger.nowMs;
  let next = nowMs + 1n;
  if (kind < 30 && books.sales.size > 0) {
    const sale = chosen(random, [...books.sales.values()]);
    const around = BigInt(random.below(3) - 1);
    const at = chosen(random, [
      sale.endsAtMs + around,
      sale.startsAtMs + around,
      (sale.startsAtMs + sale.endsAtMs) / 2n,
      sale.startsAtMs + ((sale.endsAtMs - sale.startsAtMs) * BigInt(random.below(1_000))) / 1_000n,
    ]);
    next = at > nowMs ? at : nowMs;
  } else if (kind < 36) {
    next = nowMs + BigInt(random.below(Number(MINUTE_MS) / 4));
  } else if (kind === 36) {
    next = nowMs + BigInt(random.below(Number(EPOCH_MS)));
  }
  ledger.nowMs = next;
}

function membersOf({ books }: Scene, team: string | undefined): number {
  return team === undefined ? 0 : books.team(team).members.length;
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
