import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { MoveVm, Type } from '../../vm/types';
import { normalizeId } from '../../vm/type-text';
import { parseId, parseIdentifier } from '../names';

const FRAMEWORK = normalizeId('0x2');

/** What the commands of a program do with one of its inputs. */
export interface InputUse {
  /** Taken by value or by `&mut` somewhere. */
  mutable: boolean;
  /** Taken as `0x2::transfer::Receiving<T>`. */
  receiving: boolean;
}

/** Uses by input index. A function that does not exist tells nothing: running it reports that. */
export function inputUses(vm: MoveVm, commands: G.Command[]): Map<number, InputUse> {
  const uses = new Map<number, InputUse>();
  const note = (argument: G.Argument | undefined, use: Partial<InputUse>) => {
    if (argument?.kind !== G.Argument_ArgumentKind.INPUT || argument.input === undefined) return;
    const known = uses.get(argument.input) ?? { mutable: false, receiving: false };
    uses.set(argument.input, {
      mutable: known.mutable || use.mutable === true,
      receiving: known.receiving || use.receiving === true,
    });
  };
  for (const { command } of commands) {
    if (command.oneofKind === 'moveCall') {
      const parameters = parametersOf(vm, command.moveCall);
      command.moveCall.arguments.forEach((argument, index) => {
        const type = parameters[index];
        if (type) note(argument, useAs(type));
      });
    } else {
      for (const argument of changedArguments(command)) note(argument, { mutable: true });
    }
  }
  return uses;
}

function parametersOf(vm: MoveVm, call: G.MoveCall): Type[] {
  const packageId = parseId(call.package, 'The package of a call');
  const moduleName = parseIdentifier(call.module, 'The module of a call');
  const name = parseIdentifier(call.function, 'The function of a call');
  return vm.functionInfo(packageId, moduleName, name)?.parameters ?? [];
}

function useAs(type: Type): InputUse {
  if (type.kind === 'reference') return { mutable: type.mutable, receiving: false };
  const receiving =
    type.kind === 'datatype' &&
    type.address === FRAMEWORK &&
    type.module === 'transfer' &&
    type.name === 'Receiving';
  return { mutable: true, receiving };
}

/** Arguments that a built-in command takes by value or changes. */
function changedArguments(command: G.Command['command']): (G.Argument | undefined)[] {
  switch (command.oneofKind) {
    case 'transferObjects':
      return command.transferObjects.objects;
    case 'splitCoins':
      return [command.splitCoins.coin];
    case 'mergeCoins':
      return [command.mergeCoins.coin, ...command.mergeCoins.coinsToMerge];
    case 'makeMoveVector':
      return command.makeMoveVector.elements;
    case 'upgrade':
      return [command.upgrade.ticket];
    default:
      return [];
  }
}
