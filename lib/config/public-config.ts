import { cachedNetworkManifest } from './load-network-manifest';
import { isEmbedded, type NetworkManifest } from './network-manifest';

/** What the browser gets to know; nothing in it is secret. */
export interface PublicConfig {
  readonly manifest: NetworkManifest;
  /** The embedded network: offer the development wallet and the faucet, show the banner. */
  readonly embedded: boolean;
}

/** Server side only; pass the result to the page's providers as plain JSON. */
export async function loadPublicConfig(): Promise<PublicConfig> {
  const manifest = await cachedNetworkManifest();
  return { manifest, embedded: isEmbedded(manifest) };
}
