import type { OpinionView } from '@/lib/server/queries/types';

type Chained = Pick<OpinionView, 'opinionId' | 'supersedes' | 'supersededBy'>;

export interface OpinionGroup<Opinion> {
  /** Stands until its auditor replaces it. */
  readonly standing: Opinion;
  /** What it replaced, newest first. */
  readonly earlier: readonly Opinion[];
}

/** Standing opinions in the order given, each with the chain of those it replaced. */
export function groupOpinions<Opinion extends Chained>(
  opinions: readonly Opinion[],
): OpinionGroup<Opinion>[] {
  const byId = new Map(opinions.map((opinion) => [opinion.opinionId, opinion]));
  return opinions
    .filter((opinion) => opinion.supersededBy === null)
    .map((standing) => ({ standing, earlier: chainOf(standing, byId) }));
}

function chainOf<Opinion extends Chained>(
  from: Opinion,
  byId: ReadonlyMap<string, Opinion>,
): Opinion[] {
  const chain: Opinion[] = [];
  let next = from.supersedes === null ? undefined : byId.get(from.supersedes);
  // An opinion can only replace an older one, so the chain ends; the bound holds whatever is given.
  while (next !== undefined && chain.length < byId.size) {
    chain.push(next);
    next = next.supersedes === null ? undefined : byId.get(next.supersedes);
  }
  return chain;
}
