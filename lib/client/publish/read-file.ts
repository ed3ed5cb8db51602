import { TidemarkError } from '@/lib/domain';
import { MAX_OPENED_BYTES, MAX_OPENED_TEXT } from '../opened-file-limit';
import type { PublishDraft } from './draft';

export type DraftFile = NonNullable<PublishDraft['file']>;

/**
 * Looks at a chosen file before anything is signed: size, format, and for ONNX what the file says
 * about itself and whether it runs here. @throws TidemarkError file_empty, file_too_large,
 * model_malformed, model_refused, model_failed
 */
export async function readChosenFile(file: File): Promise<DraftFile> {
  if (file.size === 0) {
    throw new TidemarkError('file_empty', 'This file is empty; choose another one.');
  }
  if (file.size > MAX_OPENED_BYTES) {
    throw new TidemarkError(
      'file_too_large',
      `This file is larger than ${MAX_OPENED_TEXT}, the most that a buyer’s page can open; choose another.`,
    );
  }
  const { planFile } = await import('@/lib/storage/file-plan');
  planFile(file.size);
  const format = formatOf(file.name);
  const facts = { name: file.name.slice(0, 255), sizeBytes: file.size, format };
  if (format !== 'onnx') return { ...facts, summary: {}, trialMs: null };
  return { ...facts, ...(await readOnnxFile(file)) };
}

/** Lower-case ending of the name; `binary` without one. */
function formatOf(name: string): string {
  const match = /\.([a-z0-9]{1,16})$/i.exec(name);
  return match?.[1]?.toLowerCase() ?? 'binary';
}

async function readOnnxFile(file: File): Promise<Pick<DraftFile, 'summary' | 'trialMs'>> {
  const { MAX_MODEL_BYTES, assertRunnable, modelSummary, readOnnx } =
    await import('@/lib/inference');
  // Larger files can be sold and downloaded; the page only neither looks inside nor runs them.
  if (file.size > MAX_MODEL_BYTES) return { summary: {}, trialMs: null };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const facts = readOnnx(bytes);
  assertRunnable(facts);
  const { tryModel } = await import('./try-model');
  const trial = await tryModel(bytes);
  return {
    summary: modelSummary(facts, trial?.example ?? null),
    trialMs: trial === null ? null : Math.max(1, Math.round(trial.runMs)),
  };
}
