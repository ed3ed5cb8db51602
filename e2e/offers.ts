import { expect } from '@playwright/test';
import { Transaction } from '@mysten/sui/transactions';
import { addressOf, keyOf, run, type Ledger } from './ledger';

const RIGHT_DOWNLOAD = 1;
const AND_LATER = 0xffff_ffff;
const NO_REFUND = 0;
const PRO_RATA = 1;

/** A model of the seller and the cap that manages it. */
export interface Listing {
  readonly modelId: string;
  readonly capId: string;
}

/** Number of teams the seller manages. */
export async function teamCount({ client, manifest }: Ledger): Promise<number> {
  const type = `${manifest.packages.tidemark}::team::TeamCap`;
  const owner = addressOf('Seller');
  return (await client.core.listOwnedObjects({ owner, type })).objects.length;
}

/** Finds the cap of the team that listed a model. */
export async function listingOf(ledger: Ledger, modelId: string): Promise<Listing> {
  const { client, manifest } = ledger;
  const model = await client.core.getObject({ objectId: modelId, include: { json: true } });
  const team = model.object.json?.['team'];
  const caps = await client.core.listOwnedObjects({
    owner: addressOf('Seller'),
    type: `${manifest.packages.tidemark}::team::TeamCap`,
    include: { json: true },
  });
  const cap = caps.objects.find((candidate) => candidate.json?.['team'] === team);
  expect(cap, 'the seller holds the cap of the team').toBeDefined();
  return { modelId, capId: cap?.objectId ?? '' };
}

/** Withdraws an offer of the seller behind the page's back. */
export async function withdrawOffer(ledger: Ledger, listing: Listing, offer: number) {
  const transaction = new Transaction();
  const { objects, packages } = ledger.manifest;
  transaction.moveCall({
    target: `${packages.tidemark}::offering::withdraw_offer`,
    typeArguments: [ledger.manifest.walType],
    arguments: [
      transaction.object(listing.capId),
      transaction.object(objects.market),
      transaction.object(listing.modelId),
      transaction.pure.u32(offer),
      transaction.object.clock(),
    ],
  });
  await run(ledger, keyOf('Seller'), transaction);
}

export interface OfferToSet {
  readonly priceFrost: bigint;
  readonly windowMs: number;
  /** Pro rata; none by default. */
  readonly refunds?: boolean;
  readonly trial?: boolean;
}

/** Sets an offer of the seller for every iteration from the first. */
export async function setOffer(ledger: Ledger, listing: Listing, terms: OfferToSet) {
  const transaction = new Transaction();
  const { objects, packages } = ledger.manifest;
  transaction.moveCall({
    target: `${packages.tidemark}::offering::set_offer`,
    typeArguments: [ledger.manifest.walType],
    arguments: [
      transaction.object(listing.capId),
      transaction.object(objects.market),
      transaction.object(listing.modelId),
      transaction.pure.u8(RIGHT_DOWNLOAD),
      transaction.pure.u64(terms.windowMs),
      transaction.pure.u64(terms.priceFrost),
      transaction.pure.u32(1),
      transaction.pure.u32(AND_LATER),
      // No limit of calls.
      transaction.pure.u64(0),
      transaction.pure.u8(terms.refunds === true ? PRO_RATA : NO_REFUND),
      transaction.pure.bool(terms.trial === true),
      transaction.object.clock(),
    ],
  });
  await run(ledger, keyOf('Seller'), transaction);
}

/** A purchase by script; `expectedFrost` is the price the buyer believes in. */
export function purchase(
  { manifest }: Ledger,
  input: { modelId: string; offer: number; expectedFrost: bigint; payFrost: bigint },
): Transaction {
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${manifest.packages.tidemark}::purchase::purchase`,
    typeArguments: [manifest.walType],
    arguments: [
      transaction.object(manifest.objects.market),
      transaction.object(input.modelId),
      transaction.pure.u32(input.offer),
      transaction.pure.u64(input.expectedFrost),
      transaction.coin({ type: manifest.walType, balance: input.payFrost }),
      transaction.object.clock(),
    ],
  });
  return transaction;
}
