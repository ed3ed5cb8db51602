import type { SearchParameters } from '@/lib/server/queries/types';

export interface Comparison {
  from: number;
  to: number;
  onlyChanges: boolean;
}

/** `?compare=1,3`, or the two fields of the form; null when nothing, or nonsense, is asked for. */
export function parseComparison(search: SearchParameters): Comparison | null {
  const { compare = [], changes } = search;
  const numbers = (Array.isArray(compare) ? compare : [compare]).flatMap((part) => part.split(','));
  const [from, to, ...others] = numbers.map((text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0));
  if (from === undefined || to === undefined || others.length > 0) return null;
  return from < 1 || to < 1 ? null : { from, to, onlyChanges: changes === '1' };
}

/** The address of a comparison. */
export function comparisonHref(modelId: string, { from, to, onlyChanges }: Comparison): string {
  const changes = onlyChanges ? '&changes=1' : '';
  return `/models/${modelId}?tab=iterations&compare=${from},${to}${changes}#compare`;
}
