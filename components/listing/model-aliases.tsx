import { Bookmark } from 'lucide-react';
import { IdText } from '@/components/chain/id-text';
import { Moment } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { AliasMove, AliasView } from '@/lib/server/queries/types';

/** Every alias with all its moves; nothing is shown for a model that never had one. */
export function ModelAliases({ aliases }: { aliases: AliasView[] }) {
  if (aliases.length === 0) return null;
  return (
    <Section
      id="aliases"
      title="Aliases"
      hint="Names of the team for iterations. Moving one changes no pass."
    >
      <ul className="-my-3 divide-y divide-line">
        {aliases.map((alias) => (
          <li key={alias.name} className="py-3">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
              <Badge tone={alias.iteration === null ? 'plain' : 'tide'}>
                <Bookmark aria-hidden /> <span className="truncate">{alias.name}</span>
              </Badge>
              <span className="figures font-medium">
                {alias.iteration === null ? 'taken away' : `iteration ${alias.iteration}`}
              </span>
              <span className="figures text-xs text-ink-faint sm:ml-auto">
                since <Moment atMs={alias.movedAtMs} />
              </span>
            </p>
            <Disclosure
              summary={alias.history.length === 1 ? '1 move' : `${alias.history.length} moves`}
              className="mt-1 [&_summary]:text-xs"
            >
              <ol
                aria-label={`Moves of ${alias.name}, newest first`}
                className="flex flex-col gap-2"
              >
                {alias.history.map((move) => (
                  <Move key={`${move.transactionDigest} ${move.atMs}`} move={move} />
                ))}
              </ol>
            </Disclosure>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Move({ move }: { move: AliasMove }) {
  return (
    <li className="figures flex flex-wrap items-center gap-x-4 gap-y-0.5 text-xs text-ink-soft">
      <span className="font-medium text-ink">{moveText(move)}</span>
      <Moment atMs={move.atMs} />
      <span className="inline-flex items-center gap-1">
        by <IdText id={move.by} label="address of who moved it" />
      </span>
      <span className="inline-flex items-center gap-1">
        transaction <IdText id={move.transactionDigest} label="transaction digest" digits={6} />
      </span>
    </li>
  );
}

function moveText({ fromIteration: from, toIteration: to }: AliasMove): string {
  if (from === null) return `new, on iteration ${to ?? ''}`;
  return to === null ? `taken away from iteration ${from}` : `iteration ${from} → ${to}`;
}
