import { Check } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { checkStep } from '@/lib/client/publish/check-draft';
import { wizardSteps, type PublishDraft, type WizardStep } from '@/lib/client/publish/draft';

export const stepTitles: Record<WizardStep, string> = {
  team: 'Team',
  file: 'File',
  details: 'Details',
  offer: 'Offer',
  review: 'Review and publish',
};

interface WizardNavigationProps {
  draft: PublishDraft;
  onGo: (step: WizardStep) => void;
}

/** Steps of the wizard; a step opens when everything before it is complete. */
export function WizardNavigation({ draft, onGo }: WizardNavigationProps) {
  const complete = (step: WizardStep) => Object.keys(checkStep(draft, step)).length === 0;
  const firstOpen = wizardSteps.findIndex((step) => !complete(step));
  const reachable = firstOpen === -1 ? wizardSteps.length : firstOpen;
  const current = wizardSteps.indexOf(draft.step);
  return (
    <nav aria-label="Steps" className="lg:sticky lg:top-20">
      <ol className="flex gap-1 overflow-x-auto lg:flex-col">
        {wizardSteps.map((step, index) => (
          <li key={step} className="flex-1 lg:flex-none">
            <button
              type="button"
              disabled={index > reachable}
              onClick={() => onGo(step)}
              aria-current={step === draft.step ? 'step' : undefined}
              className="flex w-full items-center justify-center gap-2.5 rounded-md px-2 py-2 text-sm font-medium text-ink-soft hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:opacity-50 aria-[current]:bg-tide-soft aria-[current]:text-tide-strong lg:justify-start"
            >
              <span
                className={cn(
                  'figures grid size-5 shrink-0 place-items-center rounded-full text-xs',
                  index < current && complete(step)
                    ? 'bg-tide text-on-tide'
                    : 'border border-line-strong',
                )}
              >
                {index < current && complete(step) ? (
                  <Check className="size-3" aria-hidden />
                ) : (
                  index + 1
                )}
              </span>
              <span className={step === draft.step ? 'truncate' : 'sr-only lg:not-sr-only'}>
                {stepTitles[step]}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
