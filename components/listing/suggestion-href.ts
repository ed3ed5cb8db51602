import type { Suggestion } from '@/lib/server/queries/types';
import { catalogueHref } from './catalogue-url';

/** Where choosing a suggestion leads: a model to its page, the others to the catalogue by it. */
export function suggestionHref({ kind, text, id }: Suggestion): string {
  if (kind === 'model' && id !== null) return `/models/${id}`;
  if (kind === 'team' && id !== null) return catalogueHref({ teamId: id });
  if (kind === 'task') return catalogueHref({ task: text });
  if (kind === 'tag') return catalogueHref({ tag: text });
  return catalogueHref({ words: text });
}
