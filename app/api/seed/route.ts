import { answerJson } from '@/app/api/answer-json';
import { readNetworkStatus } from '@/lib/server/queries/read-network-status';

/** Progress of the demo data; `seeding` is null when none is being written. */
export function GET(): Promise<Response> {
  return answerJson(async () => ({ seeding: (await readNetworkStatus()).seeding }));
}
