import { Steps, type StepItem } from '@/components/ui/steps';
import { NEW, type PublishDraft } from '@/lib/client/publish/draft';
import {
  publishSteps,
  type PublishReport,
  type PublishStep,
} from '@/lib/client/publish/publish-steps';

const titles: Record<PublishStep, string> = {
  team: 'Create the team',
  listing: 'List the model',
  encrypt: 'Encrypt and encode',
  register: 'Register the storage',
  upload: 'Upload',
  certify: 'Certify',
  publish: 'Publish the iteration',
};
const details: Record<PublishStep, string> = {
  team: 'One signature. Members and shares go on chain.',
  listing: 'One signature. The model’s id becomes part of its key.',
  encrypt: 'In this browser: a new key, then the ids of the stored parts.',
  register: 'One signature. Pays the storage.',
  upload: 'Through the relay to the storage nodes, part by part.',
  certify: 'The nodes’ confirmations, in the same transaction as the next step.',
  publish: 'One signature for certificate, iteration and offer together.',
};

interface PublishStepsProps {
  draft: PublishDraft;
  report: PublishReport | null;
  state: 'running' | 'failed' | 'stopped';
}

export function PublishSteps({ draft, report, state }: PublishStepsProps) {
  const at = report === null ? -1 : publishSteps.indexOf(report.step);
  const steps = publishSteps
    .filter((step) => isPart(draft, step))
    .map<StepItem>((step) => {
      const index = publishSteps.indexOf(step);
      const current = index === at && state !== 'stopped';
      const before = index < at || (at === -1 && wasDone(draft, step));
      return {
        id: step,
        title: titles[step],
        state: before ? 'done' : current ? (state === 'failed' ? 'failed' : 'active') : 'waiting',
        ...(current ? { detail: details[step] } : {}),
        ...(current && report !== null && report.part !== null
          ? { part: report.part, note: `${Math.round(report.part * 100)} %` }
          : {}),
      };
    });
  return <Steps label="Progress of the publication" steps={steps} />;
}

function isPart(draft: PublishDraft, step: PublishStep): boolean {
  if (step === 'team') return draft.teamChoice === NEW;
  return step !== 'listing' || draft.modelChoice === NEW;
}

/** What a draft continued after a reload already has behind it. */
function wasDone({ progress }: PublishDraft, step: PublishStep): boolean {
  if (step === 'team') return progress.teamId !== null;
  if (step === 'listing') return progress.modelId !== null;
  return step === 'encrypt' && progress.upload !== null;
}
