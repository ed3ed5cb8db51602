import { CircleAlert, CircleCheck, CircleX, Cpu, FlaskConical, Undo2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { ModelCard, Verdict } from '@/lib/server/queries/types';

/** What a buyer may ask first: can I run it here, try it, have money back, and who judged it. */
export function CardMarks({ card }: { card: ModelCard }) {
  const refunds = card.offers.some(({ refundRule }) => refundRule === 'PRO_RATA');
  return (
    <div className="flex flex-wrap gap-1.5 px-4 pt-3 pb-4">
      <Badge>
        <span className="truncate">{card.task}</span>
      </Badge>
      {card.runsInBrowser && (
        <Badge tone="tide">
          <Cpu aria-hidden /> Runs in the browser
        </Badge>
      )}
      {card.latestIteration === null && <Badge tone="warn">No iteration yet</Badge>}
      <OpinionMark verdicts={card.verdicts} />
      {card.hasTrial && (
        <Badge>
          <FlaskConical aria-hidden /> Trial
        </Badge>
      )}
      {refunds && (
        <Badge>
          <Undo2 aria-hidden /> Refund pro rata
        </Badge>
      )}
    </div>
  );
}

const looks = {
  SUPPORTS: { tone: 'good', Icon: CircleCheck, words: 'supporting' },
  SUPPORTS_WITH_RESERVATIONS: { tone: 'warn', Icon: CircleAlert, words: 'with reservations' },
  DOES_NOT_SUPPORT: { tone: 'bad', Icon: CircleX, words: 'not supporting' },
} as const satisfies Record<Verdict, unknown>;

/** The least favourable verdict decides the colour: one warning is not outvoted. */
function OpinionMark({ verdicts }: { verdicts: ModelCard['verdicts'] }) {
  const worstFirst = ['DOES_NOT_SUPPORT', 'SUPPORTS_WITH_RESERVATIONS', 'SUPPORTS'] as const;
  const worst = worstFirst.find((verdict) => verdicts[verdict] > 0);
  if (worst === undefined) return null;
  const { tone, Icon, words } = looks[worst];
  const total = worstFirst.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  const count = verdicts[worst];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {total === count
        ? `${total} ${total === 1 ? 'opinion' : 'opinions'}, ${words}`
        : `${count} of ${total} opinions ${words}`}
    </Badge>
  );
}
