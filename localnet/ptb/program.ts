import { blake2b } from '@noble/hashes/blake2.js';
import { bcs } from '@mysten/sui/bcs';
import { fromBase64, toBase58 } from '@mysten/sui/utils';
import type { Id, Type } from '../vm/types';
import { sameBytes } from './bytes';
import {
  MAX_ARGUMENTS,
  MAX_COMMANDS,
  MAX_GAS_COINS,
  MAX_INPUTS,
  MAX_PURE_BYTES,
  MAX_TRANSACTION_BYTES,
  MAX_TYPE_ARGUMENTS,
  MAX_TYPE_DEPTH,
} from './limits';
import { parseType } from './type-text';

export interface ObjectReference {
  id: Id;
  version: bigint;
  digest: string;
}

export type ProgramInput =
  | { kind: 'pure'; bytes: Uint8Array }
  | { kind: 'owned'; reference: ObjectReference }
  | { kind: 'shared'; id: Id; initialSharedVersion: bigint; mutable: boolean }
  | { kind: 'receiving'; reference: ObjectReference };

export type ProgramArgument =
  | { kind: 'gas' }
  | { kind: 'input'; index: number }
  | { kind: 'result'; command: number }
  | { kind: 'nested'; command: number; index: number };

export type ProgramCommand =
  | {
      kind: 'call';
      package: Id;
      module: string;
      function: string;
      typeArguments: Type[];
      arguments: ProgramArgument[];
    }
  | { kind: 'transfer'; objects: ProgramArgument[]; address: ProgramArgument }
  | { kind: 'split'; coin: ProgramArgument; amounts: ProgramArgument[] }
  | { kind: 'merge'; destination: ProgramArgument; sources: ProgramArgument[] }
  | { kind: 'vector'; type: Type | undefined; elements: ProgramArgument[] }
  | { kind: 'publish'; modules: Uint8Array[]; dependencies: Id[] }
  | {
      kind: 'upgrade';
      modules: Uint8Array[];
      dependencies: Id[];
      package: Id;
      ticket: ProgramArgument;
    };

type RawData = NonNullable<(typeof bcs.TransactionData.$inferType)['V1']>;
export type Expiration = RawData['expiration'];

export interface Program {
  bytes: Uint8Array;
  digest: string;
  digestBytes: Uint8Array;
  sender: Id;
  inputs: ProgramInput[];
  commands: ProgramCommand[];
  gas: { payment: ObjectReference[]; owner: Id; price: bigint; budget: bigint };
  expiration: Expiration;
}

/** The bytes are no transaction that this chain can run; `unsupported` when they are well formed. */
export class ProgramError extends Error {
  constructor(
    readonly code: 'malformed' | 'unsupported',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ProgramError';
  }
}

/** Domain-separated blake2b-256 as Sui uses it for every digest. */
export function typedDigest(tag: string, bytes: Uint8Array): Uint8Array {
  const prefix = new TextEncoder().encode(`${tag}::`);
  return blake2b.create({ dkLen: 32 }).update(prefix).update(bytes).digest();
}

/** Parses BCS TransactionData, strictly: only the canonical encoding is accepted. Throws ProgramError. */
export function parseProgram(bytes: Uint8Array, maxBytes = MAX_TRANSACTION_BYTES): Program {
  if (bytes.length > maxBytes) {
    throw new ProgramError(
      'malformed',
      `The transaction has ${bytes.length} bytes; at most ${maxBytes} are allowed.`,
    );
  }
  const raw = parseRaw(bytes);
  const kind = raw.kind;
  if (kind.$kind !== 'ProgrammableTransaction') {
    throw new ProgramError('unsupported', `Transactions of kind ${kind.$kind} are not accepted.`);
  }
  const { inputs, commands } = kind.ProgrammableTransaction;
  limit(inputs.length, MAX_INPUTS, 'inputs');
  limit(commands.length, MAX_COMMANDS, 'commands');
  limit(raw.gasData.payment.length, MAX_GAS_COINS, 'gas coins');
  const digestBytes = typedDigest('TransactionData', bytes);
  return {
    bytes,
    digestBytes,
    digest: toBase58(digestBytes),
    sender: raw.sender,
    inputs: inputs.map(readInput),
    commands: commands.map(readCommand),
    gas: {
      payment: raw.gasData.payment.map(readReference),
      owner: raw.gasData.owner,
      price: BigInt(raw.gasData.price),
      budget: BigInt(raw.gasData.budget),
    },
    expiration: raw.expiration,
  };
}

function parseRaw(bytes: Uint8Array): RawData {
  let data;
  let canonical: Uint8Array;
  try {
    data = bcs.TransactionData.parse(bytes);
    canonical = bcs.TransactionData.serialize(data).toBytes();
  } catch (cause) {
    throw new ProgramError('malformed', 'The bytes are not a BCS TransactionData.', { cause });
  }
  if (!sameBytes(canonical, bytes)) {
    throw new ProgramError('malformed', 'The TransactionData is not in canonical BCS.');
  }
  if (!data.V1) throw new ProgramError('unsupported', 'Only TransactionData V1 is accepted.');
  return data.V1;
}

function limit(count: number, max: number, what: string): void {
  if (count > max) {
    throw new ProgramError('malformed', `The transaction has ${count} ${what}; at most ${max}.`);
  }
}

function readReference(raw: RawData['gasData']['payment'][number]): ObjectReference {
  return { id: raw.objectId, version: BigInt(raw.version), digest: raw.digest };
}

type RawProgram = NonNullable<RawData['kind']['ProgrammableTransaction']>;

function readInput(raw: RawProgram['inputs'][number]): ProgramInput {
  if (raw.Pure) {
    const bytes = fromBase64(raw.Pure.bytes);
    limit(bytes.length, MAX_PURE_BYTES, 'bytes in a pure argument');
    return { kind: 'pure', bytes };
  }
  if (raw.FundsWithdrawal) {
    throw new ProgramError(
      'unsupported',
      'Withdrawals from address balances are not supported here; pay with coins.',
    );
  }
  const object = raw.Object;
  if (object?.ImmOrOwnedObject) {
    return { kind: 'owned', reference: readReference(object.ImmOrOwnedObject) };
  }
  if (object?.Receiving) return { kind: 'receiving', reference: readReference(object.Receiving) };
  if (object?.SharedObject) {
    return {
      kind: 'shared',
      id: object.SharedObject.objectId,
      initialSharedVersion: BigInt(object.SharedObject.initialSharedVersion),
      mutable: object.SharedObject.mutable,
    };
  }
  throw new ProgramError('malformed', 'An input has no known kind.');
}

type RawCommand = RawProgram['commands'][number];

function readCommand(raw: RawCommand): ProgramCommand {
  if (raw.MoveCall) return readCall(raw.MoveCall);
  if (raw.TransferObjects) {
    const { objects, address } = raw.TransferObjects;
    return { kind: 'transfer', objects: readArguments(objects), address: readArgument(address) };
  }
  if (raw.SplitCoins) {
    const { coin, amounts } = raw.SplitCoins;
    return { kind: 'split', coin: readArgument(coin), amounts: readArguments(amounts) };
  }
  if (raw.MergeCoins) {
    const { destination, sources } = raw.MergeCoins;
    return {
      kind: 'merge',
      destination: readArgument(destination),
      sources: readArguments(sources),
    };
  }
  if (raw.MakeMoveVec) {
    const { type, elements } = raw.MakeMoveVec;
    return {
      kind: 'vector',
      type: type === null ? undefined : readType(type),
      elements: readArguments(elements),
    };
  }
  if (raw.Publish) {
    return {
      kind: 'publish',
      modules: raw.Publish.modules.map((module) => fromBase64(module)),
      dependencies: raw.Publish.dependencies,
    };
  }
  if (raw.Upgrade) {
    return {
      kind: 'upgrade',
      modules: raw.Upgrade.modules.map((module) => fromBase64(module)),
      dependencies: raw.Upgrade.dependencies,
      package: raw.Upgrade.package,
      ticket: readArgument(raw.Upgrade.ticket),
    };
  }
  throw new ProgramError('malformed', 'A command has no known kind.');
}

function readCall(call: NonNullable<RawCommand['MoveCall']>): ProgramCommand {
  limit(call.typeArguments.length, MAX_TYPE_ARGUMENTS, 'type arguments');
  return {
    kind: 'call',
    package: call.package,
    module: call.module,
    function: call.function,
    typeArguments: call.typeArguments.map(readType),
    arguments: readArguments(call.arguments),
  };
}

function readArguments(raw: RawCommandArgument[]): ProgramArgument[] {
  limit(raw.length, MAX_ARGUMENTS, 'arguments in one command');
  return raw.map(readArgument);
}

type RawCommandArgument = NonNullable<RawCommand['TransferObjects']>['address'];

function readArgument(raw: RawCommandArgument): ProgramArgument {
  if (raw.GasCoin) return { kind: 'gas' };
  if (raw.Input !== undefined) return { kind: 'input', index: raw.Input };
  if (raw.Result !== undefined) return { kind: 'result', command: raw.Result };
  if (raw.NestedResult) {
    return { kind: 'nested', command: raw.NestedResult[0], index: raw.NestedResult[1] };
  }
  throw new ProgramError('malformed', 'An argument has no known kind.');
}

function readType(text: string): Type {
  let type: Type;
  try {
    type = parseType(text);
  } catch (cause) {
    throw new ProgramError('malformed', `A type argument cannot be read: ${text}`, { cause });
  }
  if (typeDepth(type) > MAX_TYPE_DEPTH) {
    throw new ProgramError('malformed', `A type is nested more than ${MAX_TYPE_DEPTH} deep.`);
  }
  return type;
}

function typeDepth(type: Type): number {
  if (type.kind === 'vector') return 1 + typeDepth(type.of);
  if (type.kind !== 'datatype') return 1;
  return 1 + type.args.reduce((deepest, argument) => Math.max(deepest, typeDepth(argument)), 0);
}
