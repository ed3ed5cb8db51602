import { createTeam, listModel } from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';
import { submitTransaction, type Submitter } from '../wallet/submit-transaction';
import { sharesOf, tagsOf } from './check-draft';
import { NEW, type PublishDraft, type PublishProgress } from './draft';

type Keep = (change: Partial<PublishProgress>) => Promise<void>;

/** The chosen team, or the one this draft makes once. */
export async function ensureTeam(
  draft: PublishDraft,
  submitter: Submitter,
  keep: Keep,
): Promise<string> {
  if (draft.teamChoice !== NEW) return draft.teamChoice;
  if (draft.progress.teamId !== null) return draft.progress.teamId;
  let teamId: string | undefined;
  await submitTransaction(submitter, {
    purpose: `publish:${draft.draftId}:team`,
    transaction: () =>
      createTeam(submitter.manifest, {
        name: draft.team.name.trim(),
        members: sharesOf(draft),
      }),
    keep: async ({ events }) => {
      const created = events.find((event) => event.name === 'TeamCreated');
      teamId = created?.fields.team;
      if (teamId !== undefined) await keep({ teamId });
    },
  });
  if (teamId === undefined) throw unreadable('team');
  return teamId;
}

/** The chosen model, or the listing this draft makes once. Its id is part of the key id. */
export async function ensureListing(
  draft: PublishDraft,
  place: { submitter: Submitter; teamId: string; teamCapId: string; keep: Keep },
): Promise<string> {
  if (draft.modelChoice !== NEW) return draft.modelChoice;
  if (draft.progress.modelId !== null) return draft.progress.modelId;
  const { submitter, teamId, teamCapId, keep } = place;
  const { details } = draft;
  let modelId: string | undefined;
  await submitTransaction(submitter, {
    purpose: `publish:${draft.draftId}:listing`,
    transaction: () =>
      listModel(submitter.manifest, {
        teamCapId,
        teamId,
        name: details.name.trim(),
        summary: details.summary.trim(),
        task: details.task.trim(),
        tags: tagsOf(draft),
        licence: details.licence.trim(),
        dataClass: details.dataClass.trim(),
      }),
    keep: async ({ events }) => {
      const listed = events.find((event) => event.name === 'ModelListed');
      modelId = listed?.fields.model;
      if (modelId !== undefined) await keep({ modelId });
    },
  });
  if (modelId === undefined) throw unreadable('model');
  return modelId;
}

function unreadable(what: string): TidemarkError {
  return new TidemarkError(
    'chain_data_malformed',
    `The ${what} is on chain but its event cannot be read; reload the page and continue.`,
    { retryable: true },
  );
}
