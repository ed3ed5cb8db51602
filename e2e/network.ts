/** What the tests need of the network's manifest; they know the app only over HTTP. */
export interface Manifest {
  network: string;
  chainId: string;
  rpcUrl: string;
  faucetUrl: string;
  packages: { tidemark: string; wal: string; walrus: string; seal: string };
  walType: string;
  objects: { market: string; walrusSystem: string; walrusStaking: string; walFaucet: string };
  keyServers: { objectId: string; url: string }[];
  keyServerThreshold: number;
  walrus: { aggregatorUrl: string; publisherUrl: string; uploadRelayUrl: string };
}

export const localnetUrl = `http://127.0.0.1:${process.env['LOCALNET_PORT'] ?? '9123'}`;

export async function readManifest(): Promise<Manifest> {
  const answer = await fetch(`${localnetUrl}/network.json`);
  if (!answer.ok) throw new Error(`no manifest: ${answer.status}`);
  return (await answer.json()) as Manifest;
}

/** Moves the embedded network's clock forward. */
export async function advanceClock(byMs: number): Promise<void> {
  await admin('/admin/clock', { advanceMs: byMs });
}

export type NodeMode = 'up' | 'down' | 'slow' | 'lie';
export type ServerMode = 'up' | 'down' | 'slow' | 'forge';

export async function setStorageNode(index: number, mode: NodeMode): Promise<void> {
  await admin(`/admin/walrus/nodes/${index}`, { mode });
}

export async function setKeyServer(index: number, mode: ServerMode): Promise<void> {
  await admin(`/admin/seal/servers/${index}`, { mode });
}

async function admin(path: string, body: unknown): Promise<void> {
  const answer = await fetch(localnetUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** Asks the faucet for SUI and WAL. */
export async function fund(manifest: Manifest, address: string): Promise<void> {
  const answer = await fetch(manifest.faucetUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ FixedAmountRequest: { recipient: address } }),
  });
  if (!answer.ok) throw new Error(`faucet: ${answer.status} ${await answer.text()}`);
}
