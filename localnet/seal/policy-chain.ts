import { bcs } from '@mysten/sui/bcs';
import { GrpcStatusCode, GrpcTypes as G, RpcError, SuiGrpcClient } from '@mysten/sui/grpc';
import { deriveObjectID, normalizeSuiObjectId, SUI_CLOCK_OBJECT_ID } from '@mysten/sui/utils';
import { limits } from './limits';
import type { PolicyInput, PolicyProgram } from './program';
import { SealError } from './seal-error';

const ALIAS_ROOT = '0xa';
const ALIAS_KEY = '0x2::address_alias::AliasKey';
/** Abort code of `seal::time::check_staleness`. */
const STALE_NODE = 93_492n;
const READ_MASK = { paths: ['transaction.effects.status'] };
const clockId = normalizeSuiObjectId(SUI_CLOCK_OBJECT_ID);

/** Faults of the program itself, not of the policy. */
const PROGRAM_FAULTS = new Set([
  G.ExecutionError_ExecutionErrorKind.FUNCTION_NOT_FOUND,
  G.ExecutionError_ExecutionErrorKind.NON_ENTRY_FUNCTION_INVOKED,
  G.ExecutionError_ExecutionErrorKind.ARITY_MISMATCH,
  G.ExecutionError_ExecutionErrorKind.TYPE_ARITY_MISMATCH,
]);
const PARAMETER_FAULTS = new Set([
  G.ExecutionError_ExecutionErrorKind.COMMAND_ARGUMENT_ERROR,
  G.ExecutionError_ExecutionErrorKind.TYPE_ARGUMENT_ERROR,
]);

/** What key servers ask of the chain. Every method throws SealError. */
export class PolicyChain {
  private readonly client: SuiGrpcClient;
  private gasPrice: { value: bigint; readAtMs: number } | undefined;

  constructor(
    rpcUrl: string,
    private readonly sealPackage: string,
  ) {
    this.client = new SuiGrpcClient({ network: 'localnet', baseUrl: rpcUrl });
  }

  /** The first version of a package: the namespace of its keys. */
  async firstPackage(packageId: string): Promise<string> {
    try {
      const call = this.client.movePackageService.getPackage({ packageId }, options());
      const original = (await call.response).package?.originalId;
      if (original !== undefined) return normalizeSuiObjectId(original);
    } catch (error) {
      if (!isRefusal(error)) throw unavailable(error);
    }
    throw new SealError('InvalidPackage', 'There is no such package.');
  }

  /** Addresses that act through an alias are refused: their wallet does not sign for them. */
  async hasAlias(address: string): Promise<boolean> {
    const objectId = deriveObjectID(
      ALIAS_ROOT,
      ALIAS_KEY,
      bcs.Address.serialize(address).toBytes(),
    );
    try {
      const { objects } = await this.client.core.getObjects({ objectIds: [objectId], ...signal() });
      return !(objects[0] instanceof Error);
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** Runs the policy as the user on the latest state, with every check of a real transaction. */
  async evaluate(program: PolicyProgram, user: string): Promise<void> {
    const price = await this.referenceGasPrice();
    try {
      const { response } = await this.client.transactionExecutionService.simulateTransaction(
        {
          transaction: transactionOf(withFreshness(program, this.sealPackage), user, price),
          readMask: READ_MASK,
          checks: G.SimulateTransactionRequest_TransactionChecks.ENABLED,
          doGasSelection: false,
        },
        options(),
      );
      refuseFailure(response.transaction?.effects?.status, this.sealPackage);
    } catch (error) {
      if (error instanceof SealError) throw error;
      if (!isRefusal(error)) throw unavailable(error);
      const message = 'An object of the program is unknown, too new, or not the user’s.';
      throw new SealError('InvalidParameter', message, { cause: error });
    }
  }

  private async referenceGasPrice(): Promise<bigint> {
    const known = this.gasPrice;
    if (known && Date.now() - known.readAtMs < limits.gasPriceFreshMs) return known.value;
    try {
      const { referenceGasPrice } = await this.client.core.getReferenceGasPrice(signal());
      const value = BigInt(referenceGasPrice);
      this.gasPrice = { value, readAtMs: Date.now() };
      return value;
    } catch (error) {
      throw unavailable(error);
    }
  }
}

interface Call {
  packageId: string;
  module: string;
  function: string;
  typeArguments: string[];
  arguments: number[];
}

/** Puts the check of the node's clock in front. Results are not used, so only inputs are appended. */
function withFreshness(program: PolicyProgram, sealPackage: string) {
  const inputs: PolicyInput[] = [...program.inputs];
  const place = (input: PolicyInput) => inputs.push(input) - 1;
  const now = place({ kind: 'pure', bytes: bcs.u64().serialize(Date.now()).toBytes() });
  const allowed = place({ kind: 'pure', bytes: bcs.u64().serialize(limits.stalenessMs).toBytes() });
  const known = inputs.findIndex((one) => one.kind === 'object' && one.objectId === clockId);
  const clock = known >= 0 ? known : place({ kind: 'object', objectId: clockId });
  const freshness: Call = {
    packageId: sealPackage,
    module: 'time',
    function: 'check_staleness',
    typeArguments: [],
    arguments: [now, allowed, clock],
  };
  const calls = program.calls.map((call): Call => ({ ...call, packageId: program.packageId }));
  return { inputs, calls: [freshness, ...calls] };
}

function transactionOf(
  { inputs, calls }: { inputs: PolicyInput[]; calls: Call[] },
  sender: string,
  price: bigint,
): G.Transaction {
  return G.Transaction.create({
    sender,
    gasPayment: { objects: [], owner: sender, price, budget: limits.gasBudgetMist },
    kind: {
      data: {
        oneofKind: 'programmableTransaction',
        programmableTransaction: {
          inputs: inputs.map((input) =>
            input.kind === 'pure'
              ? { kind: G.Input_InputKind.PURE, pure: input.bytes }
              : { objectId: input.objectId },
          ),
          commands: calls.map((call) => ({
            command: {
              oneofKind: 'moveCall',
              moveCall: {
                package: call.packageId,
                module: call.module,
                function: call.function,
                typeArguments: call.typeArguments,
                arguments: call.arguments.map((input) => ({
                  kind: G.Argument_ArgumentKind.INPUT,
                  input,
                })),
              },
            },
          })),
        },
      },
    },
  });
}

function refuseFailure(status: G.ExecutionStatus | undefined, sealPackage: string): void {
  if (!status) throw unavailable(new Error('The simulation has no status.'));
  if (status.success) return;
  const { kind, errorDetails, description } = status.error ?? {};
  if (errorDetails?.oneofKind === 'abort') {
    const { abortCode, location } = errorDetails.abort;
    const ofSeal = normalizeSuiObjectId(location?.package ?? '') === sealPackage;
    if (ofSeal && abortCode === STALE_NODE) {
      throw new SealError('Failure', 'The chain node is too far behind. Try again in a minute.');
    }
    const where = `${location?.module ?? '?'}::${location?.functionName ?? '?'}`;
    throw new SealError('NoAccess', `The policy refused: ${where} aborted with code ${abortCode}.`);
  }
  const text = description ?? 'The program failed.';
  if (kind !== undefined && PROGRAM_FAULTS.has(kind)) throw new SealError('InvalidPTB', text);
  if (kind !== undefined && PARAMETER_FAULTS.has(kind))
    throw new SealError('InvalidParameter', text);
  throw new SealError('NoAccess', text);
}

/** The node understood and said no, in contrast to not answering. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof RpcError)) return false;
  const codes = [GrpcStatusCode.INVALID_ARGUMENT, GrpcStatusCode.NOT_FOUND];
  return codes.some((code) => GrpcStatusCode[code] === error.code);
}

function unavailable(cause: unknown): SealError {
  const message = 'The chain node does not answer the key server. Try again in a moment.';
  return new SealError('Failure', message, { cause });
}

function signal() {
  return { signal: AbortSignal.timeout(limits.chainCallMs) };
}

function options() {
  return { abort: AbortSignal.timeout(limits.chainCallMs) };
}
