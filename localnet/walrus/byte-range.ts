/** Bytes `first..last`, both inclusive. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * Reads a Range header the way Walrus aggregators do: exactly one closed range, cut at the end.
 * `all` where there is none (or of another unit), `unsatisfiable` for open, suffix, several or void.
 */
export function readRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | 'all' | 'unsatisfiable' {
  if (header === undefined || !header.startsWith('bytes=')) return 'all';
  const match = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header);
  if (!match) return 'unsatisfiable';
  const first = Number(match[1]);
  const last = Math.min(Number(match[2]), sizeBytes - 1);
  return first <= last ? { first, last } : 'unsatisfiable';
}
