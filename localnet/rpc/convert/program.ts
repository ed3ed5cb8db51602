import { GrpcTypes as G } from '@mysten/sui/grpc';
import { bcs } from '@mysten/sui/bcs';
import { fromBase64 } from '@mysten/sui/utils';

type TransactionKind = NonNullable<(typeof bcs.TransactionData.$inferType)['V1']>['kind'];
export type Program = NonNullable<TransactionKind['ProgrammableTransaction']>;
type Input = Program['inputs'][number];
type Command = Program['commands'][number];
type Argument = NonNullable<Command['MoveCall']>['arguments'][number];

/** Parsed BCS of a program as sui.rpc.v2.ProgrammableTransaction. */
export function toProgramMessage(program: Program): G.ProgrammableTransaction {
  return {
    inputs: program.inputs.map(toInputMessage),
    commands: program.commands.map((command) => ({ command: toCommandMessage(command) })),
  };
}

function toInputMessage(input: Input): G.Input {
  if (input.Pure) return { kind: G.Input_InputKind.PURE, pure: fromBase64(input.Pure.bytes) };
  const object = input.Object;
  if (object?.SharedObject) {
    const { objectId, initialSharedVersion, mutable } = object.SharedObject;
    return {
      kind: G.Input_InputKind.SHARED,
      objectId,
      version: BigInt(initialSharedVersion),
      mutable,
      mutability: mutable ? G.Input_Mutability.MUTABLE : G.Input_Mutability.IMMUTABLE,
    };
  }
  const reference = object?.ImmOrOwnedObject ?? object?.Receiving;
  if (!reference) throw new Error('An input of a stored transaction has no known kind');
  return {
    kind: object?.Receiving ? G.Input_InputKind.RECEIVING : G.Input_InputKind.IMMUTABLE_OR_OWNED,
    objectId: reference.objectId,
    version: BigInt(reference.version),
    digest: reference.digest,
  };
}

export function toArgumentMessage(argument: Argument): G.Argument {
  if (argument.Input !== undefined) {
    return { kind: G.Argument_ArgumentKind.INPUT, input: argument.Input };
  }
  if (argument.Result !== undefined) {
    return { kind: G.Argument_ArgumentKind.RESULT, result: argument.Result };
  }
  if (argument.NestedResult) {
    const [result, subresult] = argument.NestedResult;
    return { kind: G.Argument_ArgumentKind.RESULT, result, subresult };
  }
  return { kind: G.Argument_ArgumentKind.GAS };
}

function toCommandMessage(command: Command): G.Command['command'] {
  switch (command.$kind) {
    case 'MoveCall':
      return {
        oneofKind: 'moveCall',
        moveCall: {
          ...command.MoveCall,
          arguments: command.MoveCall.arguments.map(toArgumentMessage),
        },
      };
    case 'TransferObjects':
      return {
        oneofKind: 'transferObjects',
        transferObjects: {
          objects: command.TransferObjects.objects.map(toArgumentMessage),
          address: toArgumentMessage(command.TransferObjects.address),
        },
      };
    case 'SplitCoins':
      return {
        oneofKind: 'splitCoins',
        splitCoins: {
          coin: toArgumentMessage(command.SplitCoins.coin),
          amounts: command.SplitCoins.amounts.map(toArgumentMessage),
        },
      };
    case 'MergeCoins':
      return {
        oneofKind: 'mergeCoins',
        mergeCoins: {
          coin: toArgumentMessage(command.MergeCoins.destination),
          coinsToMerge: command.MergeCoins.sources.map(toArgumentMessage),
        },
      };
    case 'MakeMoveVec':
      return {
        oneofKind: 'makeMoveVector',
        makeMoveVector: {
          elementType: command.MakeMoveVec.type ?? undefined,
          elements: command.MakeMoveVec.elements.map(toArgumentMessage),
        },
      };
    case 'Publish':
      return {
        oneofKind: 'publish',
        publish: {
          modules: command.Publish.modules.map((module) => fromBase64(module)),
          dependencies: command.Publish.dependencies,
        },
      };
    case 'Upgrade':
      return {
        oneofKind: 'upgrade',
        upgrade: {
          modules: command.Upgrade.modules.map((module) => fromBase64(module)),
          dependencies: command.Upgrade.dependencies,
          package: command.Upgrade.package,
          ticket: toArgumentMessage(command.Upgrade.ticket),
        },
      };
  }
}
