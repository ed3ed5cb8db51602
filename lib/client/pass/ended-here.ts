import { isUsable, type PassGroup } from './pass-group';

interface SeenPass {
  readonly pass: { readonly passId: string };
  readonly group: PassGroup;
}

/** Adds the passes that can be used now; the same set when there is nothing to add. */
export function withUsable(
  seen: ReadonlySet<string>,
  passes: readonly SeenPass[],
): ReadonlySet<string> {
  const fresh = passes.filter(({ group, pass }) => isUsable(group) && !seen.has(pass.passId));
  return fresh.length === 0 ? seen : new Set([...seen, ...fresh.map(({ pass }) => pass.passId)]);
}

/** The passes whose window ended while this page showed them. */
export function endedHere<Pass extends SeenPass>(
  seen: ReadonlySet<string>,
  passes: readonly Pass[],
): Pass[] {
  return passes.filter(({ group, pass }) => group === 'ended' && seen.has(pass.passId));
}
