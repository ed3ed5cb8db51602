'use client';

import { useMutation } from '@tanstack/react-query';
import { signOpinion, supersedeOpinion, type TransactionOutcome } from '@/lib/chain';
import { newSha256 } from '@/lib/crypto/digest';
import { bytesToHex, TidemarkError } from '@/lib/domain';
import { useDeed } from '../use-deed';
import type { OpinionWords } from './opinion-form';

/** A larger evidence file is hashed outside the page and its hash pasted. */
const MAX_EVIDENCE_BYTES = 1 << 30;

interface SignInput extends OpinionWords {
  readonly grantId: string;
  readonly modelId: string;
  readonly iteration: number;
}

interface SupersedeInput extends OpinionWords {
  readonly modelId: string;
  readonly opinionId: string;
}

/** Signs an opinion under a grant; frozen from then on. */
export function useSignOpinion() {
  return useDeed<SignInput>({
    purpose: (input) => `opinion:${input.grantId}:${input.iteration}:${wordsHash(input)}`,
    transaction: (own, input) => signOpinion(own.manifest, input),
  });
}

/** Signs an opinion in place of an earlier one of the same person; both stay readable. */
export function useSupersedeOpinion() {
  return useDeed<SupersedeInput>({
    purpose: (input) => `supersede:${input.opinionId}:${wordsHash(input)}`,
    transaction: (own, input) => supersedeOpinion(own.manifest, input),
  });
}

/** The opinion that a transaction signed; null when its event is missing. */
export function signedOpinionId(outcome: TransactionOutcome): string | null {
  const signed = outcome.events.find((event) => event.name === 'OpinionSigned');
  return signed?.fields.opinion ?? null;
}

/** SHA-256 of a file of evidence, in hex; the file stays in this browser. */
export function useEvidenceHash() {
  return useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MAX_EVIDENCE_BYTES) {
        throw new TidemarkError(
          'file_too_large',
          'This file is over 1 GiB; compute its SHA-256 with another tool and paste it.',
        );
      }
      const { readBlob, sha256HexOfStream } = await import('@/lib/crypto');
      return sha256HexOfStream(readBlob(file));
    },
  });
}

/** Two opinions that differ in a letter are two deeds; one that is repeated is the same. */
function wordsHash({ verdict, scope, statement, evidenceHash }: OpinionWords): string {
  const digest = newSha256();
  const words = JSON.stringify([verdict, scope, statement, bytesToHex(evidenceHash)]);
  digest.update(new TextEncoder().encode(words));
  return digest.hex();
}
