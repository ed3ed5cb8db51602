import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { readNodeInfo } from '../genesis/node-info';
import { keyServerUrl, nodeAddress, type ServicePorts } from '../genesis/plan';
import { run } from '../genesis/unsigned';
import { SYSTEM_ADDRESS } from '../ledger/genesis-transaction';
import type { LocalLedger } from '../ledger/local-ledger';
import type { GenesisFacts } from '../ledger/record';
import { type LocalAccount, ownedArgument, sharedArgument } from './account';
import { readView } from './views';

interface Context {
  ledger: LocalLedger;
  account: LocalAccount;
  facts: GenesisFacts;
}

/** Writes the services' present addresses on chain where the ports have changed; answers how many. */
export async function followPorts(context: Context, ports: ServicePorts): Promise<number> {
  return (await moveKeyServers(context, ports)) + (await moveStorageNodes(context, ports));
}

async function moveKeyServers(context: Context, ports: ServicePorts): Promise<number> {
  const { ledger, account, facts } = context;
  const target = `${facts.packages.seal}::key_server`;
  let moved = 0;
  for (const [index, id] of facts.keyServerIds.entries()) {
    const wanted = keyServerUrl(ports, index);
    const seen = await readView(ledger, `${target}::url`, (transaction) => [
      ownedArgument(transaction, ledger, id),
    ]);
    if (bcs.string().parse(seen) === wanted) continue;
    await account.run((transaction) => {
      transaction.moveCall({
        target: `${target}::update`,
        arguments: [ownedArgument(transaction, ledger, id), transaction.pure.string(wanted)],
      });
    });
    moved += 1;
  }
  return moved;
}

async function moveStorageNodes(context: Context, ports: ServicePorts): Promise<number> {
  const { ledger, facts } = context;
  const transaction = new Transaction();
  let moved = 0;
  for (const [index, id] of facts.storageNodeIds.entries()) {
    const wanted = nodeAddress(ports, index);
    const pool = ledger.object(id);
    if (!pool || readNodeInfo(pool).networkAddress === wanted) continue;
    transaction.moveCall({
      target: `${facts.packages.walrus}::staking::set_node_address`,
      arguments: [
        sharedArgument(transaction, ledger, facts.objects.walrusStaking, true),
        transaction.pure.id(id),
        transaction.pure.string(wanted),
      ],
    });
    moved += 1;
  }
  if (moved > 0) await run(ledger, transaction, SYSTEM_ADDRESS);
  return moved;
}
