import { z } from 'zod';
import { metricsJson } from './metrics';

/** What a publisher states about data that comes from people. */
export const dataGateSchema = z.object({
  /** Asked for data sets only: other classes answer it by themselves. */
  aboutPeople: z.boolean(),
  deidentified: z.enum(['', 'yes', 'no']),
  legalBasis: z.string().max(400),
});
export type DataGate = z.output<typeof dataGateSchema>;

export const emptyDataGate: DataGate = { aboutPeople: false, deidentified: '', legalBasis: '' };

const GATED_CLASSES: readonly string[] = ['medical', 'personal, de-identified'];
/** With the words around it a value stays short enough to be shown with the metrics. */
const MAX_BASIS_BYTES = 120;

/** What the gate looks at; of a next iteration task and class are those of its model. */
export interface GatedDraft {
  readonly details: { readonly task: string; readonly dataClass: string; readonly metrics: string };
  readonly dataGate: DataGate;
}

/** Medical and personal data, and data sets that are about people. */
export function isDataGated({ details, dataGate }: GatedDraft): boolean {
  const isDataset = details.task === 'dataset';
  return GATED_CLASSES.includes(details.dataClass) || (isDataset && dataGate.aboutPeople);
}

/** Sentences for `de-identified` and `legal-basis`; empty where nothing stands in the way. */
export function dataGateProblems(draft: GatedDraft): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (!isDataGated(draft)) return problems;
  const { deidentified, legalBasis } = draft.dataGate;
  if (deidentified === '') problems['de-identified'] = 'Say whether the data is de-identified.';
  if (deidentified === 'no') {
    problems['de-identified'] =
      'Only de-identified data can be published here: who fetched a key keeps what was decrypted.';
  }
  if (legalBasis.trim() === '') {
    problems['legal-basis'] = 'Name the legal basis, for example consent or an ethics approval.';
  } else if (new TextEncoder().encode(legalBasis.trim()).length > MAX_BASIS_BYTES) {
    problems['legal-basis'] = `Shorten this to ${MAX_BASIS_BYTES} bytes.`;
  }
  return problems;
}

/** Public and frozen with the iteration; says who claims it, because nobody here checks it. */
export function dataStatements(draft: GatedDraft): Readonly<Record<string, string>> {
  if (!isDataGated(draft)) return {};
  return {
    'data de-identified': 'yes, as the publisher states; not checked',
    'data legal basis': `${draft.dataGate.legalBasis.trim()} (as the publisher states; not checked)`,
    'data encryption': 'enforced; the file was encrypted before it left the publisher’s browser',
  };
}

/**
 * The metrics of an iteration as typed, and after them what was stated about its data.
 * @throws TidemarkError text_malformed naming the line
 */
export function publicMetrics(draft: GatedDraft): string {
  return metricsJson(draft.details.metrics, dataStatements(draft));
}
