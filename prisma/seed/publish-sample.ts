import { join } from 'node:path';
import { Transaction } from '@mysten/sui/transactions';
import {
  listModel,
  moveAlias,
  originalPackageId,
  publishIteration,
  readMarket,
  runTransaction,
  setOffer,
} from '@/lib/chain';
import { wrapDataKey } from '@/lib/crypto';
import {
  blobIdToU256,
  claimableCostFrost,
  FROST_PER_WAL,
  hexToBytes,
  REFUND_NONE,
  REFUND_PRO_RATA,
  RIGHT_DOWNLOAD,
  TidemarkError,
} from '@/lib/domain';
import { modelSummary, readOnnx } from '@/lib/inference';
import {
  addCertifyCommands,
  bytesOf,
  directStorageTasks,
  publishedBytes,
  readStoragePaid,
  uploadFile,
  type UploadState,
  type WalrusDoor,
} from '@/lib/storage';
import type { History } from './history';
import type { SeedNetwork } from './network';
import type { Sample, SampleIteration } from './samples';
import { SavedUpload } from './saved-upload';
import type { SeedTeam } from './team';

const DAY_MS = 86_400_000n;
/** About half a year on a network with epochs of 14 days. */
const STORAGE_EPOCHS = 13;

/** Name of the iteration a team recommends. */
const RECOMMENDED = 'production';

/** The offers of one model. */
export type OfferPlan = readonly {
  readonly days: bigint;
  readonly priceWal: bigint;
  /** The unused part can be had back until the first opening. */
  readonly refunds?: true;
  /** Once per person. */
  readonly trial?: true;
}[];

export interface PublishPlace {
  readonly network: SeedNetwork;
  readonly door: WalrusDoor;
  readonly team: SeedTeam;
  /** Folder for uploads under way. */
  readonly folder: string;
}

/** Lists the model once; answers its id. */
export async function ensureListing(
  { network, team }: PublishPlace,
  history: History,
  sample: Sample,
): Promise<string> {
  const known = history.find(
    'ModelListed',
    (fields) => fields.team === team.teamId && fields.name === sample.name,
  );
  if (known !== undefined) return known.model;
  const { chain, manifest, people } = network;
  const { name, summary, task, tags, licence, dataClass } = sample;
  const transaction = listModel(manifest, {
    ...team,
    name,
    summary,
    task,
    tags,
    licence,
    dataClass,
  });
  const outcome = await runTransaction(chain, manifest, { transaction, signer: people.seller });
  const listed = outcome.events.find((event) => event.name === 'ModelListed');
  if (listed === undefined) {
    throw new TidemarkError('chain_data_malformed', 'The listing left no event.');
  }
  return listed.fields.model;
}

/** Seals, stores, certifies and publishes one iteration; the first one sets the offers too. */
export async function publishSampleIteration(
  place: PublishPlace,
  target: { modelId: string; number: number; slug: string; offers: OfferPlan },
  iteration: SampleIteration,
): Promise<void> {
  const { network, door, team } = place;
  const { chain, manifest, people } = network;
  const saved = new SavedUpload(join(place.folder, `${target.slug}-${target.number}.json`));
  const upload = await sendIteration(place, target, iteration, saved);
  const transaction = new Transaction();
  transaction.setSender(people.seller.toSuiAddress());
  await addCertifyCommands(transaction, upload, door);
  const bytes = publishedBytes(upload);
  const contentRoot = hexToBytes(bytes.contentRoot);
  if (contentRoot === null) throw new TidemarkError('invariant_broken', 'The root is not hex.');
  const settings = {
    client: chain,
    packageId: originalPackageId(manifest),
    keyServers: manifest.keyServers.map(({ objectId }) => ({ objectId })),
    threshold: manifest.keyServerThreshold,
  };
  const costAdvancedFrost = await storageClaimFrost(network, upload, door);
  publishIteration(
    manifest,
    {
      ...team,
      modelId: target.modelId,
      blobs: bytes.blobObjectIds,
      manifestBlobId: blobIdToU256(bytes.manifestBlobId),
      contentRoot,
      plainBytes: BigInt(bytes.plainBytes),
      cipherBytes: BigInt(bytes.cipherBytes),
      sealedKey: await wrapDataKey(settings, upload.keyId, bytesOf(upload.dataKey)),
      parents: iteration.parents,
      format: iteration.format,
      metrics: JSON.stringify(iteration.metrics),
      note: { kind: 'public', text: iteration.note },
      costAdvancedFrost,
    },
    transaction,
  );
  if (target.number === 1) addOffers(transaction, place, target);
  await runTransaction(chain, manifest, { transaction, signer: people.seller });
  await saved.remove();
}

/** Points the alias of the team's choice at an iteration, once. */
export async function recommend(
  { network, team }: PublishPlace,
  history: History,
  target: { modelId: string; number: number },
): Promise<void> {
  const moves = history.all(
    'AliasMoved',
    ({ model, alias }) => model === target.modelId && alias === RECOMMENDED,
  );
  if (moves.at(-1)?.to_iteration === target.number) return;
  const { chain, manifest, people } = network;
  const transaction = moveAlias(manifest, {
    teamCapId: team.teamCapId,
    modelId: target.modelId,
    alias: RECOMMENDED,
    iteration: target.number,
  });
  await runTransaction(chain, manifest, { transaction, signer: people.seller });
}

/** What storing the upload cost the seller, as far as the market lets it be repaid. */
async function storageClaimFrost(
  { chain, manifest }: SeedNetwork,
  upload: UploadState,
  door: WalrusDoor,
): Promise<bigint> {
  const [market, { paidFrost, blobs }] = await Promise.all([
    readMarket(chain, manifest),
    readStoragePaid(upload, door, manifest.walType),
  ]);
  return claimableCostFrost(paidFrost, blobs, market.storageCeilingFrost);
}

async function sendIteration(
  { network, door }: PublishPlace,
  { modelId, number }: { modelId: string; number: number },
  iteration: SampleIteration,
  saved: SavedUpload,
): Promise<UploadState> {
  const { chain, manifest, people } = network;
  const earlier = await saved.load();
  const isSame = earlier?.keyId.modelId === modelId && earlier.keyId.iteration === number;
  const file = new Blob([iteration.bytes]);
  return uploadFile(
    {
      file,
      fileName: iteration.fileName,
      format: iteration.format,
      summary: modelSummary(readOnnx(iteration.bytes), iteration.exampleInputs),
      keyId: { modelId, iteration: number },
      epochs: STORAGE_EPOCHS,
      owner: people.seller.toSuiAddress(),
    },
    {
      door,
      tasks: directStorageTasks(),
      save: (state) => saved.save(state),
      execute: (transaction) =>
        runTransaction(chain, manifest, { transaction, signer: people.seller }),
    },
    isSame ? earlier : undefined,
  );
}

function addOffers(
  transaction: Transaction,
  { network, team }: PublishPlace,
  { modelId, offers }: { modelId: string; offers: OfferPlan },
): void {
  for (const { days, priceWal, refunds, trial } of offers) {
    setOffer(
      network.manifest,
      {
        teamCapId: team.teamCapId,
        modelId,
        rights: RIGHT_DOWNLOAD,
        windowMs: days * DAY_MS,
        priceFrost: priceWal * FROST_PER_WAL,
        firstIteration: 1,
        lastIteration: null,
        quota: 0n,
        refundRule: refunds ? REFUND_PRO_RATA : REFUND_NONE,
        trial: trial ?? false,
      },
      transaction,
    );
  }
}
