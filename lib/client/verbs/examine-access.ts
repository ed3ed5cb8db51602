import {
  chainError,
  readClockMs,
  readFunds,
  readIteration,
  readMarket,
  readModel,
  readPass,
  readSalesOfPass,
} from '@/lib/chain';
import { probeKeyServers } from '@/lib/crypto/probe-key-servers';
import { inspectSealedKey } from '@/lib/crypto/sealed-key';
import type { SealSettings } from '@/lib/crypto/seal-settings';
import {
  blobIdFromU256,
  isTidemarkError,
  saleHolding,
  storedUntilMs,
  type KeyIdParts,
} from '@/lib/domain';
import { probeBlob } from '@/lib/storage/probe-blob';
import type { NetworkAccess } from '../network-access';
import type { AccessReadings, Reading } from '../pass/access-readings';
import { dryRunPolicy } from './dry-run-policy';
import { sealSettingsOf } from './seal-settings';

export interface ExamineAccessInput {
  readonly address: string;
  readonly passId: string;
  readonly modelId: string;
  /** The iteration to be opened; 0 when the pass covers none. */
  readonly iteration: number;
}

/**
 * Reads everything an opening depends on, from the chain, the key servers and the aggregator
 * themselves. Asks for no signature and no key, changes nothing, and never throws: what cannot be
 * read is said so in its place.
 */
export async function examineAccess(
  access: NetworkAccess,
  input: ExamineAccessInput,
): Promise<AccessReadings> {
  const { client, manifest } = access;
  const { address, passId, modelId, iteration: number } = input;
  const pass = readPass(client, manifest, passId);
  const nowMs = readClockMs(client);
  const sales = pass.then((found) => readSalesOfPass(client, manifest, found));
  const iteration = readModel(client, manifest, modelId).then((model) =>
    readIteration(client, model, number),
  );
  const policy = Promise.all([sales, nowMs]).then(([found, atMs]) =>
    dryRunPolicy(access, { ...input, saleId: saleHolding(found, atMs)?.saleId ?? null }),
  );
  const [readOwner, readSui, readTerms, readRefunded, readNow] = await Promise.all([
    reading(ownerOf(access, passId)),
    reading(readFunds(client, manifest, address).then(({ suiMist }) => suiMist)),
    reading(pass),
    reading(sales.then(([newest]) => newest?.closed === true)),
    reading(nowMs),
  ]);
  const [readPolicy, keyServers, storage, aggregator] = await Promise.all([
    reading(policy),
    reading(
      iteration.then((found) =>
        askKeyServers(access, { modelId, iteration: number }, found.sealedKey),
      ),
    ),
    reading(Promise.all([readMarket(client, manifest), iteration]).then(toStorage)),
    reading(iteration.then((found) => probeBlob(manifest, blobIdFromU256(found.manifestBlobId)))),
  ]);
  return {
    address,
    marketId: manifest.objects.market,
    iteration: number,
    owner: readOwner,
    suiMist: readSui,
    pass: readTerms,
    refunded: readRefunded,
    nowMs: readNow,
    policy: readPolicy,
    keyServers,
    storage,
    aggregator,
  };
}

async function reading<T>(work: Promise<T>): Promise<Reading<T>> {
  try {
    return { known: true, value: await work };
  } catch (error) {
    const why = isTidemarkError(error) ? error.message : 'This cannot be read now.';
    return { known: false, why };
  }
}

/** null: it belongs to no address, or is no longer there. */
async function ownerOf({ client }: NetworkAccess, passId: string): Promise<string | null> {
  try {
    const { object } = await client.core.getObject({ objectId: passId });
    return object.owner.$kind === 'AddressOwner' ? object.owner.AddressOwner : null;
  } catch (caught) {
    const error = chainError(caught);
    if (error.code === 'not_found') return null;
    throw error;
  }
}

/** Asks the servers that the sealed key itself names: no other can release it. */
async function askKeyServers(access: NetworkAccess, keyId: KeyIdParts, sealedKey: Uint8Array) {
  const settings = sealSettingsOf(access);
  const { services, threshold, sealedKeyFault } = namedServers(settings, keyId, sealedKey);
  const servers = services.map(({ objectId }) => ({
    ...settings.keyServers.find((known) => known.objectId === objectId),
    objectId,
  }));
  return { servers: await probeKeyServers(settings, servers), threshold, sealedKeyFault };
}

/** A sealed key that cannot be read names nobody; then those of the network are asked. */
function namedServers(settings: SealSettings, keyId: KeyIdParts, sealedKey: Uint8Array) {
  try {
    const { services, threshold } = inspectSealedKey(sealedKey, {
      packageId: settings.packageId,
      keyId,
    });
    return { services, threshold, sealedKeyFault: null };
  } catch (error) {
    if (!isTidemarkError(error)) throw error;
    const { keyServers: services, threshold } = settings;
    return { services, threshold, sealedKeyFault: error.message };
  }
}

function toStorage([market, { endEpoch }]: [
  Parameters<typeof storedUntilMs>[0],
  { readonly endEpoch: number },
]) {
  return { endEpoch, storedUntilMs: Number(storedUntilMs(market, endEpoch)) };
}
