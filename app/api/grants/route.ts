import { answerJson, parametersOf } from '@/app/api/answer-json';
import { listGrantsOf } from '@/lib/server/queries/list-grants-of';
import { requireAddress } from '@/lib/server/queries/parse-query';

/** Audit grants of `auditor` with the opinions signed. */
export function GET(request: Request): Promise<Response> {
  return answerJson(async () => listGrantsOf(requireAddress(parametersOf(request), 'auditor')));
}
