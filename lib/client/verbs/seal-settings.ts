import { originalPackageId } from '@/lib/chain';
import type { SealSettings } from '@/lib/crypto/seal-settings';
import type { NetworkAccess } from '../network-access';

/** The key servers of the network in the form lib/crypto takes. */
export function sealSettingsOf({ client, manifest }: NetworkAccess): SealSettings {
  return {
    client,
    packageId: originalPackageId(manifest),
    keyServers: manifest.keyServers.map(({ objectId }) => ({ objectId })),
    threshold: manifest.keyServerThreshold,
  };
}
