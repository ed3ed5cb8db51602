import { answerJson, parametersOf } from '@/app/api/answer-json';
import { requireSuggestionWords } from '@/lib/server/queries/parse-query';
import { suggestWords } from '@/lib/server/queries/suggest-words';

export function GET(request: Request): Promise<Response> {
  return answerJson(async () => ({
    suggestions: await suggestWords(requireSuggestionWords(parametersOf(request))),
  }));
}
