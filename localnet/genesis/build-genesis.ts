import { bcs } from '@mysten/sui/bcs';
import { Transaction, type TransactionArgument } from '@mysten/sui/transactions';
import { storageAccounts, type GenesisPlan } from './plan';
import { readNodeInfo } from './node-info';
import { faucetKeypair, operatorKeypair } from './seed';
import { createFramework, publish, run, single } from './unsigned';
import type { GenesisFacts } from '../ledger/record';
import type { LocalLedger } from '../ledger/local-ledger';
import { SYSTEM_ADDRESS } from '../ledger/genesis-transaction';
import type { ExecutedTransaction, ObjectChange } from '../ledger/types';
import { normalizeId, SUI, SUI_TYPE_TEXT } from '../ptb/type-text';
import type { Id } from '../vm/types';

export const WAL_PACKAGE = normalizeId('0xa11');
export const WALRUS_PACKAGE = normalizeId('0xa15');
export const SEAL_PACKAGE = normalizeId('0x5ea1');
const WAL_TYPE = `${WAL_PACKAGE}::wal::WAL`;

/** The network begins in this epoch of Walrus. */
const FIRST_WALRUS_EPOCH = 1;
export const WALRUS_EPOCH_MS = 14n * 86_400_000n;
const STORAGE_PRICE_FROST = 100_000n;
const WRITE_PRICE_FROST = 20_000n;
/** What storing one MiB for one epoch may be said to have cost; twice the price here leaves room. */
const STORAGE_CEILING_FROST = 2n * STORAGE_PRICE_FROST;
const MAX_EPOCHS_AHEAD = 53;
const CAPACITY_BYTES = 16n * 1_024n ** 4n;
const BONEH_FRANKLIN = 0;
const OPERATOR_SUI_MIST = 10_000n * 1_000_000_000n;
const SERVICE_SUI_MIST = 10_000n * 1_000_000_000n;
const SERVICE_WAL_FROST = 100_000n * 1_000_000_000n;
const PUBLISH_BUDGET_MIST = 5_000_000_000n;

/** Makes the first state of a new network. The ledger must be empty. Throws on any failure. */
export async function buildGenesis(ledger: LocalLedger, plan: GenesisPlan): Promise<void> {
  createFramework(ledger, plan.bytecode.framework);
  const operatorGas = await shareOutSui(ledger, plan);
  const walFaucet = await openWal(ledger, plan);
  const { storageNodeIds, ...walrus } = await buildWalrus(ledger, plan);
  const keyServerIds = await registerKeyServers(ledger, plan);
  const { tidemark, market } = await publishTidemark(ledger, plan, operatorGas);
  const facts: GenesisFacts = {
    packages: { tidemark, wal: WAL_PACKAGE, walrus: WALRUS_PACKAGE, seal: SEAL_PACKAGE },
    walType: WAL_TYPE,
    objects: { market, walFaucet, ...walrus },
    keyServerIds,
    storageNodeIds,
  };
  ledger.completeGenesis(facts);
}

/** All SUI goes to the faucet but what the operator and the services need. */
async function shareOutSui(ledger: LocalLedger, plan: GenesisPlan): Promise<ObjectChange> {
  const transaction = new Transaction();
  const supply = transaction.moveCall({ target: `${SUI}::sui::new` });
  const coin = transaction.moveCall({
    target: `${SUI}::coin::from_balance`,
    typeArguments: [SUI_TYPE_TEXT],
    arguments: [supply],
  });
  const shares = [
    { address: operatorOf(plan), amount: OPERATOR_SUI_MIST },
    ...storageAccounts(plan).map((address) => ({ address, amount: SERVICE_SUI_MIST })),
  ];
  for (const { address, amount } of shares) {
    const [part] = transaction.splitCoins(coin, [transaction.pure.u64(amount)]);
    transaction.transferObjects([part], address);
  }
  transaction.transferObjects([coin], faucetKeypair(plan.seedHex).toSuiAddress());
  const done = await run(ledger, transaction, SYSTEM_ADDRESS);
  return single(done, (change) => ownedBy(change, operatorOf(plan)), 'operator gas');
}

/** Publishes WAL, shares the faucet with its treasury, and gives WAL to the services. */
async function openWal(ledger: LocalLedger, plan: GenesisPlan): Promise<Id> {
  const published = await publish(ledger, plan.bytecode.wal);
  const treasury = single(published, typed(`${SUI}::coin::TreasuryCap<${WAL_TYPE}>`), 'treasury');
  const opening = new Transaction();
  opening.moveCall({
    target: `${WAL_PACKAGE}::faucet::open`,
    arguments: [owned(opening, treasury)],
  });
  const opened = await run(ledger, opening, SYSTEM_ADDRESS);
  const faucet = single(opened, typed(`${WAL_PACKAGE}::faucet::Faucet`), 'WAL faucet');
  const gift = new Transaction();
  for (const address of storageAccounts(plan)) {
    const coin = gift.moveCall({
      target: `${WAL_PACKAGE}::faucet::mint`,
      arguments: [shared(gift, faucet), gift.pure.u64(SERVICE_WAL_FROST)],
    });
    gift.transferObjects([coin], address);
  }
  await run(ledger, gift, SYSTEM_ADDRESS);
  return faucet.id;
}

async function buildWalrus(ledger: LocalLedger, plan: GenesisPlan) {
  await publish(ledger, plan.bytecode.walrus);
  const nodes = plan.storageNodes;
  const bytes = bcs.vector(bcs.vector(bcs.u8()));
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${WALRUS_PACKAGE}::genesis::create`,
    arguments: [
      transaction.pure.vector(
        'string',
        nodes.map((node) => node.name),
      ),
      transaction.pure.vector(
        'string',
        nodes.map((node) => node.networkAddress),
      ),
      transaction.pure(bytes.serialize(nodes.map((node) => node.publicKey))),
      transaction.pure(bcs.vector(bcs.vector(bcs.u16())).serialize(nodes.map((n) => n.shards))),
      transaction.pure.u64(WALRUS_EPOCH_MS),
      transaction.pure.u64(plan.genesisMs),
      transaction.pure.u64(STORAGE_PRICE_FROST),
      transaction.pure.u64(WRITE_PRICE_FROST),
      transaction.pure.u32(MAX_EPOCHS_AHEAD),
      transaction.pure.u64(CAPACITY_BYTES),
    ],
  });
  const done = await run(ledger, transaction, SYSTEM_ADDRESS);
  return {
    walrusSystem: single(done, typed(`${WALRUS_PACKAGE}::system::System`), 'System').id,
    walrusStaking: single(done, typed(`${WALRUS_PACKAGE}::staking::Staking`), 'Staking').id,
    storageNodeIds: poolsInOrder(ledger, done, plan),
  };
}

/** The pool of every node, found by the name that genesis gave it. */
function poolsInOrder(ledger: LocalLedger, done: ExecutedTransaction, plan: GenesisPlan): Id[] {
  const pools = done.changes.flatMap((change) => {
    const isPool = change.type === `${WALRUS_PACKAGE}::staking_pool::StakingPool`;
    const object = isPool ? ledger.object(change.id) : undefined;
    return object ? [{ id: change.id, name: readNodeInfo(object).name }] : [];
  });
  return plan.storageNodes.map((node) => {
    const pool = pools.find((candidate) => candidate.name === node.name);
    if (!pool) throw new RangeError(`genesis made no pool for ${node.name}`);
    return pool.id;
  });
}

/** The operator owns the objects, so that it can move the servers to other ports later. */
async function registerKeyServers(ledger: LocalLedger, plan: GenesisPlan): Promise<Id[]> {
  await publish(ledger, plan.bytecode.seal);
  const ids: Id[] = [];
  for (const server of plan.keyServers) {
    const transaction = new Transaction();
    transaction.moveCall({
      target: `${SEAL_PACKAGE}::key_server::create_and_transfer_v2_independent_server`,
      arguments: [
        transaction.pure.string(server.name),
        transaction.pure.string(server.url),
        transaction.pure.u8(BONEH_FRANKLIN),
        transaction.pure(bcs.vector(bcs.u8()).serialize(server.publicKey)),
      ],
    });
    const done = await run(ledger, transaction, operatorOf(plan));
    ids.push(single(done, typed(`${SEAL_PACKAGE}::key_server::KeyServer`), 'KeyServer').id);
  }
  return ids;
}

/** A signed and paid Publish, as on any other network; then displays and the market for WAL. */
async function publishTidemark(ledger: LocalLedger, plan: GenesisPlan, gas: ObjectChange) {
  const { modules, dependencies } = plan.bytecode.tidemark;
  const publishing = new Transaction();
  const cap = publishing.publish({ modules: modules.map((bytes) => [...bytes]), dependencies });
  publishing.transferObjects([cap], operatorOf(plan));
  const published = await runPaid(ledger, plan, publishing, gas);
  const id = single(published, (change) => change.type === 'package', 'Tidemark package').id;
  const adminCap = single(published, typed(`${id}::market::AdminCap`), 'AdminCap');
  const publisher = single(published, typed(`${SUI}::package::Publisher`), 'Publisher');
  const creating = new Transaction();
  creating.moveCall({
    target: `${id}::market::create`,
    typeArguments: [WAL_TYPE],
    arguments: [
      owned(creating, adminCap),
      creating.pure.u64(WALRUS_EPOCH_MS),
      creating.pure.u32(FIRST_WALRUS_EPOCH),
      creating.pure.u64(plan.genesisMs),
      creating.pure.u64(STORAGE_CEILING_FROST),
    ],
  });
  creating.moveCall({
    target: `${id}::appearance::create`,
    typeArguments: [WAL_TYPE],
    arguments: [owned(creating, publisher)],
  });
  const change = single(published, (object) => object.id === gas.id, 'operator gas');
  const created = await runPaid(ledger, plan, creating, change);
  const market = single(created, typed(`${id}::market::Market<${WAL_TYPE}>`), 'Market');
  return { tidemark: id, market: market.id };
}

const operatorOf = (plan: GenesisPlan): Id => operatorKeypair(plan.seedHex).toSuiAddress();

async function runPaid(
  ledger: LocalLedger,
  plan: GenesisPlan,
  transaction: Transaction,
  gas: ObjectChange,
): Promise<ExecutedTransaction> {
  const keypair = operatorKeypair(plan.seedHex);
  transaction.setSender(keypair.toSuiAddress());
  transaction.setGasPrice(ledger.referenceGasPrice);
  transaction.setGasBudget(PUBLISH_BUDGET_MIST);
  transaction.setGasPayment([reference(gas)]);
  const bytes = await transaction.build();
  const { signature } = await keypair.signTransaction(bytes);
  const done = await ledger.execute(bytes, [new Uint8Array(Buffer.from(signature, 'base64'))]);
  if (done.failure) throw new RangeError(`genesis failed: ${done.failure.description}`);
  return done;
}

const typed = (type: string) => (change: ObjectChange) => change.type === type;

function ownedBy(change: ObjectChange, address: Id): boolean {
  const { output } = change;
  return (
    output !== undefined &&
    'owner' in output &&
    output.owner.kind === 'address' &&
    output.owner.address === address
  );
}

function reference(change: ObjectChange) {
  const { output } = change;
  if (!output) throw new RangeError(`object ${change.id} has no version`);
  return { objectId: change.id, version: output.version.toString(), digest: output.digest };
}

function owned(transaction: Transaction, change: ObjectChange): TransactionArgument {
  return transaction.objectRef(reference(change));
}

function shared(transaction: Transaction, change: ObjectChange): TransactionArgument {
  return transaction.sharedObjectRef({
    objectId: change.id,
    initialSharedVersion: reference(change).version,
    mutable: true,
  });
}
