import { setImmediate } from 'node:timers/promises';
import { GrpcTypes as G } from '@mysten/sui/grpc';
import { invalidArgument } from '../failure';
import { decodeCursor, encodeCursor, type CursorKind } from './cursor';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1_000;
/** Positions one filtered request looks at before it hands the frontier back. */
const SCAN_LIMIT = 10_000;
/** Old items are read from disk, so a long scan lets others have their turn this often. */
const PAUSE_INTERVAL = 200;

/** An append-only list whose items' checkpoints never fall. */
export interface LedgerSequence<T> {
  kind: CursorKind;
  count: number;
  at(position: number): T;
  checkpointAt(position: number): bigint;
}

/** The chain as it is when the scan starts; `tip` = newest checkpoint. */
export interface ScanPlace {
  chainId: string;
  tip: bigint;
}

export interface ScanRequest {
  startCheckpoint?: bigint;
  endCheckpoint?: bigint;
  options?: G.QueryOptions;
}

export interface ScanFrame<T> {
  item?: T;
  watermark: G.Watermark;
  end?: G.QueryEnd;
}

/** Positions `low` to `high - 1`, and why the scan ends at either edge. */
interface Interval {
  low: number;
  high: number;
  lowReason: G.QueryEndReason;
  highReason: G.QueryEndReason;
}

/** The frames of one List call, in the requested order; the last one carries `end`. */
export async function* scan<T>(
  place: ScanPlace,
  sequence: LedgerSequence<T>,
  matches: ((item: T) => boolean) | undefined,
  request: ScanRequest,
  scanLimit = SCAN_LIMIT,
): AsyncGenerator<ScanFrame<T>> {
  const descending = request.options?.ordering === G.Ordering.DESCENDING;
  const interval = intervalOf(place, sequence, request);
  const limit = Math.min(request.options?.limit || DEFAULT_LIMIT, MAX_LIMIT);
  const watermark = (position: number): G.Watermark => ({
    cursor: encodeCursor(sequence.kind, place.chainId, position),
    checkpoint: descending
      ? coveredDownTo(sequence, position, interval, place.tip)
      : coveredUpTo(sequence, position, interval, place.tip, request),
  });
  const size = interval.high - interval.low;
  let found = 0;
  for (let step = 0; step < size; step += 1) {
    if (step % PAUSE_INTERVAL === PAUSE_INTERVAL - 1) await setImmediate();
    const position = descending ? interval.high - 1 - step : interval.low + step;
    const item = sequence.at(position);
    if (!matches || matches(item)) {
      found += 1;
      if (found === limit) {
        const end = { reason: G.QueryEndReason.ITEM_LIMIT };
        yield { item, watermark: watermark(position), end };
        return;
      }
      yield { item, watermark: watermark(position) };
    }
    if (step + 1 === scanLimit && step + 1 < size) {
      yield { watermark: watermark(position), end: { reason: G.QueryEndReason.SCAN_LIMIT } };
      return;
    }
  }
  yield descending
    ? { watermark: watermark(interval.low), end: { reason: interval.lowReason } }
    : { watermark: watermark(interval.high - 1), end: { reason: interval.highReason } };
}

function intervalOf<T>(
  place: ScanPlace,
  sequence: LedgerSequence<T>,
  request: ScanRequest,
): Interval {
  const { after, before } = request.options ?? {};
  const interval: Interval = {
    low: 0,
    high: sequence.count,
    lowReason: G.QueryEndReason.CHECKPOINT_BOUND,
    highReason: G.QueryEndReason.LEDGER_TIP,
  };
  if (request.startCheckpoint !== undefined) {
    interval.low = firstAtCheckpoint(sequence, request.startCheckpoint);
  }
  if (request.endCheckpoint !== undefined && request.endCheckpoint <= place.tip + 1n) {
    interval.high = firstAtCheckpoint(sequence, request.endCheckpoint);
    interval.highReason = G.QueryEndReason.CHECKPOINT_BOUND;
  }
  if (after) {
    const position = decodeCursor(sequence.kind, place.chainId, after);
    requireKnown(position, sequence.count - 1);
    if (position + 1 > interval.low) {
      interval.low = position + 1;
      interval.lowReason = G.QueryEndReason.CURSOR_BOUND;
    }
  }
  if (before) {
    const position = decodeCursor(sequence.kind, place.chainId, before);
    requireKnown(position, sequence.count);
    if (position < interval.high) {
      interval.high = Math.max(position, 0);
      interval.highReason = G.QueryEndReason.CURSOR_BOUND;
    }
  }
  interval.high = Math.max(interval.low, interval.high);
  return interval;
}

/** A ledger never loses items, so a cursor past its end is not a place to wait but a mistake. */
function requireKnown(position: number, last: number): void {
  if (position > last) throw invalidArgument('The cursor is beyond the end of this ledger.');
}

/** First position whose checkpoint is at least `checkpoint`. */
function firstAtCheckpoint<T>(sequence: LedgerSequence<T>, checkpoint: bigint): number {
  let low = 0;
  let high = sequence.count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sequence.checkpointAt(middle) < checkpoint) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Last checkpoint of which nothing is left to emit once `position` is behind an upward scan. */
function coveredUpTo<T>(
  sequence: LedgerSequence<T>,
  position: number,
  interval: Interval,
  tip: bigint,
  request: ScanRequest,
): bigint | undefined {
  const next = position + 1;
  let covered = next < sequence.count ? sequence.checkpointAt(next) - 1n : tip;
  if (request.endCheckpoint !== undefined && covered >= request.endCheckpoint) {
    covered = request.endCheckpoint - 1n;
  }
  const first = interval.low < sequence.count ? sequence.checkpointAt(interval.low) : 0n;
  return covered < 0n || (next > interval.low && covered < first) ? undefined : covered;
}

/** First checkpoint of which nothing is left to emit once a downward scan has passed `position`. */
function coveredDownTo<T>(
  sequence: LedgerSequence<T>,
  position: number,
  interval: Interval,
  tip: bigint,
): bigint | undefined {
  const previous = position - 1;
  const covered = previous >= 0 ? sequence.checkpointAt(previous) + 1n : 0n;
  const open = interval.highReason === G.QueryEndReason.LEDGER_TIP || interval.high === 0;
  const top = open ? tip : sequence.checkpointAt(interval.high - 1);
  return covered > top ? undefined : covered;
}
