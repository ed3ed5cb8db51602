import type { DraftProblems } from '@/lib/client/publish/check-draft';
import type { PublishDraft } from '@/lib/client/publish/draft';
import type { DraftSession } from '@/lib/client/publish/use-draft';

export interface StepProps {
  session: DraftSession & { draft: PublishDraft };
  address: string;
  /** Sentences by field; empty until the person tried to go on. */
  problems: DraftProblems;
  /** Something was signed: team, model and file cannot change any more. */
  fixed: boolean;
}
