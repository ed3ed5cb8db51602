import { answerJson } from '@/app/api/answer-json';
import { isObjectId } from '@/lib/domain';
import { findTeam } from '@/lib/server/queries/find-team';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerJson(async () => (isObjectId(id) ? findTeam(id) : null));
}
