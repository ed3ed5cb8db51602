import type { IterationView } from '@/lib/server/queries/types';

export interface LineageNode {
  number: number;
  /** Column, 0 at the left. */
  lane: number;
  /** Row, 0 at the top: newest first. */
  row: number;
  parents: number[];
  children: number[];
}

export interface Lineage {
  /** Newest first. */
  nodes: LineageNode[];
  lanes: number;
}

type Published = Pick<IterationView, 'number' | 'parents'>;

/**
 * Places iterations in rows by number and in lanes by descent: the first child continues its first
 * parent's lane, every other child starts one of its own. Parents that are not given are left out.
 */
export function layOutLineage(iterations: readonly Published[]): Lineage {
  const oldestFirst = iterations.toSorted((left, right) => left.number - right.number);
  const children = childrenOf(oldestFirst);
  const known = new Set(oldestFirst.map(({ number }) => number));
  const tips: number[] = [];
  const lanes = new Map<number, number>();
  for (const { number, parents } of oldestFirst) {
    const lane = laneFor(number, parents, tips, children);
    tips[lane] = number;
    lanes.set(number, lane);
  }
  const nodes = oldestFirst.toReversed().map(({ number, parents }, row) => ({
    number,
    lane: lanes.get(number) ?? 0,
    row,
    parents: parents.filter((parent) => known.has(parent) && parent < number),
    children: children.get(number) ?? [],
  }));
  return { nodes, lanes: tips.length };
}

function childrenOf(iterations: readonly Published[]): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const { number, parents } of iterations) {
    for (const parent of parents) {
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [number]);
      else known.push(number);
    }
  }
  return children;
}

/** The lane of the first parent that still ends one, else the first lane with nothing to come. */
function laneFor(
  number: number,
  parents: readonly number[],
  tips: readonly number[],
  children: ReadonlyMap<number, number[]>,
): number {
  const continued = tips.findIndex((tip) => tip === parents[0]);
  if (continued >= 0) return continued;
  // The line up from the parent must not run through a node of an older branch.
  const since = parents[0] ?? number;
  const free = tips.findIndex(
    (tip) => tip <= since && (children.get(tip) ?? []).every((child) => child < number),
  );
  return free >= 0 ? free : tips.length;
}
