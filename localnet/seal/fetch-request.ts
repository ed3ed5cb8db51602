import { createPublicKey, verify } from 'node:crypto';
import { bcs } from '@mysten/sui/bcs';
import { isValidSuiAddress } from '@mysten/sui/utils';
import { verifyPersonalMessageSignature } from '@mysten/sui/verify';
import { z } from 'zod';
import { limits } from './limits';
import { SealError } from './seal-error';

const base64 = z
  .string()
  .max(limits.bodyBytes)
  .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'not base64')
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

/** The wallet's word that this session key may ask for the keys of one package for some minutes. */
const certificateSchema = z.object({
  user: z.string().refine((text) => isValidSuiAddress(text), 'not an address'),
  session_vk: base64.refine((bytes) => bytes.length === 32, 'not 32 bytes'),
  creation_time: z.int().min(0).max(8_640_000_000_000_000),
  ttl_min: z.int().min(0).max(65_535),
  signature: z.string().max(limits.bodyBytes),
  mvr_name: z.string().max(256).nullish(),
});

const requestSchema = z.object({
  ptb: base64,
  enc_key: base64,
  enc_verification_key: base64,
  request_signature: base64,
  certificate: certificateSchema,
});

export type Certificate = z.infer<typeof certificateSchema>;
export type FetchRequest = z.infer<typeof requestSchema>;

const SignedPart = bcs.struct('RequestFormat', {
  ptb: bcs.byteVector(),
  encKey: bcs.byteVector(),
  encVerificationKey: bcs.byteVector(),
});

/** Throws SealError MalformedRequest. */
export function readFetchRequest(body: Uint8Array): FetchRequest {
  try {
    return requestSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch (cause) {
    throw new SealError('MalformedRequest', 'The request is not a fetch_key request.', { cause });
  }
}

/** Lifetime of the session. Throws SealError InvalidCertificate. */
export function checkLifetime(certificate: Certificate, nowMs: number): void {
  const { creation_time: createdMs, ttl_min: minutes } = certificate;
  if (minutes < 1 || minutes > limits.sessionMinutes) {
    throw expired(`A session may last 1 to ${limits.sessionMinutes} minutes.`);
  }
  if (createdMs > nowMs) throw expired('The session begins in the future.');
  if (createdMs + minutes * 60_000 < nowMs) throw expired('The session has ended.');
}

/** The text that the wallet signed. `packageName` is the first package id, 0x and 64 hex digits. */
export function sessionMessage(certificate: Certificate, packageName: string): string {
  const started = new Date(certificate.creation_time).toISOString().slice(0, 19).replace('T', ' ');
  const key = Buffer.from(certificate.session_vk).toString('base64');
  return `Accessing keys of package ${packageName} for ${certificate.ttl_min} mins from ${started} UTC, session key ${key}`;
}

/** The wallet's signature over that text. Throws SealError InvalidSignature. */
export async function checkWallet(certificate: Certificate, packageName: string): Promise<void> {
  const message = new TextEncoder().encode(sessionMessage(certificate, packageName));
  try {
    await verifyPersonalMessageSignature(message, certificate.signature, {
      address: certificate.user,
    });
  } catch (cause) {
    const text = 'The wallet did not sign this session for this package.';
    throw new SealError('InvalidSignature', text, { cause });
  }
}

/** The session key's signature over the request. Throws SealError InvalidSessionSignature. */
export function checkSession(request: FetchRequest): void {
  const signed = SignedPart.serialize({
    ptb: request.ptb,
    encKey: request.enc_key,
    encVerificationKey: request.enc_verification_key,
  }).toBytes();
  const x = Buffer.from(request.certificate.session_vk).toString('base64url');
  const refused = 'The session key did not sign this request.';
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    if (verify(null, signed, key, request.request_signature)) return;
  } catch (cause) {
    throw new SealError('InvalidSessionSignature', refused, { cause });
  }
  throw new SealError('InvalidSessionSignature', refused);
}

function expired(message: string): SealError {
  return new SealError('InvalidCertificate', message);
}
