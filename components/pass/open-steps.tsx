import { Steps, type StepItem } from '@/components/ui/steps';
import type { SessionPhase, SessionProgress } from '@/lib/client/use-pass-session';

const order: readonly SessionPhase[] = [
  'looking',
  'recording',
  'session',
  'key',
  'download',
  'done',
];
const titles = (right: OpeningRight): { id: SessionPhase; title: string }[] => [
  { id: 'looking', title: `Look at the ${right} on chain` },
  { id: 'recording', title: 'Record the opening on chain' },
  { id: 'session', title: 'Sign a session for the key servers' },
  { id: 'key', title: 'Fetch the key' },
  { id: 'download', title: 'Download, decrypt and check the bytes' },
];

/** What lets a person open: a pass they paid for, or a grant of the team. */
export type OpeningRight = 'pass' | 'grant';

interface OpenStepsProps {
  progress: SessionProgress;
  failed: boolean;
  right?: OpeningRight;
}

/** Steps that were not needed are left out. Paid → key servers see it → key received → opened, with the time of each. */
export function OpenSteps({ progress, failed, right = 'pass' }: OpenStepsProps) {
  const at = order.indexOf(progress.phase);
  const taken = titles(right).filter(
    ({ id }) => order.indexOf(id) >= at || progress.tookMs[id] !== undefined,
  );
  const steps = taken.map<StepItem>(({ id, title }) => {
    const index = order.indexOf(id);
    const took = progress.tookMs[id];
    return {
      id,
      title,
      state: index < at ? 'done' : index > at ? 'waiting' : failed ? 'failed' : 'active',
      ...(took === undefined ? {} : { note: secondsText(took) }),
      ...(index === at && progress.note !== null && !failed ? { detail: progress.note } : {}),
      ...(index === at && id === 'download' ? { part: progress.part } : {}),
    };
  });
  return <Steps label="Progress of the opening" steps={steps} />;
}

export function secondsText(tookMs: number): string {
  return tookMs < 1_000 ? `${Math.round(tookMs)} ms` : `${(tookMs / 1_000).toFixed(1)} s`;
}
