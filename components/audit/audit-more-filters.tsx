import { Disclosure } from '@/components/ui/disclosure';
import { Field, Input } from '@/components/ui/field';
import type { AuditQuery, SearchParameters } from '@/lib/server/queries/types';

const fields = [
  { name: 'modelId', label: 'Model', hint: 'Object id of the model' },
  { name: 'person', label: 'Person', hint: 'Sender, buyer, member, lender or auditor' },
  { name: 'teamId', label: 'Team', hint: 'Object id of the team' },
  { name: 'passId', label: 'Pass', hint: 'Object id of the pass' },
] as const;

export type IdFilter = (typeof fields)[number]['name'];

interface AuditMoreFiltersProps {
  query: AuditQuery;
  /** What was given but is no id. */
  refused: readonly IdFilter[];
}

/** Filters by id; part of the search form, so that they end up in the address too. */
export function AuditMoreFilters({ query, refused }: AuditMoreFiltersProps) {
  const isOpen = refused.length > 0 || fields.some(({ name }) => query[name] !== undefined);
  return (
    <Disclosure summary="Filter by model, person, team or pass" open={isOpen} className="w-full">
      <div className="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2">
        {fields.map(({ name, label, hint }) => {
          const isRefused = refused.includes(name);
          return (
            <Field
              key={name}
              id={`filter-${name}`}
              label={label}
              hint={hint}
              error={isRefused ? 'This is no id: it needs 0x and up to 64 hex digits.' : null}
            >
              <Input
                key={query[name] ?? ''}
                id={`filter-${name}`}
                name={name}
                defaultValue={query[name]}
                maxLength={80}
                autoComplete="off"
                spellCheck={false}
                placeholder="0x…"
                aria-invalid={isRefused ? true : undefined}
                aria-describedby={`filter-${name}-hint${isRefused ? ` filter-${name}-error` : ''}`}
                className="font-mono"
              />
            </Field>
          );
        })}
      </div>
    </Disclosure>
  );
}

/** The id filters of an address that were given and could not be read. */
export function refusedFilters(search: SearchParameters, query: AuditQuery): IdFilter[] {
  return fields
    .map(({ name }) => name)
    .filter((name) => {
      const given = search[name];
      return given !== undefined && String(given).trim() !== '' && query[name] === undefined;
    });
}
