import { answerJson, parametersOf } from '@/app/api/answer-json';
import { listPassesOf } from '@/lib/server/queries/list-passes-of';
import { requireAddress } from '@/lib/server/queries/parse-query';

/** Passes of `holder` with their sales and today's offers. */
export function GET(request: Request): Promise<Response> {
  return answerJson(async () => listPassesOf(requireAddress(parametersOf(request), 'holder')));
}
