import type { LocalnetConfig } from '../config';
import { keyServerUrl } from '../genesis/plan';
import type { GenesisFacts } from '../ledger/record';

const KEY_SERVER_THRESHOLD = 2;

/** What a client must know of the network, as served at `/network.json`. */
export interface NetworkManifest {
  network: 'localnet';
  chainId: string;
  rpcUrl: string;
  faucetUrl: string;
  /** Moving the clock and disturbing services, for tests and demonstrations. */
  adminUrl: string;
  packages: GenesisFacts['packages'];
  walType: string;
  objects: GenesisFacts['objects'];
  keyServers: { objectId: string; url: string }[];
  keyServerThreshold: number;
  walrus: { aggregatorUrl: string; publisherUrl: string; uploadRelayUrl: string };
}

export function networkManifest(
  chainId: string,
  facts: GenesisFacts,
  config: LocalnetConfig,
): NetworkManifest {
  const { host, walrusPort, sealPort } = config;
  const control = `http://${host}:${config.controlPort}`;
  const walrus = `http://${host}:${walrusPort}`;
  return {
    network: 'localnet',
    chainId,
    rpcUrl: `http://${host}:${config.rpcPort}`,
    faucetUrl: `${control}/v2/gas`,
    adminUrl: `${control}/admin`,
    packages: facts.packages,
    walType: facts.walType,
    objects: facts.objects,
    keyServers: facts.keyServerIds.map((objectId, index) => ({
      objectId,
      url: keyServerUrl({ host, walrusPort, sealPort }, index),
    })),
    keyServerThreshold: KEY_SERVER_THRESHOLD,
    walrus: { aggregatorUrl: walrus, publisherUrl: walrus, uploadRelayUrl: walrus },
  };
}
