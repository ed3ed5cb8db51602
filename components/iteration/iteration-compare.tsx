import Form from 'next/form';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { buttonStyle } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Field, Select } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { shortId } from '@/lib/domain';
import type { IterationView } from '@/lib/server/queries/types';
import { compareIterations, type ComparedRow } from './compare-iterations';
import { comparisonHref, type Comparison } from './compare-url';

const MAX_CELL_LENGTH = 42;

export interface IterationCompareProps {
  modelId: string;
  /** Newest first. */
  iterations: IterationView[];
  comparison: Comparison | null;
  nowMs: number;
}

/** Any two iterations side by side; which two, and whether only changes, is in the address. */
export function IterationCompare(props: IterationCompareProps) {
  const { modelId, iterations, comparison, nowMs } = props;
  const [latest, before] = iterations;
  if (latest === undefined || before === undefined) return null;
  const from = iterations.find(({ number }) => number === comparison?.from);
  const to = iterations.find(({ number }) => number === comparison?.to);
  return (
    <Section
      id="compare"
      title="Compare two iterations"
      hint="Metrics are the seller's own statements; sizes, roots and epochs are from the chain."
    >
      <Form action={`/models/${modelId}`} scroll={false} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="tab" value="iterations" />
        <Choice
          id="compare-from"
          label="From"
          iterations={iterations}
          chosen={from?.number ?? before.number}
        />
        <Choice
          id="compare-to"
          label="To"
          iterations={iterations}
          chosen={to?.number ?? latest.number}
        />
        <label className="flex h-10 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="changes"
            value="1"
            defaultChecked={comparison?.onlyChanges}
            className="size-4 accent-tide"
          />
          Only changes
        </label>
        <button type="submit" className={buttonStyle()}>
          Compare
        </button>
      </Form>
      {comparison !== null &&
        (from === undefined || to === undefined ? (
          <Notice
            tone="warn"
            className="mt-4"
            title={`There is no iteration ${from === undefined ? comparison.from : comparison.to} of this model`}
          >
            Choose two of those published so far.
          </Notice>
        ) : (
          <Compared
            modelId={modelId}
            comparison={comparison}
            rows={compareIterations(from, to, nowMs)}
          />
        ))}
    </Section>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  iterations: IterationView[];
  chosen: number;
}

function Choice({ id, label, iterations, chosen }: ChoiceProps) {
  return (
    <Field id={id} label={label} className="min-w-36 flex-1 sm:flex-none">
      {/* The key makes the shown choice follow the address. */}
      <Select id={id} key={chosen} name="compare" defaultValue={chosen}>
        {iterations.map(({ number }) => (
          <option key={number} value={number}>
            Iteration {number}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface ComparedProps {
  modelId: string;
  comparison: Comparison;
  rows: ComparedRow[];
}

function Compared({ modelId, comparison, rows }: ComparedProps) {
  const { from, to, onlyChanges } = comparison;
  const changed = rows.filter(({ isChanged }) => isChanged);
  const shown = onlyChanges ? changed : rows;
  return (
    <div className="mt-5 flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <p role="status" className="text-ink-soft">
          {changed.length} of {rows.length} lines differ
          {onlyChanges && rows.length > changed.length && '; the same ones are hidden'}.
        </p>
        <div className="flex flex-wrap gap-2">
          <Link
            href={comparisonHref(modelId, { from, to, onlyChanges: !onlyChanges })}
            scroll={false}
            prefetch={false}
            className={buttonStyle({ look: 'quiet', size: 'sm' })}
          >
            {onlyChanges ? 'Show all lines' : 'Show only changes'}
          </Link>
          <Link
            href={comparisonHref(modelId, { from: to, to: from, onlyChanges })}
            scroll={false}
            prefetch={false}
            className={buttonStyle({ look: 'quiet', size: 'sm' })}
          >
            Swap
          </Link>
        </div>
      </div>
      {shown.length > 0 && <ComparedTable from={from} to={to} rows={shown} />}
    </div>
  );
}

function ComparedTable({ from, to, rows }: { from: number; to: number; rows: ComparedRow[] }) {
  const caption = `Iteration ${from} and iteration ${to} side by side`;
  return (
    <div
      role="group"
      tabIndex={0}
      aria-label={`${caption}, scrolls sideways where it is narrow`}
      className="overflow-x-auto rounded-md border border-line"
    >
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken text-xs text-ink-faint">
          <tr>
            {['What', `Iteration ${from}`, `Iteration ${to}`, 'Change'].map((head) => (
              <th key={head} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.group} ${row.label}`}
              data-changed={row.isChanged}
              className={cn('border-t border-line align-top', row.isChanged && 'bg-tide-soft')}
            >
              <th scope="row" className="max-w-44 px-3 py-2 font-normal break-words text-ink-soft">
                {row.label}
                {row.group === 'Metrics' && <span className="sr-only"> (metric)</span>}
              </th>
              <Value text={row.from} />
              <Value text={row.to} />
              <td className="figures px-3 py-2 whitespace-nowrap">
                {row.change ?? (row.isChanged ? <Badge tone="tide">changed</Badge> : 'same')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Roots and addresses are shortened, their whole text stays in the title; notes wrap. */
function Value({ text }: { text: string }) {
  const isId = text.length > MAX_CELL_LENGTH && !/\s/.test(text);
  return (
    <td
      title={isId ? text : undefined}
      className={cn('figures max-w-72 min-w-28 px-3 py-2 break-words', isId && 'font-mono text-xs')}
    >
      {isId ? shortId(text, 8) : text}
    </td>
  );
}
