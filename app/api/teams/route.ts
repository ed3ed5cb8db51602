import { answerJson, parametersOf } from '@/app/api/answer-json';
import { listTeamsOf } from '@/lib/server/queries/list-teams-of';
import { requireAddress } from '@/lib/server/queries/parse-query';

/** Teams that `person` created or is a member of. */
export function GET(request: Request): Promise<Response> {
  return answerJson(async () => listTeamsOf(requireAddress(parametersOf(request), 'person')));
}
