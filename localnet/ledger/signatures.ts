import { parseSerializedSignature } from '@mysten/sui/cryptography';
import { toBase64 } from '@mysten/sui/utils';
import { verifyTransactionSignature } from '@mysten/sui/verify';
import type { Program } from '../ptb/program';
import type { Id } from '../vm/types';
import { TransactionRefused } from './types';

const MAX_SIGNATURE_BYTES = 4_096;
const REFUSED_SCHEMES = new Set(['ZkLogin']);

/** Verifies that exactly the required signers {sender, gas owner} signed. Throws TransactionRefused. */
export async function verifySignatures(
  program: Program,
  signatures: readonly Uint8Array[],
): Promise<void> {
  const required = new Set<Id>([program.sender, program.gas.owner]);
  if (signatures.length !== required.size) {
    throw new TransactionRefused(
      'signature',
      `The transaction needs ${required.size} signature(s), ${signatures.length} were given.`,
    );
  }
  const missing = new Set(required);
  for (const signature of signatures) {
    const signer = await signerOf(program.bytes, signature);
    if (!required.has(signer)) {
      throw new TransactionRefused(
        'signature',
        `A signature is from ${signer}, who is neither the sender nor the gas owner.`,
      );
    }
    missing.delete(signer);
  }
  for (const signer of missing) {
    throw new TransactionRefused('signature', `The signature of ${signer} is missing.`);
  }
}

async function signerOf(bytes: Uint8Array, signature: Uint8Array): Promise<Id> {
  if (signature.length === 0 || signature.length > MAX_SIGNATURE_BYTES) {
    throw new TransactionRefused('signature', 'A signature has an impossible length.');
  }
  const text = toBase64(signature);
  const scheme = schemeOf(text);
  if (REFUSED_SCHEMES.has(scheme)) {
    throw new TransactionRefused(
      'unsupported',
      'zkLogin signatures cannot be checked here; sign with a key pair.',
    );
  }
  try {
    const publicKey = await verifyTransactionSignature(bytes, text);
    return publicKey.toSuiAddress();
  } catch {
    throw new TransactionRefused('signature', 'A signature does not fit the transaction.');
  }
}

function schemeOf(text: string): string {
  try {
    return parseSerializedSignature(text).signatureScheme;
  } catch {
    throw new TransactionRefused('signature', 'A signature cannot be read.');
  }
}
