const REMEMBERED_FOR_MS = 3_000;
const MAX_REMEMBERED = 500;

/**
 * Answers the same question asked again within three seconds without asking the database: counts of
 * facets cost more than the page they stand beside. At most 500 answers are kept; failures are not.
 */
export function rememberBriefly<Value>(
  now: () => number = () => performance.now(),
): (key: string, read: () => Promise<Value>) => Promise<Value> {
  const answers = new Map<string, { value: Promise<Value>; untilMs: number }>();
  return (key, read) => {
    const known = answers.get(key);
    if (known !== undefined && now() < known.untilMs) return known.value;
    answers.delete(key);
    const [oldest] = answers.keys();
    if (answers.size >= MAX_REMEMBERED && oldest !== undefined) answers.delete(oldest);
    const value = read();
    answers.set(key, { value, untilMs: now() + REMEMBERED_FOR_MS });
    value.catch(() => answers.delete(key));
    return value;
  };
}
