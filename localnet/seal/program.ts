import { bcs } from '@mysten/sui/bcs';
import { normalizeSuiObjectId } from '@mysten/sui/utils';
import { limits } from './limits';
import { SealError } from './seal-error';

/** One input of the program; objects go by id only, so that their latest state counts. */
export type PolicyInput =
  { kind: 'pure'; bytes: Uint8Array } | { kind: 'object'; objectId: string };

export interface PolicyCall {
  module: string;
  function: string;
  typeArguments: string[];
  /** Places among the inputs. */
  arguments: number[];
}

/** A program that asks for keys: calls of `seal_approve*` functions of one package. */
export interface PolicyProgram {
  packageId: string;
  inputs: PolicyInput[];
  calls: PolicyCall[];
  /** What is asked for, without the namespace; in order, each once. */
  innerIds: Uint8Array[];
}

type Program = ReturnType<typeof bcs.ProgrammableTransaction.parse>;

const Id = bcs.vector(bcs.u8());
const APPROVE = 'seal_approve';

/** Reads BCS `ProgrammableTransaction` and holds it to the rules. Throws SealError InvalidPTB. */
export function readProgram(bytes: Uint8Array): PolicyProgram {
  const program = parseExactly(bytes);
  const { commands } = program;
  if (commands.length === 0 || commands.length > limits.commands) {
    throw invalid(`The program must have 1 to ${limits.commands} calls.`);
  }
  const inputs = program.inputs.map(readInput);
  const ids = new Map<string, Uint8Array>();
  const packages = new Set<string>();
  const calls = commands.map((command) => {
    const call = command.MoveCall;
    if (!call) throw invalid('Every command must be a Move call.');
    if (!call.function.startsWith(APPROVE)) {
      throw invalid(`The function ${call.function} does not start with ${APPROVE}.`);
    }
    const places = call.arguments.map((argument) => {
      if (argument.$kind !== 'Input' || argument.Input >= inputs.length) {
        throw invalid('Every argument must be an input of the program.');
      }
      return argument.Input;
    });
    packages.add(normalizeSuiObjectId(call.package));
    const id = idAt(inputs[places[0] ?? -1]);
    ids.set(Buffer.from(id).toString('hex'), id);
    const { module, typeArguments } = call;
    return { module, function: call.function, typeArguments, arguments: places };
  });
  const [packageId, other] = packages;
  if (packageId === undefined || other !== undefined) {
    throw invalid('All calls must be of the same package.');
  }
  return { packageId, inputs, calls, innerIds: [...ids.values()] };
}

/** The BCS reader forgives trailing bytes and odd lengths, so what it read is written again and compared. */
function parseExactly(bytes: Uint8Array): Program {
  try {
    const program = bcs.ProgrammableTransaction.parse(bytes);
    const again = bcs.ProgrammableTransaction.serialize(program).toBytes();
    if (Buffer.compare(again, bytes) === 0) return program;
  } catch (cause) {
    throw new SealError('InvalidPTB', 'The program is not valid BCS.', { cause });
  }
  throw invalid('The program is not canonical BCS.');
}

function readInput(input: Program['inputs'][number]): PolicyInput {
  if (input.Pure)
    return { kind: 'pure', bytes: new Uint8Array(Buffer.from(input.Pure.bytes, 'base64')) };
  const object = input.Object;
  const objectId =
    object?.ImmOrOwnedObject?.objectId ??
    object?.SharedObject?.objectId ??
    object?.Receiving?.objectId;
  if (objectId === undefined) throw invalid('Inputs must be pure values or objects.');
  return { kind: 'object', objectId: normalizeSuiObjectId(objectId) };
}

function idAt(input: PolicyInput | undefined): Uint8Array {
  if (input?.kind !== 'pure') throw invalid('The first argument must be the id, a vector<u8>.');
  try {
    const id = Id.parse(input.bytes);
    const again = Id.serialize(id).toBytes();
    if (Buffer.compare(again, input.bytes) === 0) return Uint8Array.from(id);
  } catch (cause) {
    throw new SealError('InvalidPTB', 'The id is not a BCS vector<u8>.', { cause });
  }
  throw invalid('The id is not a canonical BCS vector<u8>.');
}

function invalid(message: string): SealError {
  return new SealError('InvalidPTB', message);
}
