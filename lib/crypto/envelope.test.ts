import { EncryptedObject, ExpiredSessionKeyError, NoAccessError } from '@mysten/seal';
import { describe, expect, it } from 'vitest';
import { keyIdHex, normalizeObjectId } from '../domain';
import { watchKeyServers, type KeyServerAnswer } from './key-server-watch';
import { restoreKeySession } from './key-session';
import { explainUnwrapFailure } from './seal-failures';
import { inspectSealedKey } from './sealed-key';

const packageId = normalizeObjectId('0xabc');
const keyId = { modelId: normalizeObjectId('0x123'), iteration: 7 };
const servers = ['0x1', '0x2', '0x3'].map(normalizeObjectId);

function sealedKey(
  over: { packageId?: string; id?: string; threshold?: number; services?: string[] } = {},
): Uint8Array {
  const services = over.services ?? servers;
  return EncryptedObject.serialize({
    version: 0,
    packageId: over.packageId ?? packageId,
    id: over.id ?? keyIdHex(keyId),
    services: services.map((server, index) => [server, index + 1] as const),
    threshold: over.threshold ?? 2,
    encryptedShares: {
      BonehFranklinBLS12381: {
        nonce: new Uint8Array(96),
        encryptedShares: services.map(() => new Uint8Array(32)),
        encryptedRandomness: new Uint8Array(32),
      },
    },
    ciphertext: { Aes256Gcm: { blob: new Uint8Array(48), aad: [] } },
  }).toBytes();
}

describe('a sealed key', () => {
  it('has the size the contract expects and names its servers', () => {
    expect(sealedKey().length).toBe(449);
    expect(inspectSealedKey(sealedKey(), { packageId: '0xABC', keyId })).toEqual({
      packageId,
      keyIdHex: keyIdHex(keyId),
      threshold: 2,
      services: servers.map((objectId) => ({ objectId, weight: 1 })),
    });
  });

  it('counts a server that is named twice', () => {
    const [first = '', second = ''] = servers;
    const facts = inspectSealedKey(sealedKey({ services: [first, first, second] }), {
      packageId,
      keyId,
    });
    expect(facts.services).toEqual([
      { objectId: first, weight: 2 },
      { objectId: second, weight: 1 },
    ]);
  });

  it.each([
    ['another package', { packageId: normalizeObjectId('0xabd') }],
    ['another iteration', { id: keyIdHex({ ...keyId, iteration: 8 }) }],
    ['another model', { id: keyIdHex({ ...keyId, modelId: '0x124' }) }],
    ['a longer id', { id: `${keyIdHex(keyId)}00` }],
    ['a threshold of zero', { threshold: 0 }],
    ['a threshold nobody can meet', { threshold: 4 }],
  ])('of %s is refused before anybody is asked', (_name, over) => {
    expect(() => inspectSealedKey(sealedKey(over), { packageId, keyId })).toThrow(
      expect.objectContaining({ code: 'envelope_mismatch' }),
    );
  });

  it('must be exactly one encoding', () => {
    const good = sealedKey();
    const bad = [
      new Uint8Array(0),
      good.subarray(0, good.length - 1),
      Uint8Array.from([...good, 0]),
      new Uint8Array(5_000),
      sealedKey({ services: [] }),
    ];
    for (const bytes of bad) {
      expect(() => inspectSealedKey(bytes, { packageId, keyId })).toThrow(
        expect.objectContaining({ code: 'envelope_malformed' }),
      );
    }
  });

  it('never crashes the reader, whatever is flipped', () => {
    const good = sealedKey();
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const flipped = good.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        inspectSealedKey(flipped, { packageId, keyId });
      } catch (caught) {
        expect(caught).toMatchObject({ name: 'TidemarkError' });
      }
    }
  });
});

describe('what a person reads when a key is not released', () => {
  const quorum = { total: 3, threshold: 2 };
  const explain = (answers: KeyServerAnswer[], cause: unknown = new TypeError('fetch failed')) =>
    explainUnwrapFailure(cause, new Map(answers.map((answer, at) => [`${at}`, answer])), quorum);

  it.each<[string, KeyServerAnswer[], string, boolean]>([
    ['two down', ['served', 'unreachable', 'unreachable'], 'key_servers_unreachable', true],
    ['all down', ['unreachable', 'unreachable', 'unreachable'], 'key_servers_unreachable', true],
    ['two refuse', ['NoAccess', 'NoAccess', 'unreachable'], 'access_denied', false],
    ['all refuse', ['NoAccess', 'NoAccess', 'NoAccess'], 'access_denied', false],
    [
      'not seen yet',
      ['InvalidParameter', 'InvalidParameter', 'served'],
      'access_not_visible_yet',
      true,
    ],
    ['one lies', ['NoAccess', 'unreachable', 'served'], 'key_servers_unreachable', true],
    ['clock behind', ['Failure', 'Failure', 'Failure'], 'key_servers_unreachable', true],
    ['session over', ['InvalidCertificate', 'InvalidCertificate'], 'key_session_expired', false],
    ['bad signature', ['InvalidSignature', 'InvalidSignature'], 'key_session_rejected', false],
    ['old page', ['DeprecatedSDKVersion', 'DeprecatedSDKVersion'], 'update_needed', false],
    ['odd refusal', ['Other', 'Other', 'Other'], 'key_server_refused', false],
  ])('%s', (_name, answers, code, retryable) => {
    expect(explain(answers)).toMatchObject({ code, retryable });
  });

  it('says how many servers answered and how many are needed', () => {
    expect(explain(['served', 'unreachable', 'unreachable']).message).toContain(
      '1 of 3 key servers answered and 2 are needed',
    );
  });

  it('keeps the cause and knows the errors of the SDK', () => {
    const cause = new ExpiredSessionKeyError();
    expect(explain([], cause)).toMatchObject({ code: 'key_session_expired', cause });
    expect(explain(['NoAccess', 'NoAccess'], new NoAccessError())).toMatchObject({
      code: 'access_denied',
    });
  });
});

describe('watching key servers', () => {
  it('tells refusals, failures and silence apart', async () => {
    const replies: Record<string, () => Response> = {
      'http://a/v1/fetch_key': () => Response.json({}),
      'http://b/v1/fetch_key': () => Response.json({ error: 'NoAccess' }, { status: 403 }),
      'http://c/v1/fetch_key': () => new Response('<html>', { status: 502 }),
    };
    const watch = watchKeyServers(1_000, async (input) => {
      const reply = replies[String(input)];
      if (reply === undefined) throw new TypeError('fetch failed');
      return reply();
    });
    for (const host of ['a', 'b', 'c', 'd']) {
      await watch.fetch(`http://${host}/v1/fetch_key`).catch(() => undefined);
    }
    expect([...watch.answers.values()]).toEqual(['served', 'NoAccess', 'Other', 'unreachable']);
  });
});

describe('watching key servers that the SDK has given up on', () => {
  it('still learns what they answer, and calls the late ones unreachable', async () => {
    const watch = watchKeyServers(5_000, async (input, init) => {
      const delayMs = String(input).includes('late') ? 4_000 : 50;
      await new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, delayMs);
        init?.signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(new Error('dropped'));
        });
      });
      return Response.json({ error: 'NoAccess' }, { status: 403 });
    });
    const givenUp = AbortSignal.abort(new Error('enough'));
    for (const host of ['soon', 'late']) {
      const asked = watch.fetch(`http://${host}/v1/fetch_key`, { signal: givenUp });
      await expect(asked).rejects.toThrow('enough');
    }
    await watch.settle(400);
    expect([...watch.answers.values()]).toEqual(['NoAccess', 'unreachable']);
    watch.abandon();
  });
});

describe('a stored session', () => {
  it('is forgotten when it is malformed or of somebody else', () => {
    // Restoring asks nothing of the chain, so a client that cannot answer is enough here.
    const client: Parameters<typeof restoreKeySession>[1]['client'] = Object.create(null);
    const owner = { client, address: '0x1', packageId };
    for (const stored of [null, {}, 'x', { address: '0x1', packageId }]) {
      expect(restoreKeySession(stored, owner)).toBe(null);
    }
  });
});
