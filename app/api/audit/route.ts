import { answerJson, parametersOf } from '@/app/api/answer-json';
import { listAuditEvents } from '@/lib/server/queries/list-audit-events';
import { requireAuditQuery } from '@/lib/server/queries/parse-query';

export function GET(request: Request): Promise<Response> {
  return answerJson(() => listAuditEvents(requireAuditQuery(parametersOf(request))));
}
