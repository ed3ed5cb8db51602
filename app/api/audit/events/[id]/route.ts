import { answerJson } from '@/app/api/answer-json';
import { findAuditEvent } from '@/lib/server/queries/find-audit-event';

interface EventRouteProps {
  params: Promise<{ id: string }>;
}

/** One event by `<digest>:<index>`, with its BCS bytes. */
export async function GET(_request: Request, { params }: EventRouteProps): Promise<Response> {
  const { id } = await params;
  return answerJson(() => findAuditEvent(id));
}
