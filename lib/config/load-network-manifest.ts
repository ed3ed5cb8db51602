import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TidemarkError } from '@/lib/domain';
import { manifestSource, readEnvironment, usesEmbeddedNetwork } from './environment';
import { networkManifestSchema, type NetworkManifest } from './network-manifest';

const FETCH_TIMEOUT_MS = 5_000;
const MAX_MANIFEST_BYTES = 64 * 1024;
const CACHE_MS = 5_000;

let cached: { source: string; atMs: number; manifest: NetworkManifest } | undefined;

/**
 * Reads and checks the manifest of the configured network (URL or file).
 * @throws TidemarkError chain_unreachable (cannot be read), config_invalid (malformed)
 */
export async function loadNetworkManifest(source = manifestSource()): Promise<NetworkManifest> {
  const text = /^https?:\/\//.test(source) ? await fetchText(source) : await readText(source);
  const parsed = networkManifestSchema.safeParse(parseJson(text, source));
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new TidemarkError(
    'config_invalid',
    `The network manifest ${source} is malformed at ${first?.path.join('.') ?? '?'}: ${first?.message ?? ''}.`,
    { cause: parsed.error },
  );
}

/**
 * For pages: remembers the answer for a few seconds (one page, many queries), and knows an embedded
 * network that is still starting by the file it keeps, so pages need not wait for it.
 */
export async function cachedNetworkManifest(source = manifestSource()): Promise<NetworkManifest> {
  const now = performance.now();
  if (cached?.source === source && now - cached.atMs < CACHE_MS) return cached.manifest;
  try {
    const manifest = await loadNetworkManifest(source);
    cached = { source, atMs: now, manifest };
    return manifest;
  } catch (error) {
    // A page must not fall over because the network restarts: ids do not change by that.
    if (cached?.source === source) return cached.manifest;
    const kept = await keptManifest(source);
    if (kept === undefined) throw error;
    return kept;
  }
}

async function keptManifest(source: string): Promise<NetworkManifest | undefined> {
  const environment = readEnvironment();
  if (!usesEmbeddedNetwork(environment) || source !== manifestSource(environment)) return undefined;
  return loadNetworkManifest(join(environment.LOCALNET_DIR, 'network.json')).catch(() => undefined);
}

async function fetchText(source: string): Promise<string> {
  try {
    const response = await fetch(source, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const text = await response.text();
    if (text.length > MAX_MANIFEST_BYTES) throw new Error('manifest too large');
    return text;
  } catch (cause) {
    throw new TidemarkError(
      'chain_unreachable',
      `The network manifest at ${source} does not answer; start the network or check TIDEMARK_NETWORK_MANIFEST.`,
      { cause },
    );
  }
}

async function readText(source: string): Promise<string> {
  try {
    return await readFile(source, 'utf8');
  } catch (cause) {
    throw new TidemarkError(
      'config_invalid',
      `The network manifest file ${source} cannot be read; check TIDEMARK_NETWORK_MANIFEST.`,
      { cause },
    );
  }
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TidemarkError('config_invalid', `The network manifest ${source} is not JSON.`, {
      cause,
    });
  }
}
