import { Steps, type StepItem } from '@/components/ui/steps';
import type { useBuy } from '@/lib/client/use-buy';

type Phase = NonNullable<ReturnType<typeof useBuy>['phase']>;

const order: readonly Phase[] = ['checking', 'signing', 'executing', 'done'];
const titles: { id: Phase; title: string }[] = [
  { id: 'checking', title: 'Check price, storage and balances' },
  { id: 'signing', title: 'Sign in the wallet' },
  { id: 'executing', title: 'Pay and receive the pass' },
];

export function BuySteps({ phase }: { phase: Phase }) {
  const at = order.indexOf(phase);
  const steps = titles.map<StepItem>(({ id, title }) => {
    const index = order.indexOf(id);
    return { id, title, state: index < at ? 'done' : index === at ? 'active' : 'waiting' };
  });
  return <Steps label="Progress of the purchase" steps={steps} />;
}
