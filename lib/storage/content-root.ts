import { bytesToHex, hexToBytes, TidemarkError } from '../domain';
import { sha256Hex } from '../crypto/digest';
import type { Manifest } from './manifest';

/** SHA-256 over the parts' SHA-256 (of the sealed bytes) in order; hex. This goes on chain. */
export async function contentRootHex(
  parts: readonly { readonly sha256: string }[],
): Promise<string> {
  const joined = hexToBytes(parts.map((part) => part.sha256).join(''));
  if (joined?.length !== parts.length * 32) {
    throw new TidemarkError('manifest_malformed', 'A part has a malformed hash.');
  }
  return sha256Hex(joined);
}

/**
 * Checks that a manifest lists exactly the sealed bytes that the chain names.
 * `contentRoot` is hex or the 32 bytes of the chain. @throws TidemarkError manifest_mismatch
 */
export async function assertContentRoot(
  manifest: Manifest,
  contentRoot: string | Uint8Array,
): Promise<void> {
  const expected = typeof contentRoot === 'string' ? contentRoot : bytesToHex(contentRoot);
  if ((await contentRootHex(manifest.parts)) !== expected.replace(/^0x/, '').toLowerCase()) {
    throw new TidemarkError(
      'manifest_mismatch',
      'The list of parts does not match the hash on chain; nothing was opened, tell the team.',
    );
  }
}
