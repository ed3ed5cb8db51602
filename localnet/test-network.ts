import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { LocalAccount } from './control/account';
import { giveCoins } from './control/faucet';
import { WalrusEpochs } from './control/walrus-epochs';
import { readGenesisBytecode, type PinnedPackage } from './genesis/bytecode';
import { openChain, type OpenChain } from './genesis/open-chain';
import { faucetKeypair, operatorKeypair, subseed } from './genesis/seed';
import { startRpcServer, type RpcServer } from './rpc/server';
import { SEAL_CONFIG_VARIABLE } from './seal/config';
import { WALRUS_CONFIG_VARIABLE } from './walrus/config';

const HOST = '127.0.0.1';

/** For tests: a chain in memory, served over gRPC-web, and the service processes as they really run. */
export class TestNetwork {
  readonly directory = mkdtempSync(join(tmpdir(), 'network-'));
  readonly client: SuiGrpcClient;
  private readonly children = new Map<string, ChildProcess>();

  private constructor(
    readonly chain: OpenChain,
    readonly rpc: RpcServer,
    readonly ports: { walrusPort: number; sealPort: number },
  ) {
    this.client = new SuiGrpcClient({ network: 'localnet', baseUrl: rpc.url });
  }

  /** `modules` (compiled at 0x0) become part of the Tidemark package. */
  static async start(
    ports: { walrusPort: number; sealPort: number },
    modules: Uint8Array[] = [],
    acceptedPackages: readonly PinnedPackage[] = [],
  ): Promise<TestNetwork> {
    const pinned = readGenesisBytecode();
    const tidemark = {
      ...pinned.tidemark,
      modules: [...pinned.tidemark.modules, ...modules],
    };
    const bytecode = { ...pinned, tidemark };
    const chain = await openChain({ bytecode, ports: { host: HOST, ...ports }, acceptedPackages });
    const rpc = await startRpcServer({ ledger: chain.ledger, vm: chain.vm, port: 0, host: HOST });
    return new TestNetwork(chain, rpc, ports);
  }

  get walrusUrl(): string {
    return `http://${HOST}:${this.ports.walrusPort}`;
  }

  get facts() {
    return this.chain.facts;
  }

  /** A new person with SUI and WAL. */
  async person(): Promise<Ed25519Keypair> {
    const keypair = new Ed25519Keypair();
    const { ledger, seedHex, facts } = this.chain;
    const account = new LocalAccount(ledger, faucetKeypair(seedHex));
    await giveCoins({ ledger, account, facts }, keypair.toSuiAddress());
    return keypair;
  }

  /** Moves the chain's clock and brings the epochs of the storage network up to it. */
  async advanceClock(byMs: bigint): Promise<void> {
    const { ledger, seedHex, facts, genesisMs } = this.chain;
    ledger.advanceClock(byMs);
    const account = new LocalAccount(ledger, operatorKeypair(seedHex));
    await new WalrusEpochs({ ledger, account, facts, genesisMs }).turn();
  }

  startWalrus(): Promise<void> {
    const { packages, objects } = this.facts;
    return this.startChild('walrus', WALRUS_CONFIG_VARIABLE, {
      host: HOST,
      port: this.ports.walrusPort,
      directory: join(this.directory, 'walrus'),
      rpcUrl: this.rpc.url,
      seed: subseed(this.chain.seedHex, 'walrus services'),
      packages: { wal: packages.wal, walrus: packages.walrus },
      objects: { system: objects.walrusSystem },
    });
  }

  startSeal(): Promise<void> {
    return this.startChild('seal', SEAL_CONFIG_VARIABLE, {
      host: HOST,
      port: this.ports.sealPort,
      rpcUrl: this.rpc.url,
      seed: subseed(this.chain.seedHex, 'seal services'),
      packages: { seal: this.facts.packages.seal },
      keyServerIds: this.facts.keyServerIds,
    });
  }

  /** Sets the mode of a node (`nodes`) or key server (`servers`) by the admin route. */
  async setMode(origin: string, what: 'nodes' | 'servers', index: number, mode: string) {
    const response = await fetch(`${origin}/admin/${what}/${index}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode }),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  async stopChild(name: string, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.children.get(name);
    this.children.delete(name);
    if (!child || child.exitCode !== null) return;
    const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    await exit;
  }

  async close(): Promise<void> {
    await Promise.all([...this.children.keys()].map((name) => this.stopChild(name)));
    await this.rpc.close();
    this.chain.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private startChild(name: string, variable: string, config: unknown): Promise<void> {
    const file = fileURLToPath(new URL(`./${name}/main.ts`, import.meta.url));
    const child = fork(file, [], {
      execArgv: ['--import', 'tsx'],
      env: { NODE_ENV: 'test', [variable]: JSON.stringify(config) },
    });
    this.children.set(name, child);
    return new Promise((resolve, reject) => {
      child.once('message', (message: { kind: string; message?: string }) =>
        message.kind === 'ready' ? resolve() : reject(new Error(message.message)),
      );
      child.once('exit', (code) => reject(new Error(`${name} ended with code ${code}`)));
    });
  }
}
