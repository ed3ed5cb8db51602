import { languageIdSample } from './language-id';
import type { Sample } from './sample';
import { sileroSample } from './silero';
import { strategySample } from './strategy';

export type { ExampleInput, Sample, SampleIteration } from './sample';

/** Every model of the demo catalogue, made on this machine without the internet. */
export async function makeSamples(): Promise<readonly Sample[]> {
  return [strategySample(), await sileroSample(), await languageIdSample()];
}
