import { Transaction } from '@mysten/sui/transactions';
import { listTeamCaps, publishIteration, readModel, setOffer } from '@/lib/chain';
import { wrapDataKey } from '@/lib/crypto';
import {
  blobIdToU256,
  hexToBytes,
  parsePriceFrost,
  REFUND_NONE,
  RIGHT_DOWNLOAD,
  TidemarkError,
} from '@/lib/domain';
import {
  addCertifyCommands,
  bytesOf,
  openWalrusDoor,
  parseUploadState,
  publishedBytes,
  uploadFile,
  type UploadState,
  type WalrusDoor,
} from '@/lib/storage';
import { workerStorageTasks } from '@/lib/storage/worker-storage-tasks';
import { sealSettingsOf } from '../verbs/seal-settings';
import { walrusWasmUrl } from '../walrus-wasm-url';
import { submitTransaction, type Submitter } from '../wallet/submit-transaction';
import { windowMsOf } from './check-draft';
import { publicMetrics } from './data-gate';
import { ensureListing, ensureTeam } from './ensure-listing';
import type { PublishDraft, PublishProgress } from './draft';
import { noteInputOf } from './note-input';
import type { OnPublishReport } from './publish-steps';
import { storageClaimFrost } from './storage-claim';

export interface PublishTools {
  readonly submitter: Submitter;
  readonly file: File;
  /** Keeps what was done; awaited before the next deed. */
  readonly save: (progress: PublishProgress) => Promise<void>;
  readonly report: OnPublishReport;
  readonly signal: AbortSignal;
}

export interface Published {
  readonly modelId: string;
  readonly iteration: number;
  readonly digest: string;
}

/**
 * Team → listing → encrypt → register → upload → certify and publish, going on where an earlier
 * run stopped: nothing that is on chain is done again.
 * @throws TidemarkError of every step; the saved draft can be continued after each
 */
export async function runPublish(draft: PublishDraft, tools: PublishTools): Promise<Published> {
  let { progress } = draft;
  const keep = async (change: Partial<PublishProgress>) => {
    progress = { ...progress, ...change };
    await tools.save(progress);
  };
  const { submitter, report } = tools;
  report({ step: 'team', part: null });
  const teamId = await ensureTeam(draft, submitter, keep);
  const teamCapId = await findCap(submitter, teamId);
  report({ step: 'listing', part: null });
  const modelId = await ensureListing(draft, { submitter, teamId, teamCapId, keep });
  const door = openWalrusDoor({
    chain: submitter.client,
    network: submitter.manifest,
    wasmUrl: walrusWasmUrl,
  });
  const saved = progress.upload === null ? null : parseUploadState(progress.upload);
  const upload = await sendFile(draft, tools, { modelId, door, saved, keep });
  const digest = await publish(draft, tools, { modelId, teamId, teamCapId, door, upload, keep });
  return { modelId, iteration: upload.keyId.iteration, digest };
}

async function findCap(submitter: Submitter, teamId: string): Promise<string> {
  const caps = await listTeamCaps(submitter.client, submitter.manifest, submitter.address);
  const cap = caps.find((candidate) => candidate.teamId === teamId);
  if (cap === undefined) {
    throw new TidemarkError(
      'not_allowed',
      'This address does not manage the team; switch to the one that does.',
    );
  }
  return cap.teamCapId;
}

interface SendPlace {
  readonly modelId: string;
  readonly door: WalrusDoor;
  readonly saved: UploadState | null;
  readonly keep: (change: Partial<PublishProgress>) => Promise<void>;
}

async function sendFile(
  draft: PublishDraft,
  { submitter, file, report, signal }: PublishTools,
  { modelId, door, saved, keep }: SendPlace,
): Promise<UploadState> {
  const model = await readModel(submitter.client, submitter.manifest, modelId);
  const iteration = saved?.keyId.iteration ?? model.iterationCount + 1;
  report({ step: 'encrypt', part: 0 });
  return uploadFile(
    {
      file,
      fileName: file.name,
      format: draft.file?.format ?? 'binary',
      summary: draft.file?.summary ?? {},
      keyId: { modelId, iteration },
      epochs: draft.epochs,
      owner: submitter.address,
    },
    {
      door,
      tasks: workerStorageTasks(walrusWasmUrl, signal),
      signal,
      save: (state) => keep({ upload: state }),
      execute: (transaction) =>
        submitTransaction(submitter, {
          purpose: `publish:${draft.draftId}:register`,
          transaction: () => transaction,
        }),
      onProgress: ({ phase, doneBytes, totalBytes }) => {
        const part = totalBytes > 0 ? doneBytes / totalBytes : null;
        if (phase === 'preparing') report({ step: 'encrypt', part });
        if (phase === 'registering') report({ step: 'register', part: null });
        if (phase === 'sending') report({ step: 'upload', part });
      },
    },
    saved ?? undefined,
  );
}

interface PublishPlace extends Omit<SendPlace, 'saved'> {
  readonly teamId: string;
  readonly teamCapId: string;
  readonly upload: UploadState;
}

/** Certify, publish and offer in one transaction: one signature, all or nothing. */
async function publish(
  draft: PublishDraft,
  { submitter, report }: PublishTools,
  place: PublishPlace,
): Promise<string> {
  report({ step: 'certify', part: null });
  const { modelId, teamId, teamCapId, door, upload, keep } = place;
  const { manifest } = submitter;
  const { iteration } = upload.keyId;
  const sealedKey = await wrapDataKey(
    sealSettingsOf(submitter),
    upload.keyId,
    bytesOf(upload.dataKey),
  );
  const typed = { text: draft.details.note, note: draft.note };
  const note = await noteInputOf(typed, sealSettingsOf(submitter), upload.keyId);
  const bytes = publishedBytes(upload);
  const build = async () => {
    await assertNextIteration(submitter, modelId, iteration);
    const transaction = new Transaction();
    transaction.setSenderIfNotSet(submitter.address);
    const costAdvancedFrost = await storageClaimFrost(submitter, teamId, upload, door);
    await addCertifyCommands(transaction, upload, door);
    publishIteration(
      manifest,
      {
        teamCapId,
        teamId,
        modelId,
        blobs: bytes.blobObjectIds,
        manifestBlobId: blobIdToU256(bytes.manifestBlobId),
        contentRoot: rootBytes(bytes.contentRoot),
        plainBytes: BigInt(bytes.plainBytes),
        cipherBytes: BigInt(bytes.cipherBytes),
        sealedKey,
        parents: iteration > 1 ? [iteration - 1] : [],
        format: draft.file?.format ?? 'binary',
        metrics: publicMetrics(draft),
        note,
        costAdvancedFrost,
      },
      transaction,
    );
    if (draft.offer.wanted)
      addOffer(draft, { submitter, teamCapId, modelId, iteration }, transaction);
    report({ step: 'publish', part: null });
    return transaction;
  };
  const outcome = await submitTransaction(submitter, {
    purpose: `publish:${draft.draftId}:publish`,
    transaction: build,
    keep: ({ digest }) => keep({ publishedDigest: digest, modelId, iteration }),
  });
  return outcome.digest;
}

function addOffer(
  draft: PublishDraft,
  place: { submitter: Submitter; teamCapId: string; modelId: string; iteration: number },
  transaction: Transaction,
) {
  setOffer(
    place.submitter.manifest,
    {
      teamCapId: place.teamCapId,
      modelId: place.modelId,
      rights: RIGHT_DOWNLOAD,
      windowMs: windowMsOf(draft),
      priceFrost: parsePriceFrost(draft.offer.priceWal),
      firstIteration: place.iteration,
      lastIteration: draft.offer.andLater ? null : place.iteration,
      quota: 0n,
      refundRule: REFUND_NONE,
      trial: false,
    },
    transaction,
  );
}

/** The bytes are sealed for one iteration number; another publication may have taken it. */
async function assertNextIteration(submitter: Submitter, modelId: string, iteration: number) {
  const model = await readModel(submitter.client, submitter.manifest, modelId);
  if (model.iterationCount + 1 === iteration) return;
  throw new TidemarkError(
    'contract_refused',
    `Iteration ${iteration} was published meanwhile; start a new draft for the next one.`,
  );
}

function rootBytes(hex: string): Uint8Array {
  const bytes = hexToBytes(hex);
  if (bytes === null) throw new TidemarkError('invariant_broken', 'The content root is not hex.');
  return bytes;
}
