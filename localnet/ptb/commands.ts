import { coinFromValue, coinToValue, MAX_U64 } from './coins';
import { argumentFailure, plainFailure } from './failure';
import { definingType, runCall } from './move-call';
import type { ProgramArgument, ProgramCommand } from './program';
import { runPublish } from './publish';
import { isPureType } from './pure';
import type { Run } from './run-state';
import { freshUsage, resultSlot, type Slot, type Usage } from './slots';
import { coinTypeOf, typeText } from './type-text';
import { runUpgrade } from './upgrade';
import type { Id, Type } from '../vm/types';
import { idFromBytes } from './bytes';

type Command<K extends ProgramCommand['kind']> = ProgramCommand & { kind: K };

const ADDRESS: Type = { kind: 'address' };
const U64: Type = { kind: 'u64' };

/** Runs one command and stores its results. Throws CommandFailure or MoveError. */
export function runCommand(run: Run, command: ProgramCommand): void {
  const slots = execute(run, command);
  run.slots.results.push(slots);
  if (!run.options.collectResults) return;
  const returns = slots.flatMap((slot) => describe(run, slot));
  run.results.push({ returns, mutated: mutatedBy(run, command) });
}

function execute(run: Run, command: ProgramCommand): Slot[] {
  switch (command.kind) {
    case 'call':
      return runCall(run, command);
    case 'transfer':
      return transfer(run, command);
    case 'split':
      return split(run, command);
    case 'merge':
      return merge(run, command);
    case 'vector':
      return makeVector(run, command);
    case 'publish':
      return runPublish(run, command);
    case 'upgrade':
      return runUpgrade(run, command);
  }
}

function describe(run: Run, slot: Slot): { type: string; bytes: Uint8Array }[] {
  if (!slot.type) return [];
  return [{ type: typeText(slot.type), bytes: run.vm.encode(slot.type, slot.cell.value) }];
}

/** Values that the command had by mutable reference, as they are after it. */
function mutatedBy(run: Run, command: ProgramCommand) {
  return mutableArguments(run, command).flatMap((argument) => {
    const slot = run.slots.find(argument, 0);
    return slot.present && slot.raw === undefined
      ? describe(run, slot).map((seen) => ({ argument, ...seen }))
      : [];
  });
}

function mutableArguments(run: Run, command: ProgramCommand): ProgramArgument[] {
  if (command.kind === 'split') return [command.coin];
  if (command.kind === 'merge') return [command.destination];
  if (command.kind !== 'call') return [];
  const info = run.vm.functionInfo(command.package, command.module, command.function);
  return command.arguments.filter((_, index) => {
    const parameter = info?.parameters[index];
    return parameter?.kind === 'reference' && parameter.mutable;
  });
}

function transfer(run: Run, command: Command<'transfer'>): Slot[] {
  if (command.objects.length === 0) throw plainFailure('ArityMismatch');
  const usage = freshUsage();
  const objects = command.objects.map((argument, position) => {
    const slot = run.slots.find(argument, position);
    const type = slot.type;
    if (!type) throw argumentFailure(position, 'InvalidTransferObject');
    const abilities = run.vm.abilities(type);
    if (!abilities.key || !abilities.store)
      throw argumentFailure(position, 'InvalidTransferObject');
    return { type, value: run.slots.byValue(slot, type, position, usage, true) };
  });
  const address = takeAddress(run, command.address, command.objects.length, usage);
  for (const { type, value } of objects) {
    const contents = run.vm.encode(type, value);
    run.sent.push({ id: idFromBytes(contents.subarray(0, 32)), type, contents, address });
  }
  return [];
}

function takeAddress(run: Run, argument: ProgramArgument, position: number, usage: Usage): Id {
  const slot = run.slots.find(argument, position);
  const value = run.slots.byValue(slot, ADDRESS, position, usage);
  return idFromBytes(run.vm.encode(ADDRESS, value));
}

/** The slot of a coin that the command changes in place. */
function borrowCoin(run: Run, argument: ProgramArgument, position: number, usage: Usage) {
  const slot = run.slots.find(argument, position);
  if (!slot.present) throw argumentFailure(position, 'InvalidValueUsage');
  const type = slot.type;
  if (!type || !coinTypeOf(type)) throw argumentFailure(position, 'TypeMismatch');
  run.slots.byReference(slot, type, true, position, usage);
  return { slot, type };
}

function split(run: Run, command: Command<'split'>): Slot[] {
  const usage = freshUsage();
  const { slot, type } = borrowCoin(run, command.coin, 0, usage);
  const amounts = command.amounts.map((argument, index) => {
    const amount = run.slots.find(argument, index + 1);
    const value = run.slots.byValue(amount, U64, index + 1, usage);
    return Buffer.from(run.vm.encode(U64, value)).readBigUInt64LE();
  });
  const coin = coinFromValue(run.vm, type, slot.cell.value);
  const results: Slot[] = [];
  for (const amount of amounts) {
    if (amount > coin.balance) {
      throw plainFailure(
        'InsufficientCoinBalance',
        `the coin holds ${coin.balance}, the command splits ${amount} off`,
      );
    }
    coin.balance -= amount;
    const id = run.session.freshId();
    run.created.add(id);
    results.push(resultSlot(type, coinToValue(run.vm, type, { id, balance: amount }), false));
  }
  slot.cell.value = coinToValue(run.vm, type, coin);
  return results;
}

function merge(run: Run, command: Command<'merge'>): Slot[] {
  const usage = freshUsage();
  if (command.sources.length === 0) throw plainFailure('ArityMismatch');
  const { slot, type } = borrowCoin(run, command.destination, 0, usage);
  const target = coinFromValue(run.vm, type, slot.cell.value);
  command.sources.forEach((argument, index) => {
    const source = run.slots.find(argument, index + 1);
    const value = run.slots.byValue(source, type, index + 1, usage);
    const coin = coinFromValue(run.vm, type, value);
    target.balance += coin.balance;
    if (target.balance > MAX_U64) throw plainFailure('CoinBalanceOverflow');
    run.deleted.add(coin.id);
  });
  slot.cell.value = coinToValue(run.vm, type, target);
  return [];
}

function makeVector(run: Run, command: Command<'vector'>): Slot[] {
  const first = command.elements[0];
  if (!first && !command.type) throw plainFailure('ArityMismatch');
  const of = command.type
    ? definingType(run.vm, command.type)
    : first && run.slots.find(first, 0).type;
  if (!of) throw argumentFailure(0, 'InvalidMakeMoveVecNonObjectArgument');
  if (!command.type && !run.vm.abilities(of).key) {
    throw argumentFailure(0, 'InvalidMakeMoveVecNonObjectArgument');
  }
  const usage = freshUsage();
  let tainted = false;
  const elements = command.elements.map((argument, position) => {
    const slot = run.slots.find(argument, position);
    if (slot.raw !== undefined && !isPureType(of)) {
      throw argumentFailure(position, 'InvalidUsageOfPureArg');
    }
    tainted ||= slot.tainted;
    return run.vm.encode(of, run.slots.byValue(slot, of, position, usage));
  });
  const type: Type = { kind: 'vector', of };
  return [resultSlot(type, run.vm.decode(type, vectorBytes(elements)), tainted)];
}

function vectorBytes(elements: Uint8Array[]): Uint8Array {
  const length: number[] = [];
  let rest = elements.length;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    length.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return Buffer.concat([Uint8Array.from(length), ...elements]);
}
