import { answerJson } from '@/app/api/answer-json';
import { listTeamIterations } from '@/lib/server/queries/list-team-iterations';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerJson(() => listTeamIterations(id));
}
