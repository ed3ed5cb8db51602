import type { ExampleRun, OutputSummary } from '@/lib/client/verbs/run-example';
import { cn } from '@/components/ui/cn';
import { groupDigits } from '@/lib/domain';
import { secondsText } from './open-steps';

const SHOWN_VALUES = 16;
const DIGITS = 5;

/** One run: what went in, what came out, how long it took here. */
export function RunOutput({ run }: { run: ExampleRun }) {
  return (
    <section
      aria-label="Output of the run"
      className="overflow-hidden rounded-md border border-line bg-surface"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-4 py-2.5">
        <h4 className="text-sm font-semibold">Output</h4>
        <p className="figures text-xs text-ink-faint">
          ran in {secondsText(run.result.runMs)} · loaded in {secondsText(run.result.loadMs)} ·{' '}
          {groupDigits(String(run.parameters), 'en-GB')} parameters
        </p>
      </header>
      <div className="flex flex-col gap-4 px-4 py-3">
        {run.result.outputs.map((output) => (
          <Output key={output.name} output={output} />
        ))}
        <div className="border-t border-line pt-3 text-xs text-ink-soft">
          <p className="mb-1 font-medium">
            Example input, {run.fromTeam ? 'as the team published it' : 'filled by this page'}
          </p>
          {run.inputs.map((input) => (
            <p key={input.name} className="font-mono break-words text-ink-faint">
              {input.name} {input.type}[{input.dims.join(', ')}] = {input.preview.join(', ')}
              {input.dims.some((dim) => dim > input.preview.length) && ' …'}
            </p>
          ))}
        </div>
      </div>
    </section>
  );
}

function Output({ output }: { output: OutputSummary }) {
  const values = output.preview.slice(0, SHOWN_VALUES).map(valueText);
  const more = output.elements - values.length;
  return (
    <div className="min-w-0">
      <p className="font-mono text-xs text-ink-faint">
        {output.name} {output.type}[{output.dims.join(', ')}]
      </p>
      {output.top.some((entry) => entry.label !== '') ? (
        <Top top={output.top} />
      ) : (
        <p
          data-output={output.name}
          className={cn(
            'figures mt-0.5 font-mono font-medium break-words',
            output.elements === 1 ? 'text-xl' : 'text-sm',
          )}
        >
          {values.join(', ')}
          {more > 0 && <span className="text-ink-faint"> … {more} more</span>}
        </p>
      )}
      {output.range !== null && output.elements > 1 && (
        <p className="figures mt-0.5 text-xs text-ink-faint">
          min {valueText(output.range.min)} · mean {valueText(output.range.mean)} · max{' '}
          {valueText(output.range.max)}
        </p>
      )}
    </div>
  );
}

function Top({ top }: { top: OutputSummary['top'] }) {
  const most = Math.max(...top.map((entry) => entry.value), Number.EPSILON);
  return (
    <ul className="mt-1.5 flex flex-col gap-1.5">
      {top.map((entry) => (
        <li key={entry.label} className="flex items-center gap-3 text-sm">
          <span className="w-24 shrink-0 truncate font-medium">{entry.label}</span>
          <span aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-sunken">
            <span
              className="block h-full rounded-full bg-tide"
              style={{ width: `${Math.max(0, (entry.value / most) * 100)}%` }}
            />
          </span>
          <span className="figures w-16 text-right font-mono text-xs">
            {valueText(entry.value)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function valueText(value: number | string): string {
  return typeof value === 'string' ? value : String(Number(value.toPrecision(DIGITS)));
}
