import { answerJson } from '@/app/api/answer-json';
import { readTeamLedger } from '@/lib/server/queries/read-team-ledger';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerJson(() => readTeamLedger(id));
}
