import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { bcs } from '@mysten/sui/bcs';
import { toBase64 } from '@mysten/sui/utils';
import { invalidArgument } from '../failure';
import { normalizeTypeText, parseId, parseIdentifier } from '../names';

type ProgramInput = Parameters<typeof bcs.ProgrammableTransaction.serialize>[0];
export type ProgramCommand = ProgramInput['commands'] extends Iterable<infer C> ? C : never;
type ProgramArgument = Parameters<typeof bcs.Argument.serialize>[0];

/** sui.rpc.v2.Command as the SDK's BCS input. Throws INVALID_ARGUMENT for what is missing. */
export function toProgramCommand({ command }: G.Command): ProgramCommand {
  switch (command.oneofKind) {
    case 'moveCall':
      return {
        MoveCall: {
          package: parseId(command.moveCall.package, 'The package of a call'),
          module: parseIdentifier(command.moveCall.module, 'The module of a call'),
          function: parseIdentifier(command.moveCall.function, 'The function of a call'),
          typeArguments: command.moveCall.typeArguments.map(typeArgument),
          arguments: command.moveCall.arguments.map(toProgramArgument),
        },
      };
    case 'transferObjects':
      return {
        TransferObjects: {
          objects: command.transferObjects.objects.map(toProgramArgument),
          address: toProgramArgument(command.transferObjects.address),
        },
      };
    case 'splitCoins':
      return {
        SplitCoins: {
          coin: toProgramArgument(command.splitCoins.coin),
          amounts: command.splitCoins.amounts.map(toProgramArgument),
        },
      };
    case 'mergeCoins':
      return {
        MergeCoins: {
          destination: toProgramArgument(command.mergeCoins.coin),
          sources: command.mergeCoins.coinsToMerge.map(toProgramArgument),
        },
      };
    case 'makeMoveVector': {
      const { elementType, elements } = command.makeMoveVector;
      return {
        MakeMoveVec: {
          type: elementType ? typeArgument(elementType) : null,
          elements: elements.map(toProgramArgument),
        },
      };
    }
    case 'publish':
      return {
        Publish: {
          modules: command.publish.modules.map((module) => toBase64(module)),
          dependencies: command.publish.dependencies.map((id) => parseId(id, 'A dependency')),
        },
      };
    case 'upgrade':
      return {
        Upgrade: {
          modules: command.upgrade.modules.map((module) => toBase64(module)),
          dependencies: command.upgrade.dependencies.map((id) => parseId(id, 'A dependency')),
          package: parseId(command.upgrade.package, 'The package to upgrade'),
          ticket: toProgramArgument(command.upgrade.ticket),
        },
      };
    case undefined:
      throw invalidArgument('A command of the transaction is empty.');
  }
}

function typeArgument(text: string): string {
  return normalizeTypeText(text, 'A type argument');
}

function toProgramArgument(argument: G.Argument | undefined): ProgramArgument {
  switch (argument?.kind) {
    case G.Argument_ArgumentKind.GAS:
      return { GasCoin: true };
    case G.Argument_ArgumentKind.INPUT:
      return { Input: argument.input ?? 0 };
    case G.Argument_ArgumentKind.RESULT: {
      const result = argument.result ?? 0;
      return argument.subresult === undefined
        ? { Result: result }
        : { NestedResult: [result, argument.subresult] };
    }
    default:
      throw invalidArgument('An argument of the transaction has no kind.');
  }
}
