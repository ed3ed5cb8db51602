import { readCoin } from '../ptb/coins';
import { MAX_GAS_BUDGET_MIST } from '../ptb/limits';
import type { LoadedInput, ObjectReader } from '../ptb/outcome';
import type { ObjectReference, Program, ProgramInput } from '../ptb/program';
import { CLOCK_ID, GAS_COIN_TEXT } from '../ptb/type-text';
import type { Id } from '../vm/types';
import { computationCost } from './gas';
import { packageDigest } from './package-facts';
import { TransactionRefused, type StoredObject } from './types';

export interface ChainFacts {
  chainId: string;
  epoch: bigint;
  nowMs: bigint;
  referenceGasPrice: bigint;
}

export interface CheckedProgram {
  program: Program;
  inputs: LoadedInput[];
  /** In payment order; the first one receives the others. */
  gasCoins: StoredObject[];
}

export interface CheckOptions {
  /** Off: any existing object may be used by any sender (unchecked simulation). */
  enforceOwners: boolean;
  /** Off: price, budget and balance are not looked at (unchecked simulation, genesis). */
  enforceGas: boolean;
  /** Whether modules with this package digest (hex) may be published or be an upgrade. */
  acceptsPackage(digestHex: string): boolean;
}

/** Checks a program against the chain's state before it runs. Throws TransactionRefused. */
export function checkProgram(
  program: Program,
  reader: ObjectReader,
  facts: ChainFacts,
  options: CheckOptions,
): CheckedProgram {
  checkExpiration(program, facts);
  refuseForeignModules(program, options);
  refuseRepeats(program);
  const inputs = program.inputs.map((input) => loadInput(input, program, reader, options));
  const gasCoins = program.gas.payment.map((reference) =>
    loadGasCoin(reference, program, reader, options),
  );
  if (options.enforceGas) checkGas(program, gasCoins, facts);
  return { program, inputs, gasCoins };
}

function refuse(code: TransactionRefused['code'], message: string): never {
  throw new TransactionRefused(code, message);
}

function checkExpiration(program: Program, facts: ChainFacts): void {
  const { expiration } = program;
  if (expiration.None) return;
  if (expiration.Epoch !== undefined) {
    if (BigInt(expiration.Epoch) < facts.epoch) {
      refuse(
        'malformed',
        `The transaction expired after epoch ${expiration.Epoch}; build it anew.`,
      );
    }
    return;
  }
  const window = expiration.ValidDuring ?? expiration.Validity;
  if (!window) return refuse('unsupported', 'The expiration of the transaction is unknown.');
  if (window.chain !== facts.chainId) {
    refuse('malformed', `The transaction is for chain ${window.chain}, this is ${facts.chainId}.`);
  }
  if (expiration.Validity?.allowedProposers) {
    refuse('unsupported', 'Transactions bound to proposers are not supported.');
  }
  const outside = (from: string | null, to: string | null, now: bigint) =>
    (from !== null && now < BigInt(from)) || (to !== null && now > BigInt(to));
  if (
    outside(window.minEpoch, window.maxEpoch, facts.epoch) ||
    outside(window.minTimestamp, window.maxTimestamp, facts.nowMs)
  ) {
    refuse(
      'malformed',
      'The transaction is outside the time for which it was made; build it anew.',
    );
  }
}

/** No bytecode verifier stands behind this chain, so it takes only modules it was told of. */
function refuseForeignModules(program: Program, options: CheckOptions): void {
  for (const command of program.commands) {
    if (command.kind !== 'publish' && command.kind !== 'upgrade') continue;
    const digest = packageDigest(command.modules, command.dependencies);
    if (options.acceptsPackage(Buffer.from(digest).toString('hex'))) continue;
    refuse(
      'unsupported',
      'These modules are not accepted here: this network has no bytecode verifier and runs only ' +
        'packages it was started with or told of.',
    );
  }
}

/** An object may be named once, whether as an input or as gas. */
function refuseRepeats(program: Program): void {
  const seen = new Set<Id>();
  const named = [
    ...program.inputs.flatMap((input) =>
      input.kind === 'pure' ? [] : [input.kind === 'shared' ? input.id : input.reference.id],
    ),
    ...program.gas.payment.map((reference) => reference.id),
  ];
  for (const id of named) {
    if (seen.has(id)) refuse('malformed', `Object ${id} is named more than once.`);
    seen.add(id);
  }
}

function loadInput(
  input: ProgramInput,
  program: Program,
  reader: ObjectReader,
  options: CheckOptions,
): LoadedInput {
  if (input.kind === 'pure') return input;
  if (input.kind === 'shared') return loadShared(input, reader);
  const object = loadExact(input.reference, reader);
  if (object.type === 'package') {
    return refuse('object-owner', `${object.id} is a package; packages are called, not passed.`);
  }
  if (input.kind === 'receiving') {
    if (object.owner.kind !== 'address') {
      refuse(
        'object-owner',
        `Object ${object.id} was not sent to an object and cannot be received.`,
      );
    }
    return { kind: 'receiving', object };
  }
  if (object.owner.kind === 'immutable') return { kind: 'object', mode: 'immutable', object };
  if (object.owner.kind === 'shared') {
    return refuse('object-owner', `Object ${object.id} is shared and must be a shared input.`);
  }
  const owner = object.owner.kind === 'address' ? object.owner.address : undefined;
  if (options.enforceOwners && owner !== program.sender) {
    refuse('object-owner', `Object ${object.id} is not owned by the sender ${program.sender}.`);
  }
  return { kind: 'object', mode: 'owned', object };
}

function loadShared(input: ProgramInput & { kind: 'shared' }, reader: ObjectReader): LoadedInput {
  const object = reader.live(input.id);
  if (!object) return refuse('object-not-found', `Object ${input.id} does not exist.`);
  if (object.owner.kind !== 'shared') {
    return refuse('object-owner', `Object ${input.id} is not shared.`);
  }
  if (object.owner.initialSharedVersion !== input.initialSharedVersion) {
    refuse(
      'object-version',
      `Object ${input.id} was shared at version ${object.owner.initialSharedVersion}, ` +
        `not at ${input.initialSharedVersion}.`,
    );
  }
  if (input.id === CLOCK_ID && input.mutable) {
    refuse('object-owner', 'The clock may only be passed as an immutable shared object.');
  }
  return { kind: 'object', mode: 'shared', mutable: input.mutable, object };
}

function loadExact(reference: ObjectReference, reader: ObjectReader): StoredObject {
  const object = reader.live(reference.id);
  if (!object) return refuse('object-not-found', `Object ${reference.id} does not exist.`);
  if (object.version !== reference.version) {
    refuse(
      'object-version',
      `Object ${reference.id} is at version ${object.version}, the transaction names version ` +
        `${reference.version}; build the transaction anew.`,
    );
  }
  if (object.digest !== reference.digest) {
    refuse(
      'object-version',
      `Object ${reference.id} version ${object.version} has digest ${object.digest}, the ` +
        `transaction names ${reference.digest}.`,
    );
  }
  return object;
}

function loadGasCoin(
  reference: ObjectReference,
  program: Program,
  reader: ObjectReader,
  options: CheckOptions,
): StoredObject {
  const object = loadExact(reference, reader);
  if (object.type !== GAS_COIN_TEXT) refuse('gas', `Object ${object.id} is not a SUI coin.`);
  const owner = object.owner.kind === 'address' ? object.owner.address : undefined;
  if (owner === undefined || (options.enforceOwners && owner !== program.gas.owner)) {
    refuse('gas', `Gas coin ${object.id} is not owned by the gas owner ${program.gas.owner}.`);
  }
  return object;
}

function checkGas(program: Program, coins: StoredObject[], facts: ChainFacts): void {
  const { price, budget } = program.gas;
  if (price < facts.referenceGasPrice) {
    refuse('gas', `Gas price ${price} is below the reference price ${facts.referenceGasPrice}.`);
  }
  if (budget > MAX_GAS_BUDGET_MIST) {
    refuse('gas', `Gas budget ${budget} MIST is over the limit of ${MAX_GAS_BUDGET_MIST}.`);
  }
  const least = computationCost(program, price);
  if (budget < least) {
    refuse(
      'gas',
      `Gas budget ${budget} MIST is too small; this transaction needs ${least} or more.`,
    );
  }
  if (coins.length === 0) {
    refuse(
      'gas',
      'No SUI coin pays for the gas; get SUI first (address balances are not supported).',
    );
  }
  const balance = coins.reduce((sum, coin) => sum + readCoin(coin.contents).balance, 0n);
  if (balance < budget) {
    refuse(
      'gas',
      `Insufficient SUI for gas: the gas coins hold ${balance} MIST, the budget is ${budget} MIST.`,
    );
  }
}
