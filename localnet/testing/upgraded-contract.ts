import type { SuiGrpcClient } from '@mysten/sui/grpc';
import type { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import type { PinnedPackage } from '../genesis/bytecode';
import { compileFiles, type CompiledPackage } from '../move/kit/build-package';
import { movePackage } from '../move/kit/move-package';
import { packageFiles } from '../move/kit/package-files';
import type { Id } from '../vm/types';

const MARKET_SOURCE = 'sources/market.move';
const VERSION_LINE = 'const VERSION: u64 = 1;';

/** Tidemark's own sources as their next version: only the number differs. */
export async function nextContract(): Promise<CompiledPackage> {
  const files = packageFiles(movePackage('tidemark'), 'root');
  const market = files[MARKET_SOURCE] ?? '';
  if (!market.includes(VERSION_LINE)) throw new Error(`${MARKET_SOURCE} has no ${VERSION_LINE}`);
  const next = market.replace(VERSION_LINE, 'const VERSION: u64 = 2;');
  return compileFiles('tidemark', { ...files, [MARKET_SOURCE]: next }, ['tidemark']);
}

export const asPinned = ({ modules, dependencies }: CompiledPackage): PinnedPackage => ({
  modules: modules.map((module) => new Uint8Array(Buffer.from(module, 'base64'))),
  dependencies,
});

/** Id of the only object of this type that an address owns. */
export async function ownedObject(client: SuiGrpcClient, owner: Id, type: string): Promise<Id> {
  const { objects } = await client.listOwnedObjects({ owner, type });
  const [only] = objects;
  if (!only || objects.length !== 1) throw new Error(`${owner} owns ${objects.length} ${type}`);
  return only.objectId;
}

/** Upgrades a package as the holder of its UpgradeCap; answers the new version's id. */
export async function upgrade(
  client: SuiGrpcClient,
  signer: Ed25519Keypair,
  packageId: Id,
  { modules, dependencies, digest }: CompiledPackage,
): Promise<Id> {
  const cap = await ownedObject(client, signer.toSuiAddress(), '0x2::package::UpgradeCap');
  const transaction = new Transaction();
  const ticket = transaction.moveCall({
    target: '0x2::package::authorize_upgrade',
    arguments: [
      transaction.object(cap),
      transaction.pure.u8(0),
      transaction.pure.vector('u8', [...Buffer.from(digest, 'hex')]),
    ],
  });
  const receipt = transaction.upgrade({ modules, dependencies, package: packageId, ticket });
  transaction.moveCall({
    target: '0x2::package::commit_upgrade',
    arguments: [transaction.object(cap), receipt],
  });
  const include = { effects: true } as const;
  const done = await client.signAndExecuteTransaction({ transaction, signer, include });
  const written = done.Transaction?.effects.changedObjects.find(
    (change) => change.outputState === 'PackageWrite',
  );
  if (!written) throw new Error(JSON.stringify(done.FailedTransaction?.status));
  return written.objectId;
}

/** `migrate` through the new version, by the holder of the MarketCap. */
export async function migrate(
  client: SuiGrpcClient,
  signer: Ed25519Keypair,
  at: { first: Id; latest: Id; market: Id; walType: string },
): Promise<void> {
  const { objects } = await client.listOwnedObjects({
    owner: signer.toSuiAddress(),
    type: `${at.first}::market::MarketCap`,
    include: { json: true },
  });
  const cap = objects.find((object) => object.json?.market === at.market);
  if (!cap) throw new Error(`${signer.toSuiAddress()} holds no cap of ${at.market}`);
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${at.latest}::market::migrate`,
    typeArguments: [at.walType],
    arguments: [transaction.object(cap.objectId), transaction.object(at.market)],
  });
  const done = await client.signAndExecuteTransaction({ transaction, signer });
  if (done.$kind !== 'Transaction') throw new Error(JSON.stringify(done.FailedTransaction.status));
}
