'use client';

import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useWallet } from '@/lib/client/wallet/use-wallet';
import { checkStep } from '@/lib/client/publish/check-draft';
import { hasBegun, wizardSteps, type WizardStep } from '@/lib/client/publish/draft';
import { useDraft } from '@/lib/client/publish/use-draft';
import { StepDetails } from './step-details';
import { StepFile } from './step-file';
import { StepOffer } from './step-offer';
import { StepReview } from './step-review';
import { StepTeam } from './step-team';
import type { StepProps } from './step-props';
import { WizardNavigation } from './wizard-navigation';

/** Team → file → details → offer → review; every change is kept in this browser. */
export function PublishWizard() {
  const { address } = useWallet();
  return address === null ? null : <Wizard key={address} address={address} />;
}

function Wizard({ address }: { address: string }) {
  const session = useDraft(address);
  const { draft, change } = session;
  const [shown, setShown] = useState<ReadonlySet<WizardStep>>(new Set());
  if (draft === null) return <Skeleton className="h-96 rounded-lg" />;

  const { step } = draft;
  const problems = checkStep(draft, step);
  const at = wizardSteps.indexOf(step);
  const next = wizardSteps[at + 1];
  const before = wizardSteps[at - 1];
  const fixed = hasBegun(draft);

  function go(target: WizardStep) {
    change({ step: target });
    window.scrollTo({ top: 0 });
  }
  function goOn() {
    setShown(new Set([...shown, step]));
    if (Object.keys(problems).length === 0 && next !== undefined) go(next);
    else focusFirstProblem();
  }

  const props: StepProps = {
    session: { ...session, draft },
    address,
    problems: shown.has(step) ? problems : {},
    fixed,
  };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <WizardNavigation draft={draft} onGo={go} />
      <Card className="min-w-0 p-4 sm:p-6">
        {step === 'team' && <StepTeam {...props} />}
        {step === 'file' && <StepFile {...props} />}
        {step === 'details' && <StepDetails {...props} />}
        {step === 'offer' && <StepOffer {...props} />}
        {step === 'review' && <StepReview {...props} onGo={go} />}
        {step !== 'review' && (
          <footer className="mt-8 flex items-center justify-between gap-3 border-t border-line pt-5">
            {before === undefined ? (
              <span />
            ) : (
              <Button look="quiet" onClick={() => go(before)}>
                <ArrowLeft aria-hidden /> Back
              </Button>
            )}
            <Button look="primary" onClick={goOn}>
              Continue <ArrowRight aria-hidden />
            </Button>
          </footer>
        )}
      </Card>
    </div>
  );
}

/** After the sentences are on the page, the first marked field gets the focus. */
function focusFirstProblem() {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
  });
}
