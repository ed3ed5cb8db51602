import { readIteration, type Iteration, type Market, type Model } from '@/lib/chain';
import {
  endEpochToCover,
  formatDateTime,
  isTidemarkError,
  isWindowCovered,
  newestCovered,
  storedUntilMs,
  TidemarkError,
  type IterationRange,
} from '@/lib/domain';
import type { NetworkAccess } from '../network-access';
import { planExtension, type StorageExtension } from './plan-extension';

/** Whether the bytes outlive a window, and what it takes where they do not. */
export interface Coverage {
  /** The newest iteration of the range; null when none is published. */
  readonly iteration: Iteration | null;
  readonly isCovered: boolean;
  /** Earliest end of its storage, ms; null without an iteration. */
  readonly storedUntilMs: number | null;
  /** Stores the bytes to the end of the window; null where they are, or cannot be. */
  readonly extension: StorageExtension | null;
  /** Names epoch and dates; null when the window is covered. */
  readonly failure: TidemarkError | null;
}

/**
 * Looks whether a window that ends at `endsAtMs` is covered, and prices the extension that covers it.
 * @throws TidemarkError chain_unreachable, chain_data_malformed
 */
export async function planCoverage(
  access: NetworkAccess,
  place: { readonly market: Market; readonly model: Model; readonly range: IterationRange },
  endsAtMs: bigint,
): Promise<Coverage> {
  const { market, model, range } = place;
  const newest = newestCovered(range, model.iterationCount);
  if (newest < 1) {
    const sentence = 'No iteration is published yet; nothing was paid, look again later.';
    const failure = new TidemarkError('iteration_missing', sentence);
    return { iteration: null, isCovered: false, storedUntilMs: null, extension: null, failure };
  }
  const iteration = await readIteration(access.client, model, newest);
  const untilMs = Number(storedUntilMs(market, iteration.endEpoch));
  const isCovered = isWindowCovered(market, iteration.endEpoch, endsAtMs);
  if (isCovered) {
    return { iteration, isCovered, storedUntilMs: untilMs, extension: null, failure: null };
  }
  const untilEpoch = endEpochToCover(market, endsAtMs);
  const { extension, why } = await extensionTo(
    access,
    { modelId: model.modelId, iteration },
    untilEpoch,
  );
  const next =
    why === null
      ? 'nothing was paid, choose a shorter one or extend the storage with it.'
      : `nothing was paid. ${why}`;
  const failure = new TidemarkError(
    'storage_ends_too_early',
    `${endsBeforeWords(iteration, untilMs, endsAtMs)}; ${next}`,
    { details: { endEpoch: iteration.endEpoch, storedUntilMs: untilMs } },
  );
  return { iteration, isCovered, storedUntilMs: untilMs, extension, failure };
}

/** "Iteration 2 is stored until 3 Mar 2027, 14:05 UTC (epoch 57), and this window would end on …". */
export function endsBeforeWords(
  { number, endEpoch }: Pick<Iteration, 'number' | 'endEpoch'>,
  untilMs: number,
  endsAtMs: bigint,
): string {
  const style = { locale: 'en-GB', timeZone: 'UTC' };
  const until = formatDateTime(untilMs, style);
  const end = formatDateTime(endsAtMs, style);
  return `Iteration ${number} is stored until ${until} (epoch ${endEpoch}), and this window would end on ${end}`;
}

/** Without an extension `why` says what stands against it. */
async function extensionTo(
  access: NetworkAccess,
  place: { readonly modelId: string; readonly iteration: Iteration },
  untilEpoch: number,
): Promise<{ extension: StorageExtension | null; why: string | null }> {
  try {
    return { extension: await planExtension(access, place, untilEpoch), why: null };
  } catch (error) {
    if (!isTidemarkError(error)) throw error;
    if (error.code !== 'window_malformed' && error.code !== 'storage_ends_too_early') throw error;
    return { extension: null, why: error.message };
  }
}
