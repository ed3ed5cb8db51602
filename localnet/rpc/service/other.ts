import { GrpcTypes as G } from '@mysten/sui/grpc';
import { bcs } from '@mysten/sui/bcs';
import { toBase64 } from '@mysten/sui/utils';
import { verifyPersonalMessageSignature, verifyTransactionSignature } from '@mysten/sui/verify';
import type { Chain } from '../chain';
import { invalidArgument, notFound, unimplemented } from '../failure';
import { unary, type Method } from '../method';
import { parseId } from '../names';

const ZKLOGIN_FLAG = 5;
const ADVANCE_LIMIT_MS = 10n * 365n * 24n * 60n * 60n * 1000n;

/** sui.rpc.v2.NameService: this network has no names. */
export function nameMethods(): Record<string, Method> {
  return {
    ReverseLookupName: unary(G.ReverseLookupNameRequest, G.ReverseLookupNameResponse, () => {
      throw notFound('This network has no name service.');
    }),
    LookupName: unary(G.LookupNameRequest, G.LookupNameResponse, () => {
      throw notFound('This network has no name service.');
    }),
  };
}

/** sui.rpc.v2.SignatureVerificationService; zkLogin needs a prover's keys and is refused. */
export function signatureMethods(): Record<string, Method> {
  return {
    VerifySignature: unary(G.VerifySignatureRequest, G.VerifySignatureResponse, verifySignature),
  };
}

async function verifySignature(request: G.VerifySignatureRequest) {
  const { message, signature } = request;
  const bytes = signature?.bcs?.value;
  if (!message?.value || !bytes) throw invalidArgument('A message and a signature are needed.');
  if (bytes[0] === ZKLOGIN_FLAG) {
    throw unimplemented('The embedded network does not verify zkLogin signatures.');
  }
  const address = request.address && parseId(request.address, 'The address');
  const options = address ? { address } : undefined;
  try {
    if (message.name === 'PersonalMessage') {
      const text = Uint8Array.from(bcs.byteVector().parse(message.value));
      await verifyPersonalMessageSignature(text, toBase64(bytes), options);
    } else if (message.name === 'TransactionData') {
      await verifyTransactionSignature(message.value, toBase64(bytes), options);
    } else {
      return { isValid: false, reason: 'The message must be PersonalMessage or TransactionData.' };
    }
    return { isValid: true };
  } catch (error) {
    return { isValid: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** sui.forking.v1alpha.ForkingService: the official hook for moving time in tests. */
export function forkingMethods(
  chain: Chain,
  advanceClock: (byMs: bigint) => Promise<bigint>,
): Record<string, Method> {
  const { ledger } = chain;
  return {
    AdvanceClock: unary(G.AdvanceClockRequest, G.AdvanceClockResponse, async (request) => {
      const byMs = request.durationMs ?? 1n;
      if (byMs > ADVANCE_LIMIT_MS) throw invalidArgument('The clock moves at most ten years.');
      // Chain time is a setting of this ledger, not the work of a transaction.
      return { timestampMs: await advanceClock(byMs), txDigest: '' };
    }),
    AdvanceCheckpoint: unary(G.AdvanceCheckpointRequest, G.AdvanceCheckpointResponse, () => {
      // Checkpoints are made by transactions alone; the newest one is the answer.
      const { sequence, timestampMs } = ledger.latestCheckpoint();
      return { checkpointSequenceNumber: sequence, timestampMs };
    }),
    GetStatus: unary(G.GetStatusRequest, G.GetStatusResponse, () => ({
      epoch: ledger.epoch,
      checkpointSequenceNumber: ledger.latestCheckpoint().sequence,
      timestampMs: ledger.now(),
      forkedAtCheckpoint: 0n,
    })),
  };
}
