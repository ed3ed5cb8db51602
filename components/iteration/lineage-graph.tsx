import { DataTable } from '@/components/studio/data-table';
import { Section } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { AliasView, IterationView, OpinionView } from '@/lib/server/queries/types';
import { IterationMarks } from './iteration-marks';
import { layOutLineage, type Lineage, type LineageNode } from './lay-out-lineage';

const MAX_NODES = 100;
const ROW_HEIGHT = 36;
const LANE_WIDTH = 22;
const EDGE = 14;
const RADIUS = 6;

export interface LineageGraphProps {
  modelId: string;
  /** Newest first. */
  iterations: IterationView[];
  aliases: AliasView[];
  opinions: OpinionView[];
}

/** Which iteration came from which: drawn, and as a table. */
export function LineageGraph({ modelId, iterations, aliases, opinions }: LineageGraphProps) {
  if (iterations.length < 2) return null;
  const newest = iterations.slice(0, MAX_NODES);
  const lineage = layOutLineage(newest);
  const left = iterations.length - newest.length;
  return (
    <Section
      id="lineage"
      title="Lineage"
      hint="Parents are named when an iteration is published and never change."
    >
      <div className="flex max-w-full overflow-hidden">
        <Drawing lineage={lineage} />
        <ol aria-label="Lineage, newest first" className="min-w-0 flex-1">
          {lineage.nodes.map((node) => (
            <li
              key={node.number}
              style={{ height: ROW_HEIGHT }}
              className="flex items-center gap-2 overflow-hidden pl-2 text-sm"
            >
              <a
                href={`#iteration-${node.number}`}
                className="shrink-0 rounded-sm font-medium hover:text-tide-strong"
              >
                Iteration {node.number}
              </a>
              <span className="figures shrink-0 text-xs text-ink-faint">{descent(node)}</span>
              <IterationMarks number={node.number} aliases={aliases} opinions={opinions} />
            </li>
          ))}
        </ol>
      </div>
      {left > 0 && (
        <p className="mt-2 text-xs text-ink-faint">
          The {MAX_NODES} newest are drawn; {left} older {left === 1 ? 'one is' : 'ones are'} in the
          list below.
        </p>
      )}
      <Disclosure summary="As a table" className="mt-3">
        <LineageTable modelId={modelId} nodes={lineage.nodes} iterations={iterations} />
      </Disclosure>
    </Section>
  );
}

function descent({ parents }: LineageNode): string {
  return parents.length === 0 ? 'from no other' : `from ${parents.join(' and ')}`;
}

/** Only lines and dots: the list beside it says the same in words. */
function Drawing({ lineage }: { lineage: Lineage }) {
  const { nodes, lanes } = lineage;
  const byNumber = new Map(nodes.map((node) => [node.number, node]));
  const width = EDGE * 2 + Math.max(0, lanes - 1) * LANE_WIDTH;
  const height = nodes.length * ROW_HEIGHT;
  return (
    <div aria-hidden className="max-w-[45%] shrink-0 overflow-x-auto">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="block">
        <g fill="none" className="stroke-line-strong" strokeWidth="2">
          {nodes.flatMap((node) =>
            node.parents.map((number) => {
              const parent = byNumber.get(number);
              if (parent === undefined) return null;
              return <path key={`${number} ${node.number}`} d={edge(parent, node, nodes)} />;
            }),
          )}
        </g>
        {nodes.map((node) => (
          <circle
            key={node.number}
            cx={x(node)}
            cy={y(node)}
            r={RADIUS}
            className={
              node.children.length === 0 ? 'fill-tide stroke-tide' : 'fill-tide-soft stroke-tide'
            }
            strokeWidth="2"
          />
        ))}
      </svg>
    </div>
  );
}

/**
 * A branch leaves its parent's lane at once, a merge reaches its child at last; where other
 * iterations stand in between, a merge swings past them.
 */
function edge(parent: LineageNode, child: LineageNode, nodes: readonly LineageNode[]): string {
  const from = `M${x(parent)} ${y(parent)}`;
  if (parent.lane === child.lane) return `${from} V${y(child)}`;
  const isBranch = child.parents[0] === parent.number;
  const isBlocked = nodes.some(
    ({ lane, row }) => lane === parent.lane && row < parent.row && row > child.row,
  );
  if (isBranch) return `${from} ${bend(parent, child, y(parent))} V${y(child)}`;
  const turnsAt = isBlocked ? y(parent) : y(child) + ROW_HEIGHT;
  const height = turnsAt - y(child);
  return `${from} V${turnsAt} ${bend(parent, child, turnsAt, height)}`;
}

function bend(from: LineageNode, to: LineageNode, startsAt: number, height = ROW_HEIGHT): string {
  const middle = startsAt - height / 2;
  return `C${x(from)} ${middle} ${x(to)} ${middle} ${x(to)} ${startsAt - height}`;
}

function x({ lane }: LineageNode): number {
  return EDGE + lane * LANE_WIDTH;
}

function y({ row }: LineageNode): number {
  return row * ROW_HEIGHT + ROW_HEIGHT / 2;
}

interface LineageTableProps {
  modelId: string;
  nodes: LineageNode[];
  iterations: IterationView[];
}

function LineageTable({ modelId, nodes, iterations }: LineageTableProps) {
  const formats = new Map(iterations.map(({ number, format }) => [number, format]));
  const list = (numbers: number[]) => (numbers.length === 0 ? 'none' : numbers.join(', '));
  return (
    <DataTable
      label="Iterations with their parents and children"
      rows={nodes}
      rowKey={({ number }) => `${modelId} ${number}`}
      columns={[
        { head: 'Iteration', cell: ({ number }) => number },
        { head: 'Format', cell: ({ number }) => formats.get(number) ?? '' },
        { head: 'Parents', cell: ({ parents }) => list(parents), figures: true },
        { head: 'Children', cell: ({ children }) => list(children), figures: true },
      ]}
    />
  );
}
