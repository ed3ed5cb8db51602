import { answerJson } from '@/app/api/answer-json';
import { readWalrusFacts } from '@/lib/server/queries/read-walrus-facts';

/** Epoch, prices, capacity and committee of Walrus, read from the chain now. */
export function GET(): Promise<Response> {
  return answerJson(readWalrusFacts);
}
