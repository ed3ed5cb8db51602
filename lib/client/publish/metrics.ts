import { TidemarkError } from '@/lib/domain';

const MAX_METRICS = 32;

/**
 * Lines of `name: value` as the JSON text that goes on chain; numbers stay numbers. `statements`
 * come last and replace a line of the same name.
 * @throws TidemarkError text_malformed naming the line
 */
export function metricsJson(
  lines: string,
  statements: Readonly<Record<string, string>> = {},
): string {
  const metrics: Record<string, string | number> = {};
  for (const line of lines.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim();
    const value = line.slice(at + 1).trim();
    if (at < 1 || name === '' || value === '') {
      throw new TidemarkError('text_malformed', `Write “name: value” instead of “${line}”.`);
    }
    const number = Number(value);
    metrics[name] = Number.isFinite(number) ? number : value;
  }
  Object.assign(metrics, statements);
  const count = Object.keys(metrics).length;
  if (count > MAX_METRICS) {
    throw new TidemarkError('text_malformed', `At most ${MAX_METRICS} metrics.`);
  }
  return count === 0 ? '' : JSON.stringify(metrics);
}
