import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { bcs } from '@mysten/sui/bcs';
import type { StoredObject } from '../../ledger/types';
import type { Chain } from '../chain';
import { invalidArgument, notFound, unimplemented } from '../failure';
import { parseId } from '../names';
import type { InputUse } from './uses';

export type CallArgument = Parameters<typeof bcs.CallArg.serialize>[0];

const KIND = G.Input_InputKind;
const UNUSED: InputUse = { mutable: false, receiving: false };

/**
 * One input with everything filled in from the chain: kind, version, digest, initial shared
 * version, mutability. Throws NOT_FOUND for an unknown object, INVALID_ARGUMENT for a stale one.
 */
export function resolveInput(
  chain: Chain,
  input: G.Input,
  use: InputUse | undefined,
): CallArgument {
  if (input.literal) throw unimplemented('Literal inputs are not supported; send BCS as `pure`.');
  if (input.fundsWithdrawal || input.kind === KIND.FUNDS_WITHDRAWAL) {
    throw unimplemented('Address balances are not supported on this network; pay with coins.');
  }
  if (input.kind === KIND.PURE || (!input.kind && input.pure)) {
    return { Pure: { bytes: input.pure ?? new Uint8Array() } };
  }
  const id = parseId(input.objectId, 'The object id of an input');
  const complete = input.version !== undefined && input.digest !== undefined;
  if (complete && input.kind === KIND.IMMUTABLE_OR_OWNED) {
    return { Object: { ImmOrOwnedObject: givenReference(id, input) } };
  }
  if (complete && input.kind === KIND.RECEIVING) {
    return { Object: { Receiving: givenReference(id, input) } };
  }
  const object = chain.ledger.object(id);
  if (!object) throw notFound(`Object ${id} not found`);
  return resolveObject(object, input, use ?? UNUSED);
}

function resolveObject(object: StoredObject, input: G.Input, use: InputUse): CallArgument {
  if (object.modules) throw invalidArgument(`Object ${object.id} is a package, not an input.`);
  if (object.owner.kind === 'object') {
    const parent = object.owner.object;
    throw invalidArgument(
      `Object ${object.id} belongs to object ${parent} and cannot be an input.`,
    );
  }
  if (object.owner.kind === 'shared') {
    const { initialSharedVersion } = object.owner;
    if (input.version !== undefined && input.version !== initialSharedVersion) {
      throw invalidArgument(
        `Object ${object.id} was shared at version ${initialSharedVersion}, not ${input.version}.`,
      );
    }
    return {
      Object: {
        SharedObject: {
          objectId: object.id,
          initialSharedVersion: initialSharedVersion.toString(),
          mutable: input.mutable ?? (wantsMutable(input) || use.mutable),
        },
      },
    };
  }
  if (input.kind === KIND.SHARED) throw invalidArgument(`Object ${object.id} is not shared.`);
  requireLatest(object, input);
  const reference = {
    objectId: object.id,
    version: object.version.toString(),
    digest: object.digest,
  };
  const receiving = use.receiving || input.kind === KIND.RECEIVING;
  return { Object: receiving ? { Receiving: reference } : { ImmOrOwnedObject: reference } };
}

function requireLatest(object: StoredObject, input: G.Input): void {
  const isLatest =
    (input.version === undefined || input.version === object.version) &&
    (input.digest === undefined || input.digest === object.digest);
  if (isLatest) return;
  throw invalidArgument(
    `Object ${object.id} is at version ${object.version}, not ${input.version ?? 'this digest'}; ` +
      'read it again and retry.',
  );
}

function wantsMutable(input: G.Input): boolean {
  return input.mutability === G.Input_Mutability.MUTABLE;
}

function givenReference(objectId: string, input: G.Input) {
  return { objectId, version: String(input.version), digest: String(input.digest) };
}
