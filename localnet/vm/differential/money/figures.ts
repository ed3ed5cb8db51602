import { contractVm } from './contract';
import { SequenceRunner } from './sequence';

/** What a run of many sequences amounts to. */
export interface Figures {
  sequences: number;
  /** Calls the contract agreed to, and calls it refused with a code of its own. */
  accepted: number;
  refused: number;
  paidIn: bigint;
  paidOut: bigint;
  held: bigint;
  /** Accepted calls by verb, and refusals by code. */
  verbs: Map<string, number>;
  codes: Map<bigint, number>;
}

export function noFigures(): Figures {
  return {
    sequences: 0,
    accepted: 0,
    refused: 0,
    paidIn: 0n,
    paidOut: 0n,
    held: 0n,
    verbs: new Map(),
    codes: new Map(),
  };
}

/** Runs the sequences of seeds `from` up to, not including, `to`. Throws where a law is broken. */
export function runSequences(from: number, to: number): Figures {
  const figures = noFigures();
  const runner = new SequenceRunner(contractVm());
  const limit = Error.stackTraceLimit;
  // Refusals are thrown by the hundred thousand; nobody reads their stacks.
  Error.stackTraceLimit = 0;
  try {
    for (let seed = from; seed < to; seed += 1) {
      const { steps, paidIn, paidOut, held } = runner.run(seed);
      figures.sequences += 1;
      figures.paidIn += paidIn;
      figures.paidOut += paidOut;
      figures.held += held;
      for (const { verb, refused } of steps) {
        if (refused === undefined) count(figures.verbs, verb, 1);
        else count(figures.codes, refused, 1);
        figures[refused === undefined ? 'accepted' : 'refused'] += 1;
      }
    }
  } finally {
    Error.stackTraceLimit = limit;
  }
  return figures;
}

/** Adds `more` to `sum`. */
export function addFigures(sum: Figures, more: Figures): void {
  sum.sequences += more.sequences;
  sum.accepted += more.accepted;
  sum.refused += more.refused;
  sum.paidIn += more.paidIn;
  sum.paidOut += more.paidOut;
  sum.held += more.held;
  for (const [verb, times] of more.verbs) count(sum.verbs, verb, times);
  for (const [code, times] of more.codes) count(sum.codes, code, times);
}

/** The figures as lines of text. */
export function figuresText(figures: Figures, seconds: number): string {
  const { sequences, accepted, refused, paidIn, paidOut, held } = figures;
  const verbs = [...figures.verbs].sort(([left], [right]) => (left < right ? -1 : 1));
  const codes = [...figures.codes].sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    `${sequences} sequences, ${accepted + refused} calls: ${accepted} accepted, ${refused} refused`,
    `in ${paidIn} = out ${paidOut} + held ${held} FROST: ${paidIn === paidOut + held}`,
    `accepted: ${verbs.map(([verb, times]) => `${verb} ${times}`).join(', ')}`,
    `refused: ${codes.map(([code, times]) => `${code}×${times}`).join(', ')}`,
    `${seconds.toFixed(1)} s, ${Math.round((accepted + refused) / seconds)} calls/s`,
  ].join('\n');
}

function count<Key>(counts: Map<Key, number>, key: Key, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
