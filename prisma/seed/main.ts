import { join } from 'node:path';
import { readEnvironment } from '@/lib/config/environment';
import { loadNetworkManifest } from '@/lib/config/load-network-manifest';
import { isEmbedded } from '@/lib/config/network-manifest';
import { openDatabase } from '@/lib/db/database';
import { isTidemarkError, TidemarkError } from '@/lib/domain';
import { openWalrusDoor } from '@/lib/storage';
import { audit } from './audit';
import { History } from './history';
import { fundPeople, openSeedNetwork } from './network';
import { Progress } from './progress';
import {
  ensureListing,
  publishSampleIteration,
  recommend,
  type OfferPlan,
  type PublishPlace,
} from './publish-sample';
import { makeSamples, type Sample } from './samples';
import { ensureTeam } from './team';
import { trade } from './trade';
import { tryRenewRefund } from './try-renew-refund';

const offersBySlug: Readonly<Record<string, OfferPlan>> = {
  'regime-strategy': [
    { days: 7n, priceWal: 12n },
    { days: 30n, priceWal: 36n, refunds: true },
  ],
  'language-id': [
    { days: 1n, priceWal: 1n },
    { days: 7n, priceWal: 5n },
    { days: 30n, priceWal: 15n, refunds: true },
    { days: 1n, priceWal: 0n, trial: true },
  ],
};
const usualOffers: OfferPlan = [
  { days: 1n, priceWal: 1n },
  { days: 7n, priceWal: 5n },
  { days: 30n, priceWal: 15n, refunds: true },
];

/**
 * `npm run seed`: fills the embedded network with demo data through the same verbs a person uses.
 * Looks on chain first, so it may be killed at any moment and run again.
 */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const manifest = await loadNetworkManifest();
  if (!isEmbedded(manifest)) {
    throw new TidemarkError(
      'not_allowed',
      `Demo data is for the embedded network only; this is ${manifest.network}.`,
    );
  }
  const database = openDatabase();
  try {
    const samples = await makeSamples();
    const iterations = samples.reduce((sum, sample) => sum + sample.iterations.length, 0);
    const progress = new Progress(database.pool, 2 * samples.length + iterations + 5);
    const network = openSeedNetwork(manifest);
    await progress.run('Give play money to seller, buyer and auditor', () => fundPeople(network));
    const team = await progress.run('Make the team', async () =>
      ensureTeam(network, await History.read(network.source)),
    );
    const place: PublishPlace = {
      network,
      team,
      door: openWalrusDoor({ chain: network.chain, network: manifest }),
      folder: join(environment.TIDEMARK_DIR, 'seed', manifest.chainId),
    };
    const modelIds: string[] = [];
    for (const sample of samples) modelIds.push(await publishSample(place, sample, progress));
    const [first] = modelIds;
    if (first !== undefined) {
      await progress.run('Buy, open, settle and pay out once', () => trade(network, team, first));
      await progress.run('Audit one model', () => audit(network, team, first));
    }
    await progress.run('Try, renew and refund once', () => tryRenewRefund(network));
    await progress.finish();
  } finally {
    await database.close();
  }
}

async function publishSample(
  place: PublishPlace,
  sample: Sample,
  progress: Progress,
): Promise<string> {
  const { source } = place.network;
  const history = await History.read(source);
  const modelId = await progress.run(`List “${sample.name}”`, () =>
    ensureListing(place, history, sample),
  );
  const published = history.all('IterationPublished', ({ model }) => model === modelId).length;
  const offers = offersBySlug[sample.slug] ?? usualOffers;
  for (const [index, iteration] of sample.iterations.entries()) {
    const number = index + 1;
    await progress.run(`Store and publish “${sample.name}”, iteration ${number}`, async () => {
      if (number <= published) return;
      const target = { modelId, number, slug: sample.slug, offers };
      await publishSampleIteration(place, target, iteration);
    });
  }
  await progress.run(`Recommend an iteration of “${sample.name}”`, async () => {
    const target = { modelId, number: sample.iterations.length };
    await recommend(place, await History.read(source), target);
  });
  return modelId;
}

await main().catch((error: unknown) => {
  console.error(isTidemarkError(error) ? `${error.message} (${error.code})` : error);
  if (isTidemarkError(error) && error.cause !== undefined) console.error(error.cause);
  process.exitCode = 1;
});
