export interface ScriptFacts {
  rpcUrl: string;
  network: string;
  /** The package to call. */
  packageId: string;
  /** Its first version: sessions and keys go by it. */
  originalPackageId: string;
  marketId: string;
  walType: string;
  keyServerIds: readonly string[];
  modelId: string;
  iteration: number;
  offer: { number: number; priceFrost: string; trial: boolean };
}

/** A TypeScript program for the official SDK that buys a pass and records an opening. */
export function buyScript(facts: ScriptFacts): string {
  const { offer } = facts;
  // A trial is remembered in the model, so it has a verb of its own.
  const verb = offer.trial ? 'try_out' : 'purchase';
  return `import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';

const tidemark = '${facts.packageId}';
const market = '${facts.marketId}';
const model = '${facts.modelId}';
const wal = '${facts.walType}';
const client = new SuiGrpcClient({ network: '${facts.network}', baseUrl: '${facts.rpcUrl}' });
const signer = Ed25519Keypair.fromSecretKey(process.env.SUI_SECRET_KEY);

async function send(transaction) {
  const result = await client.core.signAndExecuteTransaction({
    transaction, signer, include: { effects: true, objectTypes: true },
  });
  if (result.$kind !== 'Transaction') throw new Error('refused');
  await client.core.waitForTransaction({ digest: result.Transaction.digest });
  return result.Transaction;
}

// Offer ${offer.number}. The contract refuses every price but this one; change comes back.
const buy = new Transaction();
buy.moveCall({
  target: \`\${tidemark}::purchase::${verb}\`,
  typeArguments: [wal],
  arguments: [
    buy.object(market), buy.object(model), buy.pure.u32(${offer.number}), buy.pure.u64(${offer.priceFrost}n),
    buy.coin({ type: wal, balance: ${offer.priceFrost}n }), buy.object.clock(),
  ],
});
const bought = await send(buy);
const created = (type) =>
  bought.effects.changedObjects.find(
    ({ objectId, idOperation }) =>
      idOperation === 'Created' && bought.objectTypes[objectId]?.includes(type),
  ).objectId;
const pass = created('::access::AccessPass');
const sale = created('::sale::Sale<');

// Leaves the trace without which no key server answers.
const open = new Transaction();
open.moveCall({
  target: \`\${tidemark}::access::open\`,
  typeArguments: [wal],
  arguments: [
    open.object(market), open.object(pass), open.object(sale), open.object(model),
    open.pure.u32(${facts.iteration}), open.object.clock(),
  ],
});
await send(open);
`;
}

/** Continues `buyScript`: asks the key servers for the data key. */
export function keyScript(facts: ScriptFacts): string {
  return `import { SealClient, SessionKey } from '@mysten/seal';

// The sealed key of iteration ${facts.iteration} as it is on chain: sealedKeyBase64 of the model's JSON.
const answer = await fetch(new URL('/api/models/${facts.modelId}', process.env.TIDEMARK_URL));
const iteration = (await answer.json()).iterations.find(({ number }) => number === ${facts.iteration});

const seal = new SealClient({
  suiClient: client,
  serverConfigs: [
${facts.keyServerIds.map((id) => `    { objectId: '${id}', weight: 1 },`).join('\n')}
  ],
});
const sessionKey = await SessionKey.create({
  packageId: '${facts.originalPackageId}',
  address: signer.toSuiAddress(), ttlMin: 10, suiClient: client, signer,
});

// Key id: 32 bytes of the model id, then the iteration as u32, little endian.
const keyId = Buffer.alloc(36);
keyId.write(model.slice(2), 0, 'hex');
keyId.writeUInt32LE(${facts.iteration}, 32);
const approve = new Transaction();
approve.moveCall({
  target: \`\${tidemark}::seal_policy::seal_approve_pass\`,
  typeArguments: [wal],
  arguments: [
    approve.pure.vector('u8', [...keyId]), approve.object(market), approve.object(pass),
    approve.object(model), approve.object.clock(),
  ],
});
const txBytes = await approve.build({ client, onlyTransactionKind: true });
const dataKey = await seal.decrypt({
  data: Buffer.from(iteration.sealedKeyBase64, 'base64'), sessionKey, txBytes,
});
`;
}
