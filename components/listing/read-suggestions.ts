import type { Suggestion, SuggestionKind } from '@/lib/server/queries/types';

const MAX_LENGTH = 60;
const kinds: readonly SuggestionKind[] = ['model', 'team', 'task', 'tag'];

/** Suggestions of the server for what was typed; none when it does not answer: they only help. */
export async function readSuggestions(typed: string, signal: AbortSignal): Promise<Suggestion[]> {
  const words = encodeURIComponent(typed.trim().slice(0, MAX_LENGTH));
  try {
    const response = await fetch(`/api/catalogue/suggestions?words=${words}`, { signal });
    return response.ok ? toSuggestions(await response.json()) : [];
  } catch {
    return [];
  }
}

/** Checked by hand: a schema library would weigh more than the field it serves. */
export function toSuggestions(body: unknown): Suggestion[] {
  if (!isRecord(body) || !Array.isArray(body['suggestions'])) return [];
  return body['suggestions'].flatMap((entry: unknown) => {
    if (!isRecord(entry)) return [];
    const { text, id } = entry;
    const kind = kinds.find((name) => name === entry['kind']);
    if (kind === undefined || typeof text !== 'string') return [];
    return [{ kind, text, id: typeof id === 'string' ? id : null }];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
