import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { bcs } from '@mysten/sui/bcs';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { WalrusClient } from '@mysten/walrus';
import { SealClient, SessionKey } from '@mysten/seal';
import { fund, readManifest, type Manifest } from './network';

const oneMebibyte = 1024 * 1024;
const ivBytes = 12;
const tagBytes = 16;
const windowMs = 7 * 24 * 3600 * 1000;
const priceFrost = 12_000_000_000n;

/** A stranger's script: the manifest and the three official SDKs, nothing of ours. */
test('the official SDKs alone list, store, sell, open and decrypt', async () => {
  test.setTimeout(180_000);
  const manifest = await readManifest();
  const client = new SuiGrpcClient({ network: manifest.network, baseUrl: manifest.rpcUrl });
  const walrus = new WalrusClient({
    suiClient: client,
    packageConfig: {
      systemObjectId: manifest.objects.walrusSystem,
      stakingPoolId: manifest.objects.walrusStaking,
    },
    storageNodeUrlScheme: 'http',
    uploadRelay: { host: manifest.walrus.uploadRelayUrl, sendTip: null, timeout: 60_000 },
  });
  const seal = new SealClient({
    suiClient: client,
    serverConfigs: manifest.keyServers.map(({ objectId }) => ({ objectId, weight: 1 })),
    verifyKeyServers: true,
  });
  const seller = new Ed25519Keypair();
  const buyer = new Ed25519Keypair();
  await fund(manifest, seller.toSuiAddress());
  await fund(manifest, buyer.toSuiAddress());
  const market = await client.core.getObject({ objectId: manifest.objects.market });
  expect(market.object.type).toContain('::market::Market<');

  const { model, cap, team } = await listModel(client, manifest, seller);
  const keyId = Buffer.concat([Buffer.from(model.slice(2), 'hex'), Buffer.from([1, 0, 0, 0])]);
  const dataKey = randomBytes(32);
  const { encryptedObject } = await seal.encrypt({
    threshold: manifest.keyServerThreshold,
    packageId: manifest.packages.tidemark,
    id: keyId.toString('hex'),
    data: dataKey,
  });

  const plain = randomBytes(oneMebibyte - ivBytes - tagBytes);
  const bytes = encrypt(plain, dataKey);
  const expected = await walrus.computeBlobMetadata({ bytes, numShards: 1000 });
  const written = await walrus.writeBlob({
    blob: bytes,
    deletable: false,
    epochs: 5,
    signer: seller,
  });
  expect(written.blobId).toBe(expected.blobId);
  const read = await walrus.readBlob({ blobId: written.blobId });
  expect(Buffer.from(read).equals(Buffer.from(bytes))).toBe(true);

  await publish(client, manifest, seller, {
    model,
    cap,
    team,
    blob: written.blobObject,
    sealedKey: encryptedObject,
  });
  const { pass, sale } = await buy(client, manifest, buyer, model);

  const fetchKey = async () => {
    const session = await SessionKey.create({
      address: buyer.toSuiAddress(),
      packageId: manifest.packages.tidemark,
      ttlMin: 10,
      suiClient: client,
      signer: buyer,
    });
    const approve = new Transaction();
    approve.moveCall({
      target: `${manifest.packages.tidemark}::seal_policy::seal_approve_pass`,
      typeArguments: [manifest.walType],
      arguments: [
        approve.pure.vector('u8', [...keyId]),
        approve.object(manifest.objects.market),
        approve.object(pass),
        approve.object(model),
        approve.object.clock(),
      ],
    });
    const txBytes = await approve.build({ client, onlyTransactionKind: true });
    // A fresh client: derived keys are cached for a client's lifetime.
    const fresh = new SealClient({
      suiClient: client,
      serverConfigs: manifest.keyServers.map(({ objectId }) => ({ objectId, weight: 1 })),
      verifyKeyServers: false,
    });
    return fresh.decrypt({ data: encryptedObject, sessionKey: session, txBytes });
  };
  await expect(fetchKey()).rejects.toThrow();

  const open = new Transaction();
  open.moveCall({
    target: `${manifest.packages.tidemark}::access::open`,
    typeArguments: [manifest.walType],
    arguments: [
      open.object(manifest.objects.market),
      open.object(pass),
      open.object(sale),
      open.object(model),
      open.pure.u32(1),
      open.object.clock(),
    ],
  });
  await run(client, buyer, open);
  const key = await fetchKey();
  const stored = await walrus.readBlob({ blobId: written.blobId });
  expect(decrypt(stored, key).equals(plain)).toBe(true);

  const settle = new Transaction();
  settle.moveCall({
    target: `${manifest.packages.tidemark}::sale::settle`,
    typeArguments: [manifest.walType],
    arguments: [
      settle.object(manifest.objects.market),
      settle.object(sale),
      settle.object(team),
      settle.object.clock(),
    ],
  });
  await run(client, seller, settle);
});

/** One AES-256-GCM message: iv, ciphertext, tag. */
function encrypt(plain: Uint8Array, key: Uint8Array): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(message: Uint8Array, key: Uint8Array): Buffer {
  const tagAt = message.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, message.subarray(0, ivBytes));
  decipher.setAuthTag(message.subarray(tagAt));
  return Buffer.concat([decipher.update(message.subarray(ivBytes, tagAt)), decipher.final()]);
}

async function run(client: SuiGrpcClient, signer: Ed25519Keypair, transaction: Transaction) {
  const result = await client.core.signAndExecuteTransaction({
    transaction,
    signer,
    include: { effects: true, objectTypes: true },
  });
  if (result.$kind !== 'Transaction') {
    throw new Error(`refused: ${JSON.stringify(result.FailedTransaction.status)}`);
  }
  await client.core.waitForTransaction({ digest: result.Transaction.digest });
  const types = result.Transaction.objectTypes;
  const created = result.Transaction.effects.changedObjects.filter(
    (change) => change.idOperation === 'Created',
  );
  return (typePart: string) => {
    const found = created.find((change) => types[change.objectId]?.includes(typePart));
    if (!found) throw new Error(`no ${typePart} was created`);
    return found.objectId;
  };
}

async function listModel(client: SuiGrpcClient, manifest: Manifest, seller: Ed25519Keypair) {
  const found = new Transaction();
  found.moveCall({
    target: `${manifest.packages.tidemark}::team::create`,
    typeArguments: [manifest.walType],
    arguments: [
      found.object(manifest.objects.market),
      found.pure.string('SDK only'),
      found.pure.vector('address', [seller.toSuiAddress()]),
      found.pure(bcs.vector(bcs.u16()).serialize([10_000])),
    ],
  });
  const inTeam = await run(client, seller, found);
  const team = inTeam('::team::Team<');
  const cap = inTeam('::team::TeamCap');
  const list = new Transaction();
  list.moveCall({
    target: `${manifest.packages.tidemark}::model::list`,
    typeArguments: [manifest.walType],
    arguments: [
      list.object(cap),
      list.object(manifest.objects.market),
      list.object(team),
      list.pure.string('Random bytes'),
      list.pure.string('One mebibyte of noise, listed by a script.'),
      list.pure.string('other'),
      list.pure.vector('string', ['script']),
      list.pure.string('MIT'),
      list.pure.string('synthetic'),
      list.object.clock(),
    ],
  });
  const inList = await run(client, seller, list);
  return { team, cap, model: inList('::model::Model<') };
}

async function publish(
  client: SuiGrpcClient,
  manifest: Manifest,
  seller: Ed25519Keypair,
  made: {
    model: string;
    cap: string;
    team: string;
    blob: { id: string; blob_id: string };
    sealedKey: Uint8Array;
  },
) {
  const transaction = new Transaction();
  const blobs = transaction.makeMoveVec({
    type: `${manifest.packages.walrus}::blob::Blob`,
    elements: [transaction.object(made.blob.id)],
  });
  const note = transaction.moveCall({
    target: `${manifest.packages.tidemark}::note::public_text`,
    arguments: [transaction.pure.string('first')],
  });
  transaction.moveCall({
    target: `${manifest.packages.tidemark}::publishing::publish_iteration`,
    typeArguments: [manifest.walType],
    arguments: [
      transaction.object(made.cap),
      transaction.object(manifest.objects.market),
      transaction.object(made.team),
      transaction.object(made.model),
      blobs,
      transaction.pure.u256(made.blob.blob_id),
      transaction.pure.vector('u8', [...randomBytes(32)]),
      transaction.pure.u64(oneMebibyte - ivBytes - tagBytes),
      transaction.pure.u64(oneMebibyte),
      transaction.pure.vector('u8', [...made.sealedKey]),
      transaction.pure.vector('u32', []),
      transaction.pure.string('raw'),
      transaction.pure.string('{}'),
      note,
      transaction.pure.u64(0),
      transaction.object.clock(),
    ],
  });
  transaction.moveCall({
    target: `${manifest.packages.tidemark}::offering::set_offer`,
    typeArguments: [manifest.walType],
    arguments: [
      transaction.object(made.cap),
      transaction.object(manifest.objects.market),
      transaction.object(made.model),
      transaction.pure.u8(1),
      transaction.pure.u64(windowMs),
      transaction.pure.u64(priceFrost),
      transaction.pure.u32(1),
      transaction.pure.u32(0xffff_ffff),
      transaction.pure.u64(0),
      transaction.pure.u8(0),
      transaction.pure.bool(false),
      transaction.object.clock(),
    ],
  });
  await run(client, seller, transaction);
}

async function buy(
  client: SuiGrpcClient,
  manifest: Manifest,
  buyer: Ed25519Keypair,
  model: string,
) {
  const balance = async () =>
    BigInt(
      (await client.core.getBalance({ owner: buyer.toSuiAddress(), coinType: manifest.walType }))
        .balance.balance,
    );
  const before = await balance();
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${manifest.packages.tidemark}::purchase::purchase`,
    typeArguments: [manifest.walType],
    arguments: [
      transaction.object(manifest.objects.market),
      transaction.object(model),
      transaction.pure.u32(1),
      transaction.pure.u64(priceFrost),
      transaction.coin({ type: manifest.walType, balance: priceFrost }),
      transaction.object.clock(),
    ],
  });
  const created = await run(client, buyer, transaction);
  expect(before - (await balance())).toBe(priceFrost);
  return { pass: created('::access::AccessPass'), sale: created('::sale::Sale<') };
}
