import { coinBytes, readCoin, type CoinState } from '../ptb/coins';
import { CommandFailure, plainFailure } from '../ptb/failure';
import type { ObjectReader, RunOptions, RunOutcome } from '../ptb/outcome';
import { runProgram } from '../ptb/run';
import { GAS_COIN_TEXT, parseType, typeText } from '../ptb/type-text';
import type { Id, MoveVm, TransactionContext } from '../vm/types';
import { gasPlan, MOCK_GAS_ID, type GasPlan, type Payment } from './gas-plan';
import { computationCost, gasUsed, netCost, storageDeposit } from './gas';
import type { ChainFacts, CheckedProgram } from './inputs';
import { moveObject, packageObject, storageRebateOf } from './object-bytes';
import type { ExecutionFailure, GasUsed, Owner, StoredObject } from './types';

export interface ExecutionRequest {
  vm: MoveVm;
  reader: ObjectReader;
  facts: ChainFacts & { epochTimestampMs: bigint };
  checked: CheckedProgram;
  options: RunOptions;
  payment: Payment;
}

/** Everything a program did, before it is put into effects. */
export interface Execution {
  program: CheckedProgram['program'];
  lamportVersion: bigint;
  written: StoredObject[];
  /** Live objects that end: deleted or wrapped. */
  removed: Id[];
  created: Set<Id>;
  deleted: Set<Id>;
  gasObject: Id | undefined;
  gas: GasUsed;
  failure: ExecutionFailure | undefined;
  /** Undefined after a failure. */
  outcome: RunOutcome | undefined;
  /** Shared inputs that were only read. */
  unchangedShared: StoredObject[];
  /** Objects whose makers this transaction depends on. */
  dependsOn: StoredObject[];
}

/** Where everything is put before versions and gas are settled. */
interface Stage {
  objects: Map<Id, { type: string; contents: Uint8Array; owner: Owner }>;
  removed: Set<Id>;
  created: Set<Id>;
  deleted: Set<Id>;
  outcome: RunOutcome | undefined;
}

interface Settled {
  stage: Stage;
  written: StoredObject[];
  gas: GasUsed;
  failure?: CommandFailure;
}

/** Runs a checked program against the state and settles gas and versions. Never changes state. */
export function executeProgram(request: ExecutionRequest): Execution {
  const gas = gasPlan(request.checked, request.payment);
  const lamportVersion = nextVersion(request, gas?.coins ?? []);
  const settled = runAndSettle(request, gas, lamportVersion);
  const { stage, failure } = settled;
  const mock = request.payment === 'mock';
  const hidden = (id: Id) => mock && id === MOCK_GAS_ID;
  return {
    program: request.checked.program,
    lamportVersion,
    written: settled.written.filter((object) => !hidden(object.id)),
    removed: [...stage.removed],
    created: stage.created,
    deleted: stage.deleted,
    gasObject: mock ? undefined : gas?.first.id,
    gas: settled.gas,
    failure: failure && describeFailure(failure),
    outcome: stage.outcome,
    unchangedShared: readOnlyShared(request),
    dependsOn: dependencies(request, stage),
  };
}

function runAndSettle(
  request: ExecutionRequest,
  gas: GasPlan | undefined,
  version: bigint,
): Settled {
  try {
    const settled = run(request, gas, (outcome) => {
      const stage = stageSuccess(request, outcome, gas, version);
      const paid = settle(request, stage, gas, version);
      return paid && { stage, ...paid };
    });
    if (settled) return settled;
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return settleFailure(request, gas, version, error);
  }
  const reason = 'the budget does not cover what would be stored';
  return settleFailure(request, gas, version, plainFailure('InsufficientGas', reason));
}

function settleFailure(
  request: ExecutionRequest,
  gas: GasPlan | undefined,
  version: bigint,
  failure: CommandFailure,
): Settled {
  const stage = stageFailure(request, gas);
  const settled = settle(request, stage, gas, version);
  if (settled) return { stage, ...settled, failure };
  const last = settleAtBudget(request, stage, gas, version);
  const reason = 'the budget does not cover what would be stored';
  return { stage, ...last, failure: plainFailure('InsufficientGas', reason) };
}

/** One more than the newest input, be it gas, immutable, read-only or received. */
function nextVersion(request: ExecutionRequest, gasCoins: StoredObject[]): bigint {
  let newest = 0n;
  for (const input of request.checked.inputs) {
    if (input.kind !== 'pure' && input.object.version > newest) newest = input.object.version;
  }
  for (const coin of gasCoins) if (coin.version > newest) newest = coin.version;
  return newest + 1n;
}

function run<T>(
  request: ExecutionRequest,
  gas: GasPlan | undefined,
  look: (outcome: RunOutcome) => T,
): T {
  const { program, inputs } = request.checked;
  const { facts } = request;
  const context: TransactionContext = {
    sender: program.sender,
    ...(program.gas.owner === program.sender ? {} : { sponsor: program.gas.owner }),
    digest: program.digestBytes,
    epoch: facts.epoch,
    epochTimestampMs: facts.epochTimestampMs,
    referenceGasPrice: facts.referenceGasPrice,
    gasPrice: program.gas.price,
    gasBudget: program.gas.budget,
  };
  // The program may spend what is left of the gas coins once the whole budget is set aside.
  const coin: CoinState | undefined = gas && { id: gas.first.id, balance: gas.total - gas.budget };
  const running = {
    vm: request.vm,
    reader: request.reader,
    program,
    inputs,
    gas: gas && coin && { object: gas.first, coin },
    context,
    options: request.options,
  };
  return runProgram(running, look);
}

function stageSuccess(
  request: ExecutionRequest,
  outcome: RunOutcome,
  gas: GasPlan | undefined,
  lamportVersion: bigint,
): Stage {
  const objects: Stage['objects'] = new Map();
  for (const [id, object] of outcome.written) {
    const owner: Owner =
      object.owner.kind === 'newly-shared'
        ? { kind: 'shared', initialSharedVersion: lamportVersion }
        : object.owner;
    objects.set(id, { type: typeText(object.type), contents: object.contents, owner });
  }
  const removed = new Set(outcome.removed);
  const deleted = new Set(outcome.deleted);
  smashGas(gas, removed, deleted);
  return { objects, removed, created: outcome.created, deleted, outcome };
}

/** The other gas coins end in the first one, also when the program fails. */
function smashGas(gas: GasPlan | undefined, removed: Set<Id>, deleted: Set<Id>): void {
  for (const coin of gas?.coins.slice(1) ?? []) {
    removed.add(coin.id);
    deleted.add(coin.id);
  }
}

/** After a failure only the gas coin and the versions of mutable inputs move. */
function stageFailure(request: ExecutionRequest, gas: GasPlan | undefined): Stage {
  const objects: Stage['objects'] = new Map();
  const keep = ({ id, type, contents, owner }: StoredObject) =>
    objects.set(id, { type, contents, owner });
  for (const input of request.checked.inputs) {
    if (input.kind !== 'object') continue;
    if (input.mode === 'owned' || (input.mode === 'shared' && input.mutable)) keep(input.object);
  }
  if (gas) {
    keep(gas.first);
    const balance = gas.total - gas.budget;
    const contents = coinBytes({ id: gas.first.id, balance });
    objects.set(gas.first.id, { type: GAS_COIN_TEXT, contents, owner: gas.first.owner });
  }
  const removed = new Set<Id>();
  const deleted = new Set<Id>();
  smashGas(gas, removed, deleted);
  return { objects, removed, created: new Set(), deleted, outcome: undefined };
}

/** Builds the objects and charges for them; undefined when the budget does not cover the charge. */
function settle(
  request: ExecutionRequest,
  stage: Stage,
  gas: GasPlan | undefined,
  version: bigint,
): { written: StoredObject[]; gas: GasUsed } | undefined {
  const written = buildObjects(request, stage, version, gas !== undefined);
  if (!gas) return { written, gas: gasUsed(0n, 0n, 0n) };
  const computation = computationCost(request.checked.program, request.checked.program.gas.price);
  const stored = written.reduce((sum, object) => sum + storageRebateOf(object), 0n);
  const used = gasUsed(computation, stored, releasedDeposits(request, stage));
  if (computation > gas.budget || netCost(used) > gas.budget) return undefined;
  return { written: refund(written, gas, gas.budget - netCost(used)), gas: used };
}

/** Last resort: the whole budget is taken as computation and the deposits stay as they were. */
function settleAtBudget(
  request: ExecutionRequest,
  stage: Stage,
  gas: GasPlan | undefined,
  version: bigint,
): { written: StoredObject[]; gas: GasUsed } {
  const written = buildObjects(request, stage, version, true);
  const used: GasUsed = { ...gasUsed(0n, 0n, 0n), computationCost: gas?.budget ?? 0n };
  return { written, gas: used };
}

/** Gives the unspent part of the budget back to the gas coin, wherever the program sent it. */
function refund(written: StoredObject[], gas: GasPlan, amount: bigint): StoredObject[] {
  return written.map((object) => {
    if (object.id !== gas.first.id) return object;
    const coin = readCoin(object.contents);
    const contents = coinBytes({ id: coin.id, balance: coin.balance + amount });
    return moveObject({ ...object, contents, storageRebate: storageRebateOf(object) });
  });
}

function buildObjects(
  request: ExecutionRequest,
  stage: Stage,
  version: bigint,
  paid: boolean,
): StoredObject[] {
  const previousTransaction = request.checked.program.digest;
  const objects = [...stage.objects].map(([id, object]) => {
    const facts = {
      id,
      version,
      ...object,
      hasPublicTransfer: request.vm.abilities(parseType(object.type)).store,
      previousTransaction,
      storageRebate: 0n,
    };
    // What is not paid for keeps the deposit it had.
    const before = paid ? undefined : request.reader.live(id);
    if (!paid)
      return moveObject({ ...facts, storageRebate: before ? storageRebateOf(before) : 0n });
    // The deposit has a fixed width, so the size is known before the deposit is.
    const { length } = moveObject(facts).bcs;
    return moveObject({ ...facts, storageRebate: storageDeposit(length) });
  });
  const packages = (stage.outcome?.packages ?? []).map((published) => {
    const facts = { ...published, previousTransaction, storageRebate: 0n };
    const bare = packageObject(facts);
    return paid
      ? packageObject({ ...facts, storageRebate: storageDeposit(bare.bcs.length) })
      : bare;
  });
  return [...objects, ...packages];
}

function releasedDeposits(request: ExecutionRequest, stage: Stage): bigint {
  let sum = 0n;
  for (const id of [...stage.objects.keys(), ...stage.removed]) {
    const before = request.reader.live(id);
    if (before) sum += storageRebateOf(before);
  }
  return sum;
}

function readOnlyShared(request: ExecutionRequest): StoredObject[] {
  return request.checked.inputs.flatMap((input) =>
    input.kind === 'object' && input.mode === 'shared' && !input.mutable ? [input.object] : [],
  );
}

function dependencies(request: ExecutionRequest, stage: Stage): StoredObject[] {
  const ids = new Set<Id>([...stage.objects.keys(), ...stage.removed]);
  for (const id of stage.outcome?.childrenRead ?? []) ids.add(id);
  for (const command of request.checked.program.commands) {
    if (command.kind === 'call' || command.kind === 'upgrade') ids.add(command.package);
  }
  const found = [...ids].flatMap((id) => request.reader.live(id) ?? []);
  for (const input of request.checked.inputs) if (input.kind !== 'pure') found.push(input.object);
  return found;
}

function describeFailure(failure: CommandFailure): ExecutionFailure {
  const { command } = failure;
  const where = command === undefined ? '' : ` in command ${command}`;
  return {
    error: failure.status,
    ...(command === undefined ? {} : { command }),
    description: `${failure.message}${where}`,
    ...(failure.abort ? { abort: failure.abort } : {}),
  };
}
