import { bcs } from '@mysten/sui/bcs';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { describe, expect, it } from 'vitest';
import {
  checkLifetime,
  checkSession,
  checkWallet,
  readFetchRequest,
  sessionMessage,
} from './fetch-request';
import { SealError } from './seal-error';

const packageId = `0x${'ab'.repeat(32)}`;
const createdMs = Date.UTC(2026, 10, 22, 9, 8, 7);
const Signed = bcs.struct('RequestFormat', {
  ptb: bcs.byteVector(),
  encKey: bcs.byteVector(),
  encVerificationKey: bcs.byteVector(),
});
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A request as the SDK makes it, signed by a fresh wallet and a fresh session key. */
async function makeBody(change: (body: Record<string, unknown>) => void = () => undefined) {
  const wallet = new Ed25519Keypair();
  const session = new Ed25519Keypair();
  const ptb = Uint8Array.of(1, 2, 3);
  const encKey = new Uint8Array(48).fill(4);
  const encVerificationKey = new Uint8Array(96).fill(5);
  const certificate = {
    user: wallet.toSuiAddress(),
    session_vk: base64(session.getPublicKey().toRawBytes()),
    creation_time: createdMs,
    ttl_min: 10,
    signature: '',
  };
  const text = `Accessing keys of package ${packageId} for 10 mins from 2026-11-22 09:08:07 UTC, session key ${certificate.session_vk}`;
  const message = new TextEncoder().encode(text);
  certificate.signature = (await wallet.signPersonalMessage(message)).signature;
  const signed = Signed.serialize({ ptb, encKey, encVerificationKey }).toBytes();
  const body = {
    ptb: base64(ptb),
    enc_key: base64(encKey),
    enc_verification_key: base64(encVerificationKey),
    request_signature: base64(await session.sign(signed)),
    certificate,
  };
  change(body);
  return { text, bytes: new TextEncoder().encode(JSON.stringify(body)) };
}

async function codeOf(check: () => unknown): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return error instanceof SealError ? error.code : String(error);
  }
}

describe('requests for keys', () => {
  it('accepts what the wallet and the session key signed', async () => {
    const { text, bytes } = await makeBody();
    const request = readFetchRequest(bytes);
    expect(sessionMessage(request.certificate, packageId)).toBe(text);
    expect(await codeOf(() => checkWallet(request.certificate, packageId))).toBeUndefined();
    expect(await codeOf(() => checkSession(request))).toBeUndefined();
  });

  it('refuses a session for another package, another user, a longer time', async () => {
    const { certificate } = readFetchRequest((await makeBody()).bytes);
    const stranger = new Ed25519Keypair().toSuiAddress();
    const wrong = [
      () => checkWallet(certificate, `0x${'cd'.repeat(32)}`),
      () => checkWallet({ ...certificate, user: stranger }, packageId),
      () => checkWallet({ ...certificate, ttl_min: 30 }, packageId),
      () => checkWallet({ ...certificate, creation_time: createdMs + 1_000 }, packageId),
      () => checkWallet({ ...certificate, signature: 'AAAA' }, packageId),
    ];
    for (const check of wrong) expect(await codeOf(check)).toBe('InvalidSignature');
  });

  it('refuses a request that the session key did not sign', async () => {
    const request = readFetchRequest((await makeBody()).bytes);
    const wrong = [
      { ...request, ptb: Uint8Array.of(1, 2, 4) },
      { ...request, enc_key: new Uint8Array(48).fill(6) },
      { ...request, enc_verification_key: new Uint8Array(96).fill(6) },
      { ...request, request_signature: request.request_signature.slice(1) },
    ];
    for (const one of wrong) {
      expect(await codeOf(() => checkSession(one))).toBe('InvalidSessionSignature');
    }
  });

  it('holds sessions to their time, to the millisecond', async () => {
    const { certificate } = readFetchRequest((await makeBody()).bytes);
    const at = (nowMs: number, minutes = 10) =>
      codeOf(() => checkLifetime({ ...certificate, ttl_min: minutes }, nowMs));
    expect(await at(createdMs)).toBeUndefined();
    expect(await at(createdMs + 600_000)).toBeUndefined();
    expect(await at(createdMs + 600_001)).toBe('InvalidCertificate');
    expect(await at(createdMs - 1)).toBe('InvalidCertificate');
    expect(await at(createdMs, 31)).toBe('InvalidCertificate');
    expect(await at(createdMs, 0)).toBe('InvalidCertificate');
  });

  it.each<[string, (body: Record<string, unknown>) => void]>([
    ['a missing field', (body) => delete body.ptb],
    ['a number for base64', (body) => (body.enc_key = 7)],
    ['broken base64', (body) => (body.enc_key = 'AAA')],
    ['no certificate', (body) => (body.certificate = null)],
    ['a certificate of the wrong shape', (body) => (body.certificate = { user: '0x1' })],
  ])('refuses %s', async (_, change) => {
    const { bytes } = await makeBody(change);
    expect(await codeOf(() => readFetchRequest(bytes))).toBe('MalformedRequest');
  });

  it('refuses what is no JSON', async () => {
    for (const text of ['', '{', '[]', 'null', '\u0000']) {
      const bytes = new TextEncoder().encode(text);
      expect(await codeOf(() => readFetchRequest(bytes))).toBe('MalformedRequest');
    }
    expect(await codeOf(() => readFetchRequest(Uint8Array.of(0xff)))).toBe('MalformedRequest');
  });
});
