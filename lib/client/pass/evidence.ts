import { WALRUS_SHARDS } from '@/lib/domain';
import type { HistoryEvent, IndexedPass } from './evidence-schema';

/** One thing that was looked at by this page, and how it came out. */
export interface EvidenceCheck {
  readonly what: string;
  /** `not-checked`: could not be done now, which is not the same as `differs`. */
  readonly result: 'matches' | 'differs' | 'not-checked';
  readonly detail: string;
}

/** A command for the reader's own machine, and what it must show. */
export interface RepeatCommand {
  readonly shows: string;
  readonly command: string;
}

/** What the chain says about the newest iteration that the pass covers. */
export interface EvidenceIteration {
  readonly number: number;
  /** Hex, 32 bytes. */
  readonly contentRoot: string;
  readonly manifestBlobId: string;
  readonly endEpoch: number;
  readonly blobObjectIds: readonly string[];
}

export interface EvidenceInput {
  readonly network: string;
  readonly chainId: string;
  readonly packageId: string;
  readonly marketId: string;
  /** Origin of this page, whose index answered. */
  readonly origin: string;
  readonly aggregatorUrl: string;
  /** Chain clock, ms. */
  readonly madeAtMs: bigint;
  readonly holder: string;
  readonly pass: IndexedPass;
  /** Oldest first. */
  readonly history: readonly HistoryEvent[];
  /** null when it could not be read. */
  readonly iteration: EvidenceIteration | null;
  readonly checks: readonly EvidenceCheck[];
}

export type Evidence = ReturnType<typeof makeEvidence>;

/** Kinds of events that tell the life of a pass. */
const TOLD: ReadonlySet<string> = new Set([
  'pass.bought',
  'pass.opened',
  'pass.renewed',
  'calls.recorded',
  'sale.refunded',
  'sale.settled',
]);

/**
 * Everything about one pass that a third person needs to look for herself: ids, transactions, what
 * this page checked, and how to check it again. Amounts are FROST in decimal text.
 */
export function makeEvidence(input: EvidenceInput) {
  const { pass, iteration } = input;
  return {
    format: 'tidemark-access-evidence',
    version: 1,
    madeAt: isoOf(Number(input.madeAtMs)),
    network: { name: input.network, chainId: input.chainId },
    contract: { packageId: input.packageId, marketId: input.marketId },
    pass: {
      passId: pass.passId,
      holder: input.holder,
      modelId: pass.modelId,
      modelName: pass.modelName,
      teamId: pass.teamId,
      startsAt: isoOf(pass.startsAtMs),
      endsAt: isoOf(pass.endsAtMs),
    },
    sales: pass.sales.map((sale) => ({
      saleId: sale.saleId,
      offer: sale.offer,
      startsAt: isoOf(sale.startsAtMs),
      endsAt: isoOf(sale.endsAtMs),
      paidFrost: sale.priceFrost,
      refundedFrost: sale.refundedFrost,
      transactionDigest: sale.transactionDigest,
    })),
    transactions: input.history
      .filter(({ kind }) => TOLD.has(kind))
      .map((event) => ({
        kind: event.kind,
        at: isoOf(event.atMs),
        transactionDigest: event.transactionDigest,
        checkpoint: event.checkpoint,
        sender: event.actor,
        ...(event.amountFrost === null ? {} : { amountFrost: event.amountFrost }),
        ...(event.iteration === null ? {} : { iteration: event.iteration }),
      })),
    iteration,
    checked: input.checks,
    repeat: repeatCommands(input),
    doesNotShow:
      'That somebody read the bytes, or that a key was not passed on: an opening on chain shows that the key servers were allowed to release the key.',
  };
}

/** The file's text: stable order, two spaces, a line break at the end. */
export function evidenceText(evidence: Evidence): string {
  return `${JSON.stringify(evidence, null, 2)}\n`;
}

/** Ids and digests hold no sign that a shell reads; addresses are quoted all the same. */
function repeatCommands(input: EvidenceInput): RepeatCommand[] {
  const { iteration, pass, origin, aggregatorUrl, history } = input;
  const first = history.find(({ kind }) => kind === 'pass.bought');
  const ofChain = [
    { shows: 'the pass as it is on chain', command: `sui client object ${pass.passId}` },
    ...(first === undefined
      ? []
      : [{ shows: 'the purchase', command: `sui client tx-block ${first.transactionDigest}` }]),
    {
      shows: 'every event of this pass in the index',
      command: `curl -fsS '${origin}/api/audit?passId=${pass.passId}'`,
    },
  ];
  if (iteration === null) return ofChain;
  const { manifestBlobId, contentRoot } = iteration;
  return [
    {
      shows: 'the manifest, saved as a file',
      command: `curl -fsS '${aggregatorUrl}/v1/blobs/${manifestBlobId}' -o manifest.json`,
    },
    {
      shows: manifestBlobId,
      command: `walrus blob-id --n-shards ${WALRUS_SHARDS} manifest.json`,
    },
    {
      shows: contentRoot,
      command: "jq -j '.parts[].sha256' manifest.json | xxd -r -p | sha256sum",
    },
    ...ofChain,
  ];
}

function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}
