import { groupDigits } from '@/lib/domain';
import type { IterationView, MetricView } from '@/lib/server/queries/types';
import { noteStanding } from './note-standing';
import { metricText } from './metric-text';

const LOCALE = 'en-GB';
const SIGNIFICANT_DIGITS = 4;
const NOTHING = 'not given';

export interface ComparedRow {
  label: string;
  /** Heads a group of rows: "Metrics", "Bytes" … */
  group: 'Metrics' | 'File' | 'Storage' | 'Publication' | 'Note';
  from: string;
  to: string;
  /** Difference of two figures, signed: "+0.012 (+1.3 %)"; null where there is none to name. */
  change: string | null;
  isChanged: boolean;
}

/** What two iterations have in common and where they differ; metrics by name, first list's order. */
export function compareIterations(
  from: IterationView,
  to: IterationView,
  nowMs: number,
): ComparedRow[] {
  const bytes = (text: string) => `${groupDigits(text, LOCALE)} bytes`;
  const byText = (group: ComparedRow['group'], label: string, left: string, right: string) => ({
    group,
    label,
    from: left,
    to: right,
    change: null,
    isChanged: left !== right,
  });
  const byCount = (group: ComparedRow['group'], label: string, left: string, right: string) => ({
    ...byText(group, label, bytes(left), bytes(right)),
    change: countChange(BigInt(left), BigInt(right)),
  });
  const epoch = ({ endEpoch }: IterationView) => `epoch ${endEpoch}`;
  const parents = ({ parents: numbers }: IterationView) =>
    numbers.length === 0 ? 'none' : numbers.join(', ');
  return [
    ...compareMetrics(from.metrics, to.metrics),
    byText('File', 'Format', from.format, to.format),
    byCount('File', 'Model file', from.plainBytes, to.plainBytes),
    byCount('File', 'Sealed container', from.cipherBytes, to.cipherBytes),
    byText('File', 'Content root', from.contentRootHex, to.contentRootHex),
    {
      ...byText('Storage', 'Stored before Walrus', epoch(from), epoch(to)),
      change: countChange(BigInt(from.endEpoch), BigInt(to.endEpoch)),
    },
    byText('Storage', 'Part blobs', partsOf(from), partsOf(to)),
    byText('Publication', 'Parents', parents(from), parents(to)),
    byText('Publication', 'Author', from.author, to.author),
    byText('Note', 'Note', noteWords(from, nowMs), noteWords(to, nowMs)),
  ];
}

function compareMetrics(from: MetricView[], to: MetricView[]): ComparedRow[] {
  const names = [...new Set([...from, ...to].map(({ name }) => name))];
  return names.map((name) => {
    const left = valueOf(from, name);
    const right = valueOf(to, name);
    return {
      group: 'Metrics',
      label: name,
      from: left === undefined ? NOTHING : metricText(left),
      to: right === undefined ? NOTHING : metricText(right),
      change:
        typeof left === 'number' && typeof right === 'number' ? figureChange(left, right) : null,
      // By value: two figures may look the same when rounded.
      isChanged: left !== right,
    };
  });
}

function valueOf(metrics: MetricView[], name: string): MetricView['value'] | undefined {
  return metrics.find((metric) => metric.name === name)?.value;
}

/** `+0.012 (+1.3 %)`; null when nothing changed or the difference is no figure. */
export function figureChange(from: number, to: number): string | null {
  const change = to - from;
  if (change === 0 || !Number.isFinite(change)) return null;
  const figure = signed(Number(change.toPrecision(SIGNIFICANT_DIGITS)));
  const percent = Number(((change / Math.abs(from)) * 100).toPrecision(3));
  return from === 0 || !Number.isFinite(percent) ? figure : `${figure} (${signed(percent)} %)`;
}

function countChange(from: bigint, to: bigint): string | null {
  const change = to - from;
  if (change === 0n) return null;
  const digits = groupDigits(String(change < 0n ? -change : change), LOCALE);
  return `${change < 0n ? '−' : '+'}${digits}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value)}`;
}

function partsOf({ blobIdTexts }: IterationView): string {
  return String(Math.max(0, blobIdTexts.length - 1));
}

function noteWords({ note }: IterationView, nowMs: number): string {
  switch (noteStanding(note, nowMs)) {
    case 'public':
    case 'disclosed':
      return note.text === '' ? 'none' : note.text;
    case 'sealed':
      return 'sealed until a date';
    case 'due':
      return 'due, not disclosed';
    case 'auditors':
      return 'for auditors only';
  }
}
