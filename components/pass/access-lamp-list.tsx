import { CircleCheck, CircleQuestionMark, CircleX } from 'lucide-react';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { accessSummary } from '@/lib/client/pass/access-lamps';
import type { AccessLamp, LampState } from '@/lib/client/pass/access-readings';

const looks: Record<
  LampState,
  { Icon: typeof CircleCheck; ink: string; tone: BadgeProps['tone']; word: string }
> = {
  good: { Icon: CircleCheck, ink: 'text-good', tone: 'good', word: 'Good' },
  bad: { Icon: CircleX, ink: 'text-bad', tone: 'bad', word: 'In the way' },
  unknown: {
    Icon: CircleQuestionMark,
    ink: 'text-ink-faint',
    tone: 'plain',
    word: 'Cannot check now',
  },
};

/** What was found, lamp by lamp, with one sentence over all of them. */
export function AccessLampList({ lamps }: { lamps: readonly AccessLamp[] }) {
  return (
    <>
      <p role="status" className="text-sm font-medium">
        {accessSummary(lamps)}
      </p>
      <ul
        aria-label="What opening needs"
        className="divide-y divide-line rounded-md border border-line"
      >
        {lamps.map((lamp) => (
          <Lamp key={lamp.id} lamp={lamp} />
        ))}
      </ul>
    </>
  );
}

function Lamp({ lamp }: { lamp: AccessLamp }) {
  const { Icon, ink, tone, word } = looks[lamp.state];
  return (
    <li data-lamp={lamp.id} data-state={lamp.state} className="flex gap-2.5 px-3 py-2.5 text-sm">
      <Icon className={cn('mt-0.5 size-4 shrink-0', ink)} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span className="font-medium">{lamp.title}</span>
          <Badge tone={tone}>{word}</Badge>
        </p>
        <p className="figures mt-0.5 break-words text-ink-soft">{lamp.value}</p>
        {lamp.parts !== undefined && <Parts lamp={lamp} parts={lamp.parts} />}
        {lamp.next !== null && <p className="mt-1 break-words text-ink">{lamp.next}</p>}
      </div>
    </li>
  );
}

function Parts({ lamp, parts }: { lamp: AccessLamp; parts: NonNullable<AccessLamp['parts']> }) {
  return (
    <ul aria-label={`${lamp.title}, one by one`} className="mt-1.5 flex flex-col gap-1 text-xs">
      {parts.map((part) => {
        const { Icon, ink, word } = looks[part.state];
        return (
          <li key={part.label} data-state={part.state} className="flex gap-1.5">
            <Icon className={cn('mt-px size-3.5 shrink-0', ink)} aria-label={`${word}:`} />
            <span className="figures min-w-0 break-words text-ink-soft">
              <span className="font-medium text-ink">{part.label}</span> {part.value}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
