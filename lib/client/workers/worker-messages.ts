import type { PlainTidemarkError } from '@/lib/domain';

/** Page to worker: one question at a time gets one answer. */
export interface WorkerRequest<Question> {
  readonly id: number;
  readonly question: Question;
}

/** Worker to page. */
export type WorkerReply =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  | { readonly id: number; readonly kind: 'progress'; readonly part: number }
  | { readonly id: number; readonly kind: 'failure'; readonly failure: PlainTidemarkError };
