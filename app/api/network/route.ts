import { answerJson } from '@/app/api/answer-json';
import { loadPublicConfig } from '@/lib/config/public-config';

/** The public configuration of the network: ids and addresses, nothing secret. */
export function GET(): Promise<Response> {
  return answerJson(loadPublicConfig);
}
