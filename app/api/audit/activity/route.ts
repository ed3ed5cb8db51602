import { answerJson, parametersOf } from '@/app/api/answer-json';
import { requireAuditQuery } from '@/lib/server/queries/parse-query';
import { readAuditActivity } from '@/lib/server/queries/read-audit-activity';

/** Counts per hour and kind for the parameters of /api/audit. */
export function GET(request: Request): Promise<Response> {
  return answerJson(() => readAuditActivity(requireAuditQuery(parametersOf(request))));
}
