import { answerJson } from '@/app/api/answer-json';
import { isObjectId } from '@/lib/domain';
import { findModel } from '@/lib/server/queries/find-model';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerJson(async () => (isObjectId(id) ? findModel(id) : null));
}
