import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoPeople, demoSecretKey } from './demo-people';
import { loadNetworkManifest } from './load-network-manifest';

const sample = {
  network: 'localnet',
  chainId: '4btiuiMPvEENsttpZC7CZ53DruC3MAgfznDbASZ7DR6S',
  rpcUrl: 'http://127.0.0.1:9000/',
  faucetUrl: 'http://127.0.0.1:9123/v2/gas',
  packages: { tidemark: '0xa', wal: '0xa11', walrus: '0xa15', seal: '0x5ea1' },
  walType: '0xa11::wal::WAL',
  objects: { market: '0x1', walrusSystem: '0x2', walrusStaking: '0x3', walFaucet: '0x4' },
  keyServers: [{ objectId: '0x7', url: 'http://127.0.0.1:9200' }],
  keyServerThreshold: 1,
  walrus: {
    aggregatorUrl: 'http://127.0.0.1:9185',
    publisherUrl: 'http://127.0.0.1:9185',
    uploadRelayUrl: 'http://127.0.0.1:9185',
  },
};

async function load(manifest: unknown) {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-manifest-'));
  const file = join(folder, 'network.json');
  await writeFile(file, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  return loadNetworkManifest(file);
}

describe('network manifest', () => {
  test('ids and types are written out in full, URLs lose their last slash', async () => {
    const manifest = await load(sample);
    expect(manifest.packages.tidemark).toBe(`0x${'a'.padStart(64, '0')}`);
    expect(manifest.walType).toBe(`0x${'a11'.padStart(64, '0')}::wal::WAL`);
    expect(manifest.rpcUrl).toBe('http://127.0.0.1:9000');
  });

  test('a missing part is named', async () => {
    await expect(load({ ...sample, walrus: undefined })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('walrus'),
    });
  });

  test('no JSON and no file are config_invalid, no server is chain_unreachable', async () => {
    await expect(load('{')).rejects.toMatchObject({ code: 'config_invalid' });
    await expect(loadNetworkManifest('/does/not/exist.json')).rejects.toMatchObject({
      code: 'config_invalid',
    });
    await expect(loadNetworkManifest('http://127.0.0.1:1/network.json')).rejects.toMatchObject({
      code: 'chain_unreachable',
      retryable: true,
    });
  });
});

describe('demo people', () => {
  test('three different keys of 32 bytes, the same on every call', () => {
    const keys = demoPeople.map((person) => demoSecretKey(person).join());
    expect(new Set(keys).size).toBe(3);
    expect(keys).toEqual(demoPeople.map((person) => demoSecretKey(person).join()));
    expect(demoSecretKey('buyer')).toHaveLength(32);
  });
});
