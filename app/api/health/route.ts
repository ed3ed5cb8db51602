import { answerJson } from '@/app/api/answer-json';
import { readNetworkStatus } from '@/lib/server/queries/read-network-status';

/** How fresh the index is; 503 when database or network cannot be read. */
export function GET(): Promise<Response> {
  return answerJson(readNetworkStatus);
}
