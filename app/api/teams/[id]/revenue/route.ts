import { answerJson } from '@/app/api/answer-json';
import { readTeamRevenue } from '@/lib/server/queries/read-team-revenue';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerJson(() => readTeamRevenue(id));
}
