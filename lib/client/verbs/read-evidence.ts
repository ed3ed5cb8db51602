import {
  originalPackageId,
  readClockMs,
  readIteration,
  readModel,
  readPass,
  readSalesOfPass,
  type Iteration,
} from '@/lib/chain';
import { blobIdFromU256, bytesToHex, isTidemarkError, TidemarkError } from '@/lib/domain';
import { encodeManifest, openWalrusDoor, readManifest } from '@/lib/storage';
import { workerStorageTasks } from '@/lib/storage/worker-storage-tasks';
import type { NetworkAccess } from '../network-access';
import { makeEvidence, type Evidence, type EvidenceCheck } from '../pass/evidence';
import {
  historyPageSchema,
  indexedPassesSchema,
  type HistoryEvent,
  type IndexedPass,
} from '../pass/evidence-schema';
import { readIndex } from '../studio/read-index';
import { walrusWasmUrl } from '../walrus-wasm-url';

export interface ReadEvidenceInput {
  readonly address: string;
  readonly passId: string;
  readonly modelId: string;
  /** Newest iteration the pass covers; 0 when there is none. */
  readonly iteration: number;
}

const PAGE_EVENTS = 100;
/** 1,000 events: years of daily openings. */
const MAX_PAGES = 10;

/**
 * Gathers the history of one pass from the index, compares it with the chain, and recomputes the
 * blob id of the manifest from its bytes in a worker.
 * @throws TidemarkError database_unreachable, index_behind, chain_unreachable, chain_data_malformed
 */
export async function readEvidence(
  access: NetworkAccess,
  input: ReadEvidenceInput,
): Promise<Evidence> {
  const { client, manifest } = access;
  const [pass, history, onChain, madeAtMs] = await Promise.all([
    findPass(input),
    readHistory(input.passId),
    readPass(client, manifest, input.passId),
    readClockMs(client),
  ]);
  const [sales, iteration] = await Promise.all([
    readSalesOfPass(client, manifest, onChain),
    findIteration(access, input),
  ]);
  return makeEvidence({
    network: manifest.network,
    chainId: manifest.chainId,
    packageId: originalPackageId(manifest),
    marketId: manifest.objects.market,
    origin: globalThis.location.origin,
    aggregatorUrl: manifest.walrus.aggregatorUrl,
    madeAtMs,
    holder: input.address,
    pass,
    history,
    iteration: iteration === null ? null : toEvidenceIteration(iteration),
    checks: [
      salesCheck(
        sales.map(({ saleId }) => saleId),
        pass,
      ),
      ...(iteration === null ? [] : await bytesChecks(access, input.modelId, iteration)),
    ],
  });
}

async function findPass({ address, passId }: ReadEvidenceInput): Promise<IndexedPass> {
  const passes = await readIndex(`/api/passes?holder=${address}`, indexedPassesSchema);
  const pass = passes?.find((candidate) => candidate.passId === passId);
  if (pass !== undefined) return pass;
  throw new TidemarkError(
    'index_behind',
    'The index has not seen this pass yet; it is on chain and safe. Try again in a few seconds.',
  );
}

/** Oldest first. */
async function readHistory(passId: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let cursor = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const path = `/api/audit?passId=${passId}&limit=${PAGE_EVENTS}${cursor}`;
    const answer = await readIndex(path, historyPageSchema);
    events.push(...(answer?.events ?? []));
    const next = answer?.nextCursor ?? null;
    if (next === null) break;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  return events.reverse();
}

async function findIteration(
  { client, manifest }: NetworkAccess,
  { modelId, iteration }: ReadEvidenceInput,
): Promise<Iteration | null> {
  if (iteration < 1) return null;
  return readIteration(client, await readModel(client, manifest, modelId), iteration);
}

function toEvidenceIteration(iteration: Iteration) {
  const { number, endEpoch, blobObjectIds } = iteration;
  return {
    number,
    endEpoch,
    blobObjectIds,
    contentRoot: bytesToHex(iteration.contentRoot),
    manifestBlobId: blobIdFromU256(iteration.manifestBlobId),
  };
}

function salesCheck(onChain: readonly string[], pass: IndexedPass): EvidenceCheck {
  const indexed = new Set(pass.sales.map(({ saleId }) => saleId));
  const missing = onChain.filter((saleId) => !indexed.has(saleId));
  const what = 'The sales listed here are those of the pass on chain';
  return missing.length === 0
    ? { what, result: 'matches', detail: `${onChain.length} on chain, all listed` }
    : { what, result: 'differs', detail: `not listed: ${missing.join(', ')}` };
}

/** First the content root over the manifest, then the manifest's own bytes against their blob id. */
async function bytesChecks(
  { client, manifest: network }: NetworkAccess,
  modelId: string,
  iteration: Iteration,
): Promise<EvidenceCheck[]> {
  const manifestBlobId = blobIdFromU256(iteration.manifestBlobId);
  const root = 'The list of parts gives the content root on chain';
  const bytes = 'The bytes of the manifest match the blob id on chain';
  try {
    const door = openWalrusDoor({ chain: client, network, wasmUrl: walrusWasmUrl });
    const manifest = await readManifest(door, {
      keyId: { modelId, iteration: iteration.number },
      manifestBlobId,
      contentRoot: iteration.contentRoot,
    });
    const encoded = encodeManifest(manifest);
    const { blobId } = await workerStorageTasks(walrusWasmUrl).blobFacts(encoded);
    return [
      { what: root, result: 'matches', detail: `${manifest.parts.length} parts hashed` },
      {
        what: bytes,
        result: blobId === manifestBlobId ? 'matches' : 'differs',
        detail: `${encoded.length} bytes encoded here give ${blobId}`,
      },
    ];
  } catch (error) {
    const detail = isTidemarkError(error) ? error.message : 'The check could not be run here.';
    const differs = isTidemarkError(error) && error.code === 'manifest_mismatch';
    return [
      { what: root, result: differs ? 'differs' : 'not-checked', detail },
      { what: bytes, result: 'not-checked', detail },
    ];
  }
}
