import { X } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { inputStyle } from '@/components/ui/field';
import { SearchInput } from '@/components/ui/search-input';
import { shortId } from '@/lib/domain';
import type { AuditKind, AuditQuery } from '@/lib/server/queries/types';
import { dayBefore, dayOf } from './audit-days';
import { auditGroups, groupState, toggleGroup, toggleKind } from './audit-groups';
import { AuditMoreFilters, type IdFilter } from './audit-more-filters';
import { auditRanges } from './audit-ranges';
import { auditHref, isFiltered, newestOf } from './audit-url';
import { auditLabels } from './audit-words';

interface AuditFiltersProps {
  query: AuditQuery;
  /** Id filters that were given but are no ids. */
  refused: readonly IdFilter[];
  /** The chain's clock, for ranges up to now. */
  nowMs: number;
}

/** One field for any id, address, digest or name; kinds and ranges as links; more on request. */
export function AuditFilters({ query, refused, nowMs }: AuditFiltersProps) {
  const { words, kinds = [], fromMs, untilMs, limit } = query;
  return (
    <div className="flex flex-col gap-3">
      <Form action="/audit" role="search" className="flex flex-wrap gap-2">
        <SearchInput
          label="Search events"
          placeholder="Address, id, digest, blob or name"
          value={words}
          className="relative w-full min-w-0 sm:w-auto sm:max-w-xl sm:min-w-64 sm:flex-1"
        />
        <DayInput name="from" label="From day, UTC" day={dayOf(fromMs)} />
        <DayInput name="until" label="To day, UTC" day={dayBefore(untilMs)} />
        {kinds.map((kind) => (
          <input key={kind} type="hidden" name="kinds" value={kind} />
        ))}
        {limit !== undefined && <input type="hidden" name="limit" value={limit} />}
        <button type="submit" className={buttonStyle({ look: 'primary' })}>
          Search
        </button>
        <AuditMoreFilters query={query} refused={refused} />
      </Form>
      <RangeLinks query={query} nowMs={nowMs} />
      <KindLinks query={query} kinds={kinds} />
      <Chosen query={query} />
    </div>
  );
}

function DayInput({ name, label, day }: { name: string; label: string; day: string }) {
  return (
    <input
      key={day}
      type="date"
      name={name}
      defaultValue={day}
      aria-label={label}
      title={label}
      className={cn(inputStyle(), 'figures h-10 w-auto flex-1 sm:flex-none')}
    />
  );
}

function RangeLinks({ query, nowMs }: { query: AuditQuery; nowMs: number }) {
  return (
    <nav aria-label="Time range">
      <ChipRow label="Up to now">
        {auditRanges(query, nowMs).map(({ label, fromMs, isChosen }) => (
          <Chip
            key={label}
            href={auditHref({ ...newestOf(query), fromMs, untilMs: undefined })}
            active={isChosen}
          >
            {label}
          </Chip>
        ))}
      </ChipRow>
    </nav>
  );
}

/** Nouns first; the kinds of a chosen noun follow, so that each can be taken away. */
function KindLinks({ query, kinds }: { query: AuditQuery; kinds: AuditKind[] }) {
  const href = (next: AuditKind[]) => auditHref({ ...newestOf(query), kinds: next });
  const open = auditGroups.filter((group) => groupState(group, kinds) !== 'none');
  return (
    <nav aria-label="Kinds of event" className="flex flex-col gap-1.5">
      <ChipRow label="By noun">
        {auditGroups.map((group) => (
          <Chip
            key={group.label}
            href={href(toggleGroup(group, kinds))}
            active={groupState(group, kinds) !== 'none'}
          >
            {group.label}
          </Chip>
        ))}
      </ChipRow>
      {open.length > 0 && (
        <ChipRow label="By kind">
          {open
            .flatMap((group) => group.kinds)
            .map((kind) => (
              <Chip key={kind} href={href(toggleKind(kind, kinds))} active={kinds.includes(kind)}>
                {auditLabels[kind]}
              </Chip>
            ))}
        </ChipRow>
      )}
    </nav>
  );
}

function ChipRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={label}
      className="-mx-4 flex gap-1.5 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {children}
    </div>
  );
}

function Chip({ href, active, children }: { href: string; active: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={active ? 'true' : undefined}
      className="rounded-full border border-line-strong bg-surface px-3 py-1 text-xs font-medium whitespace-nowrap text-ink-soft hover:border-ink-faint hover:text-ink aria-[current]:border-tide aria-[current]:bg-tide-soft aria-[current]:text-tide-strong"
    >
      {children}
    </Link>
  );
}

/** Filters that came with a link from elsewhere; each can be taken away. */
function Chosen({ query }: { query: AuditQuery }) {
  if (!isFiltered(query)) return null;
  const chips: { name: keyof AuditQuery; text: string }[] = [];
  if (query.modelId) chips.push({ name: 'modelId', text: `Model ${shortId(query.modelId)}` });
  if (query.teamId) chips.push({ name: 'teamId', text: `Team ${shortId(query.teamId)}` });
  if (query.passId) chips.push({ name: 'passId', text: `Pass ${shortId(query.passId)}` });
  if (query.person) chips.push({ name: 'person', text: `Person ${shortId(query.person)}` });
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs">
      {chips.map((chip) => (
        <Link
          key={chip.name}
          href={auditHref({ ...newestOf(query), [chip.name]: undefined })}
          className="figures inline-flex items-center gap-1 rounded-full bg-tide-soft py-1 pr-2 pl-3 font-medium text-tide-strong"
        >
          {chip.text} <X className="size-3" aria-hidden />
          <span className="sr-only">, take this filter away</span>
        </Link>
      ))}
      <Link href="/audit" className="rounded-sm font-medium text-tide hover:text-tide-strong">
        Clear all filters
      </Link>
    </div>
  );
}
