import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { Simulation } from '../../ledger/types';
import type { Chain } from '../chain';
import { toExecutedMessage } from '../convert/executed';
import { toJsonMessage } from '../convert/object';
import { invalidArgument } from '../failure';
import { unary, type Method } from '../method';
import { ReadMask } from '../read-mask';
import { draftBytes, toDraft } from '../resolve/draft';
import { MAX_BUDGET_MIST, simulateWithGas } from '../resolve/gas';

const SIGNATURES_LIMIT = 2;
const CHECKS = G.SimulateTransactionRequest_TransactionChecks;

/** sui.rpc.v2.TransactionExecutionService. */
export function executionMethods(chain: Chain): Record<string, Method> {
  return {
    ExecuteTransaction: unary(
      G.ExecuteTransactionRequest,
      G.ExecuteTransactionResponse,
      (request) => execute(chain, request),
    ),
    SimulateTransaction: unary(
      G.SimulateTransactionRequest,
      G.SimulateTransactionResponse,
      (request) => simulate(chain, request),
    ),
  };
}

async function execute(
  chain: Chain,
  request: G.ExecuteTransactionRequest,
): Promise<G.ExecuteTransactionResponse> {
  const defaults = ['effects.status', 'checkpoint'];
  const mask = ReadMask.of(G.ExecutedTransaction, request.readMask, defaults);
  const count = request.signatures.length;
  if (count === 0 || count > SIGNATURES_LIMIT) {
    throw invalidArgument(`A transaction has one or two signatures, not ${count}.`);
  }
  const bytes = bytesToExecute(chain, request.transaction);
  const executed = await chain.ledger.execute(bytes, request.signatures.map(toSignatureBytes));
  return { transaction: toExecutedMessage(chain, executed, mask) };
}

/** Signed bytes as they are; a message without them is encoded only when its gas is complete. */
function bytesToExecute(chain: Chain, message: G.Transaction | undefined): Uint8Array {
  if (message?.bcs?.value) return message.bcs.value;
  const draft = toDraft(chain, message);
  if (draft.budget === undefined || draft.payment.length === 0) {
    throw invalidArgument('The transaction to execute has no gas payment or budget.');
  }
  return draftBytes(draft, draft.payment, draft.budget);
}

/** Flag, signature, public key. */
function toSignatureBytes(message: G.UserSignature): Uint8Array {
  if (message.bcs?.value) return message.bcs.value;
  if (message.signature.oneofKind === 'simple') {
    const { scheme, signature, publicKey } = message.signature.simple;
    if (scheme !== undefined && signature && publicKey) {
      return Uint8Array.from([scheme, ...signature, ...publicKey]);
    }
  }
  throw invalidArgument('A signature must carry its bytes in `bcs`.');
}

function simulate(
  chain: Chain,
  request: G.SimulateTransactionRequest,
): G.SimulateTransactionResponse {
  const mask = ReadMask.of(G.SimulateTransactionResponse, request.readMask, ['*']);
  const draft = toDraft(chain, request.transaction);
  const checks = request.checks !== CHECKS.DISABLED;
  const simulation =
    checks && request.doGasSelection
      ? simulateWithGas(chain, draft)
      : chain.ledger.simulate(draftBytes(draft, draft.payment, draft.budget ?? MAX_BUDGET_MIST), {
          checks,
        });
  return mask.prune({
    transaction: toExecutedMessage(chain, simulation, mask.below('transaction')),
    commandOutputs: mask.has('command_outputs') ? toCommandOutputs(chain, simulation) : [],
    suggestedGasPrice: chain.ledger.referenceGasPrice,
  });
}

function toCommandOutputs(chain: Chain, simulation: Simulation): G.CommandResult[] {
  return simulation.commandResults.map(({ returns, mutated }) => ({
    returnValues: returns.map((result) => toOutput(chain, result)),
    mutatedByRef: mutated.map((result) => toOutput(chain, result)),
  }));
}

function toOutput(chain: Chain, { type, bytes }: { type: string; bytes: Uint8Array }) {
  return { value: { name: type, value: bytes }, json: toJsonMessage(chain, type, bytes) };
}
