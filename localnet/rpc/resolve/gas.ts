import { MIST_PER_SUI, normalizeSuiAddress } from '@mysten/sui/utils';
import {
  TransactionRefused,
  type GasUsed,
  type Simulation,
  type StoredObject,
} from '../../ledger/types';
import type { Id } from '../../vm/types';
import type { Chain } from '../chain';
import { failureName } from '../convert/execution-error';
import { coinBalance } from '../convert/object';
import { invalidArgument, notFound } from '../failure';
import { draftBytes, type Draft, type GasReference } from './draft';

export const MAX_BUDGET_MIST = 50_000_000_000n;
const GAS_COINS_LIMIT = 256;
const LISTING_LIMIT = 4_096;
/** Reserve over the measured cost, in computation units of the reference price. */
const RESERVE_UNITS = 1_000n;
const FRAMEWORK = normalizeSuiAddress('0x2');
const GAS_COIN_TYPE = `${FRAMEWORK}::coin::Coin<${FRAMEWORK}::sui::SUI>`;

/**
 * Runs the draft with gas coins of its owner and a budget from a dry run. Throws INVALID_ARGUMENT
 * when the owner's SUI does not cover it.
 */
export function simulateWithGas(chain: Chain, draft: Draft): Simulation {
  const coins = draft.payment.length > 0 ? givenCoins(chain, draft) : freeCoins(chain, draft);
  const totalMist = coins.reduce((sum, coin) => sum + (coinBalance(coin) ?? 0n), 0n);
  const payment = coins.map(toReference);
  const run = (budget: bigint) =>
    chain.ledger.simulate(draftBytes(draft, payment, budget), { checks: true });
  if (draft.budget !== undefined) {
    if (draft.budget > totalMist) throw insufficientGas(draft.gasOwner, totalMist, draft.budget);
    return run(draft.budget);
  }
  const gas = dryRun(chain, draft).gasUsed;
  const reserve = RESERVE_UNITS * chain.ledger.referenceGasPrice;
  const needed = larger(gas.computationCost, netCost(gas)) + reserve;
  if (totalMist < needed) return runOnAll(draft, run, totalMist, needed);
  const result = run(smaller(needed, MAX_BUDGET_MIST));
  if (!ranOutOfGas(result)) return result;
  const gross = gas.computationCost + gas.storageCost + reserve;
  return run(smaller(gross, totalMist, MAX_BUDGET_MIST));
}

/** An empty payment is paid by a coin that the ledger makes up, so nobody's SUI matters here. */
function dryRun(chain: Chain, draft: Draft): Simulation {
  return chain.ledger.simulate(draftBytes(draft, [], MAX_BUDGET_MIST), { checks: true });
}

/** The reserve may be more than the owner has while the cost itself is not. */
function runOnAll(
  draft: Draft,
  run: (budget: bigint) => Simulation,
  totalMist: bigint,
  neededMist: bigint,
): Simulation {
  const insufficient = insufficientGas(draft.gasOwner, totalMist, neededMist);
  if (totalMist === 0n) throw insufficient;
  try {
    const result = run(totalMist);
    if (!ranOutOfGas(result)) return result;
  } catch (error) {
    if (!(error instanceof TransactionRefused && error.code === 'gas')) throw error;
  }
  throw insufficient;
}

function netCost({ computationCost, storageCost, storageRebate }: GasUsed): bigint {
  return computationCost + storageCost - storageRebate;
}

function larger(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}

function smaller(...values: [bigint, ...bigint[]]): bigint {
  return values.reduce((least, value) => (value < least ? value : least));
}

function ranOutOfGas(simulation: Simulation): boolean {
  return simulation.failure !== undefined && failureName(simulation.failure) === 'InsufficientGas';
}

function insufficientGas(owner: Id, heldMist: bigint, neededMist: bigint) {
  return invalidArgument(
    `Insufficient SUI for gas: ${owner} holds ${suiText(heldMist)} SUI in free coins and this ` +
      `transaction needs about ${suiText(neededMist)} SUI. Get SUI for this address and try again.`,
  );
}

function suiText(mist: bigint): string {
  const fraction = (mist % MIST_PER_SUI).toString().padStart(9, '0').replace(/0+$/, '');
  return fraction ? `${mist / MIST_PER_SUI}.${fraction}` : `${mist / MIST_PER_SUI}`;
}

function givenCoins(chain: Chain, draft: Draft): StoredObject[] {
  return draft.payment.map(({ objectId, version }) => {
    const coin = chain.ledger.object(objectId);
    if (!coin) throw notFound(`Object ${objectId} not found`);
    if (coin.version.toString() === version) return coin;
    throw invalidArgument(
      `Gas coin ${objectId} is at version ${coin.version}, not ${version}; read it again and retry.`,
    );
  });
}

/** The owner's SUI coins that the program does not take as inputs, as many as may pay. */
function freeCoins(chain: Chain, draft: Draft): StoredObject[] {
  const taken = inputIds(draft);
  return chain.ledger
    .ownedBy(draft.gasOwner, { type: GAS_COIN_TYPE, limit: LISTING_LIMIT })
    .filter((coin) => !taken.has(coin.id))
    .slice(0, GAS_COINS_LIMIT);
}

function inputIds(draft: Draft): Set<string> {
  const ids = new Set<string>();
  for (const input of programOf(draft)?.inputs ?? []) {
    if (!('Object' in input) || !input.Object) continue;
    const reference =
      ('ImmOrOwnedObject' in input.Object && input.Object.ImmOrOwnedObject) ||
      ('Receiving' in input.Object && input.Object.Receiving);
    if (reference) ids.add(normalizeSuiAddress(String(reference.objectId)));
  }
  return ids;
}

function programOf(draft: Draft) {
  return 'ProgrammableTransaction' in draft.kind ? draft.kind.ProgrammableTransaction : undefined;
}

function toReference(coin: StoredObject): GasReference {
  return { objectId: coin.id, version: coin.version.toString(), digest: coin.digest };
}
