/** The contract's limits for aliases of one model. */
export const MAX_ALIASES = 16;
const MAX_ALIAS_BYTES = 32;

/** Why an alias cannot be pointed at an iteration, in one sentence; null when it can. */
export function aliasProblem(
  typed: string,
  iteration: number,
  standing: readonly { readonly name: string; readonly iteration: number | null }[],
): string | null {
  const name = typed.trim();
  if (name === '') return 'Enter a name.';
  if (new TextEncoder().encode(name).length > MAX_ALIAS_BYTES) {
    return `Shorten this to ${MAX_ALIAS_BYTES} bytes.`;
  }
  const known = standing.find((alias) => alias.name === name);
  if (known === undefined) {
    return standing.length < MAX_ALIASES
      ? null
      : `A model has at most ${MAX_ALIASES} aliases; remove one first.`;
  }
  return known.iteration === iteration ? 'This alias names that iteration already.' : null;
}
