import { Steps, type StepItem } from '@/components/ui/steps';
import type { useRefund } from '@/lib/client/use-refund';

type Phase = NonNullable<ReturnType<typeof useRefund>['phase']>;

const order: readonly Phase[] = ['checking', 'signing', 'executing', 'done'];

interface DeedStepsProps {
  /** "Progress of the renewal". */
  label: string;
  phase: Phase;
  /** What the last step does: "Pay and lengthen the pass". */
  last: string;
}

/** Check, sign, run. */
export function DeedSteps({ label, phase, last }: DeedStepsProps) {
  const at = order.indexOf(phase);
  const titles = ['Check the terms on chain', 'Sign in the wallet', last];
  const steps = titles.map<StepItem>((title, index) => ({
    id: title,
    title,
    state: index < at ? 'done' : index === at ? 'active' : 'waiting',
  }));
  return <Steps label={label} steps={steps} />;
}
