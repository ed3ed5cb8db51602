import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import type { PinnedPackage } from '../genesis/bytecode';
import { openChain, type OpenChain } from '../genesis/open-chain';
import { faucetKeypair } from '../genesis/seed';
import type { Id } from '../vm/types';
import { startRpcServer, type RpcServer } from './server';

export const COIN_UNIT = 1_000_000_000n;
const SERVICE_PORTS = { host: '127.0.0.1', walrusPort: 19_285, sealPort: 19_290 };

/** A new network in memory with its server, and the unmodified client on it. */
export interface TestChain {
  chain: OpenChain;
  server: RpcServer;
  client: SuiGrpcClient;
  /** A new key that owns the given coins (MIST and FROST), each as one object. */
  person(funds?: { sui?: bigint[]; wal?: bigint[] }): Promise<Ed25519Keypair>;
  close(): Promise<void>;
}

/** `acceptedPackages` may be published, or be an upgrade, later. */
export async function startTestChain(
  acceptedPackages: readonly PinnedPackage[] = [],
): Promise<TestChain> {
  const chain = await openChain({ seedText: 'rpc tests', ports: SERVICE_PORTS, acceptedPackages });
  const { ledger, vm } = chain;
  const server = await startRpcServer({ ledger, vm, port: 0, host: '127.0.0.1' });
  const client = new SuiGrpcClient({ network: 'localnet', baseUrl: server.url });
  return {
    chain,
    server,
    client,
    async person(funds = {}) {
      const keypair = new Ed25519Keypair();
      await give(chain, client, keypair.toSuiAddress(), funds);
      return keypair;
    },
    async close() {
      await server.close();
      chain.close();
    },
  };
}

async function give(
  chain: OpenChain,
  client: SuiGrpcClient,
  address: Id,
  { sui = [], wal = [] }: { sui?: bigint[]; wal?: bigint[] },
): Promise<void> {
  if (sui.length + wal.length === 0) return;
  const transaction = new Transaction();
  for (const amount of sui) {
    transaction.transferObjects([transaction.splitCoins(transaction.gas, [amount])], address);
  }
  for (const amount of wal) {
    const coin = transaction.moveCall({
      target: `${chain.facts.packages.wal}::faucet::mint`,
      arguments: [transaction.object(chain.facts.objects.walFaucet), transaction.pure.u64(amount)],
    });
    transaction.transferObjects([coin], address);
  }
  const signer = faucetKeypair(chain.seedHex);
  const result = await client.signAndExecuteTransaction({ transaction, signer });
  if (result.$kind !== 'Transaction') throw new Error('the faucet could not pay');
}
