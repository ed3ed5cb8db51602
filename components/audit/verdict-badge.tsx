import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Verdict } from '@/lib/server/queries/types';
import { verdictWords } from './verdict-words';

const looks = {
  SUPPORTS: { tone: 'good', Icon: CircleCheck },
  SUPPORTS_WITH_RESERVATIONS: { tone: 'warn', Icon: CircleAlert },
  DOES_NOT_SUPPORT: { tone: 'bad', Icon: CircleX },
} as const;

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { tone, Icon } = looks[verdict];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden /> {verdictWords[verdict]}
    </Badge>
  );
}
