import { GrpcTypes as G } from '@mysten/sui/grpc';
import { toBase58 } from '@mysten/sui/utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RpcFailure } from '../failure';
import { encodeCursor } from './cursor';
import { scan, type LedgerSequence, type ScanFrame, type ScanRequest } from './scan';

const chainId = toBase58(new Uint8Array(32).fill(9));
const END = G.QueryEndReason;

interface Item {
  value: number;
  checkpoint: bigint;
}

/** Items 0, 1, 2 … whose checkpoints rise by the given steps. */
function sequenceOf(steps: number[]): LedgerSequence<Item> {
  let checkpoint = 0;
  const items = steps.map((step, value) => {
    checkpoint += step;
    return { value, checkpoint: BigInt(checkpoint) };
  });
  const at = (position: number) => {
    const item = items[position];
    if (!item) throw new RangeError(`no item ${position}`);
    return item;
  };
  return { kind: 'events', count: items.length, at, checkpointAt: (p) => at(p).checkpoint };
}

function tipOf(sequence: LedgerSequence<Item>): bigint {
  return sequence.count > 0 ? sequence.checkpointAt(sequence.count - 1) + 2n : 0n;
}

async function frames(
  sequence: LedgerSequence<Item>,
  request: ScanRequest,
  matches?: (item: Item) => boolean,
  scanLimit?: number,
): Promise<ScanFrame<Item>[]> {
  const place = { chainId, tip: tipOf(sequence) };
  const list: ScanFrame<Item>[] = [];
  for await (const frame of scan(place, sequence, matches, request, scanLimit)) list.push(frame);
  return list;
}

function last(list: ScanFrame<Item>[]): ScanFrame<Item> {
  const frame = list.at(-1);
  if (!frame) throw new Error('a scan has at least one frame');
  return frame;
}

const steps = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 });

describe('scan', () => {
  it('pages to the same list for every page size, order, filter and scan limit', async () => {
    const shape = fc.record({
      steps,
      limit: fc.integer({ min: 1, max: 7 }),
      modulus: fc.integer({ min: 1, max: 5 }),
      scanLimit: fc.integer({ min: 1, max: 9 }),
      descending: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ steps: rises, limit, modulus, scanLimit, descending }) => {
        const sequence = sequenceOf(rises);
        const matches = (item: Item) => item.value % modulus === 0;
        const ordering = descending ? G.Ordering.DESCENDING : G.Ordering.ASCENDING;
        const seen: number[] = [];
        let cursor: Uint8Array | undefined;
        for (let page = 0; page < 200; page += 1) {
          const bound = descending ? { before: cursor } : { after: cursor };
          const options = { limit, ordering, ...bound };
          const list = await frames(sequence, { options }, matches, scanLimit);
          expect(list.filter((frame) => frame.end)).toHaveLength(1);
          seen.push(...list.flatMap(({ item }) => (item ? [item.value] : [])));
          const { end, watermark } = last(list);
          cursor = watermark.cursor;
          if (end?.reason !== END.ITEM_LIMIT && end?.reason !== END.SCAN_LIMIT) break;
        }
        const all = rises.map((_step, value) => value).filter((value) => value % modulus === 0);
        expect(seen).toEqual(descending ? all.reverse() : all);
      }),
    );
  });

  it('never claims a checkpoint as covered that still has a match to come', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (rises, descending) => {
        const sequence = sequenceOf(rises);
        const ordering = descending ? G.Ordering.DESCENDING : G.Ordering.ASCENDING;
        const list = await frames(sequence, { options: { ordering, limit: 1000 } });
        list.forEach((frame, index) => {
          const covered = frame.watermark.checkpoint;
          if (covered === undefined) return;
          for (const later of list.slice(index + 1)) {
            if (!later.item) continue;
            if (descending) expect(later.item.checkpoint < covered).toBe(true);
            else expect(later.item.checkpoint > covered).toBe(true);
          }
        });
      }),
    );
  });

  it('ends at the tip, at a checkpoint bound and at a cursor bound', async () => {
    const sequence = sequenceOf([0, 1, 1, 0, 1]);
    const values = (list: ScanFrame<Item>[]) => list.flatMap(({ item }) => item?.value ?? []);
    const all = await frames(sequence, {});
    expect([values(all), last(all).end?.reason]).toEqual([[0, 1, 2, 3, 4], END.LEDGER_TIP]);
    expect(last(all).watermark.checkpoint).toBe(tipOf(sequence));
    const middle = await frames(sequence, { startCheckpoint: 1n, endCheckpoint: 3n });
    expect([values(middle), last(middle).end?.reason]).toEqual([[1, 2, 3], END.CHECKPOINT_BOUND]);
    expect(last(middle).watermark.checkpoint).toBe(2n);
    const beyond = await frames(sequence, { endCheckpoint: 99n });
    expect(last(beyond).end?.reason).toBe(END.LEDGER_TIP);
    const before = encodeCursor('events', chainId, 2);
    const bounded = await frames(sequence, { options: { before } });
    expect([values(bounded), last(bounded).end?.reason]).toEqual([[0, 1], END.CURSOR_BOUND]);
  });

  it('answers an empty ledger with a cursor from which later items are found', async () => {
    const empty = last(await frames(sequenceOf([]), {}));
    expect(empty.end?.reason).toBe(END.LEDGER_TIP);
    const after = empty.watermark.cursor;
    const grown = await frames(sequenceOf([0, 1]), { options: { after } });
    expect(grown.flatMap(({ item }) => item?.value ?? [])).toEqual([0, 1]);
  });

  it('bounds the page whatever the client asks', async () => {
    const sequence = sequenceOf(Array.from({ length: 1_500 }, () => 1));
    expect(await frames(sequence, { options: { limit: 4_000_000_000 } })).toHaveLength(1_000);
    expect(await frames(sequence, { options: { limit: 0 } })).toHaveLength(50);
  });

  it('refuses cursors that it did not make for this list and chain', async () => {
    const sequence = sequenceOf([0, 1]);
    const other = toBase58(new Uint8Array(32).fill(8));
    const bad = [
      new Uint8Array(3),
      new Uint8Array(14),
      encodeCursor('transactions', chainId, 0),
      encodeCursor('events', other, 0),
      encodeCursor('events', chainId, 2),
      encodeCursor('events', chainId, Number.MAX_SAFE_INTEGER),
    ];
    for (const after of bad) {
      await expect(frames(sequence, { options: { after } })).rejects.toThrow(RpcFailure);
    }
  });
});
