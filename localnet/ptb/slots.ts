import type { StoredObject } from '../ledger/types';
import type { Argument, Cell, MoveVm, Type, Value } from '../vm/types';
import { argumentFailure, plainFailure } from './failure';
import type { ProgramArgument } from './program';
import { checkPure } from './pure';
import { isDatatype, sameType, SUI } from './type-text';

/** One place that arguments can name: an input, a command's result or the gas coin. */
export interface Slot {
  origin: 'pure' | 'owned' | 'immutable' | 'shared' | 'receiving' | 'gas' | 'result';
  /** Undefined while the slot is raw bytes that take the type of their use. */
  type: Type | undefined;
  cell: Cell;
  raw?: Uint8Array;
  present: boolean;
  /** Shared inputs only: declared mutable. */
  mutable: boolean;
  /** The object as it was loaded, for inputs and gas. */
  object?: StoredObject;
  /** Went through a public function that is not `entry`, so a private entry function must refuse it. */
  tainted: boolean;
  usedByValue: boolean;
}

export interface Usage {
  /** How the current command borrows each slot. */
  borrows: Map<Slot, 'shared' | 'mutable'>;
}

export const freshUsage = (): Usage => ({ borrows: new Map() });

export function resultSlot(type: Type, value: Value, tainted: boolean): Slot {
  return {
    origin: 'result',
    type,
    cell: { value },
    present: true,
    mutable: true,
    tainted,
    usedByValue: false,
  };
}

/** All values of one running program. */
export class Slots {
  readonly results: Slot[][] = [];

  constructor(
    private readonly vm: MoveVm,
    readonly inputs: Slot[],
    readonly gas: Slot | undefined,
  ) {}

  /** Finds the slot that an argument names. Throws CommandFailure. */
  find(argument: ProgramArgument, position: number): Slot {
    switch (argument.kind) {
      case 'gas':
        if (!this.gas) throw plainFailure('InvalidGasObject', 'this run has no gas coin');
        return this.gas;
      case 'input':
        return this.inputs[argument.index] ?? this.outOfBounds(position, argument.index);
      case 'result': {
        const results = this.results[argument.command];
        if (!results) return this.outOfBounds(position, argument.command);
        const [only] = results;
        if (!only || results.length !== 1) {
          throw argumentFailure(position, { InvalidResultArity: { resultIdx: argument.command } });
        }
        return only;
      }
      case 'nested': {
        const results = this.results[argument.command];
        if (!results) return this.outOfBounds(position, argument.command);
        const found = results[argument.index];
        if (found) return found;
        throw argumentFailure(position, {
          SecondaryIndexOutOfBounds: {
            resultIdx: argument.command,
            secondaryIdx: argument.index,
          },
        });
      }
    }
  }

  private outOfBounds(position: number, index: number): never {
    throw argumentFailure(position, { IndexOutOfBounds: { idx: index } });
  }

  /** Takes or copies the value for a parameter of `expected` type. */
  byValue(slot: Slot, expected: Type, position: number, usage: Usage, gasAllowed = false): Value {
    if (slot.raw !== undefined) return this.decodeRaw(slot, expected, position);
    this.assertPresent(slot, position);
    const type = this.typeFor(slot, expected, position);
    const copyable = this.vm.abilities(type).copy;
    if (!copyable && usage.borrows.has(slot)) throw argumentFailure(position, 'InvalidValueUsage');
    if (slot.origin === 'gas' && !gasAllowed)
      throw argumentFailure(position, 'InvalidGasCoinUsage');
    if (slot.origin === 'immutable' || (slot.origin === 'shared' && !slot.mutable)) {
      throw argumentFailure(position, 'InvalidObjectByValue');
    }
    slot.usedByValue = true;
    if (copyable) return this.vm.decode(type, this.vm.encode(type, slot.cell.value));
    slot.present = false;
    const { value } = slot.cell;
    slot.cell = { value: undefined };
    return value;
  }

  /** Borrows for a parameter of type `&expected` or `&mut expected`. */
  byReference(
    slot: Slot,
    expected: Type,
    mutable: boolean,
    position: number,
    usage: Usage,
  ): Argument {
    const borrowed = usage.borrows.get(slot);
    if (borrowed === 'mutable' || (borrowed && mutable)) {
      throw argumentFailure(position, 'InvalidValueUsage');
    }
    if (slot.raw !== undefined) {
      const value = this.decodeRaw(slot, expected, position);
      if (!mutable) return { kind: 'reference', cell: { value }, mutable: false };
      slot.raw = undefined;
      slot.type = expected;
      slot.cell = { value };
    }
    this.assertPresent(slot, position);
    this.typeFor(slot, expected, position);
    const fixed = slot.origin === 'immutable' || (slot.origin === 'shared' && !slot.mutable);
    if (mutable && fixed) throw argumentFailure(position, 'InvalidObjectByMutRef');
    usage.borrows.set(slot, mutable ? 'mutable' : 'shared');
    return { kind: 'reference', cell: slot.cell, mutable };
  }

  private assertPresent(slot: Slot, position: number): void {
    if (!slot.present) throw argumentFailure(position, 'InvalidValueUsage');
  }

  private typeFor(slot: Slot, expected: Type, position: number): Type {
    if (slot.origin === 'receiving') {
      // What is received is checked when Move code receives it.
      if (!isDatatype(expected, SUI, 'transfer', 'Receiving')) {
        throw argumentFailure(position, 'TypeMismatch');
      }
      return expected;
    }
    if (!slot.type || !sameType(slot.type, expected)) {
      throw argumentFailure(position, 'TypeMismatch');
    }
    return slot.type;
  }

  private decodeRaw(slot: Slot, expected: Type, position: number): Value {
    const raw = slot.raw ?? new Uint8Array();
    const verdict = checkPure(expected, raw);
    if (verdict === 'wrong-type') throw argumentFailure(position, 'InvalidUsageOfPureArg');
    if (verdict === 'wrong-bytes') throw argumentFailure(position, 'InvalidBCSBytes');
    try {
      return this.vm.decode(expected, raw);
    } catch (error) {
      if (error instanceof RangeError) throw argumentFailure(position, 'InvalidBCSBytes');
      throw error;
    }
  }
}
