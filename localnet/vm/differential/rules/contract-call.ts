import { dynamicFieldId, normalizeId, parseType } from '../../index';
import {
  MoveError,
  type Argument,
  type Cell,
  type ChildObject,
  type Id,
  type MoveVm,
  type SessionOutcome,
  type Type,
} from '../../types';
import { typeTagBytes } from '../../values/type-tag';
import { asArray, asBigint, fromBorder, type MoveValue } from '../../values/move-value';
import { CONTRACT, contractVm, made, WAL } from '../money/contract';
import { Structs } from './structs';

/** Ids of the one market, team, model, pass and sale that questions are about, and of a stranger. */
export const ID = {
  market: normalizeId('0x11'),
  team: normalizeId('0x22'),
  model: normalizeId('0x33'),
  pass: normalizeId('0x44'),
  sale: normalizeId('0x55'),
  other: normalizeId('0x66'),
  caller: normalizeId('0x77'),
  feeRecipient: normalizeId('0x88'),
  offers: normalizeId('0x91'),
  iterations: normalizeId('0x92'),
} as const;

/** What the contract said: decimal values, the code it refused with, or a fault that is neither. */
export type Answer =
  { readonly values: readonly string[] } | { readonly abort: number } | { readonly fault: string };

export interface Call {
  readonly target: `${string}::${string}`;
  readonly args: readonly Argument[];
  readonly generic?: boolean;
  readonly children?: readonly { parent: Id; child: ChildObject }[];
  read(results: readonly MoveValue[], outcome: SessionOutcome): readonly MoveValue[];
}

/** The pinned contract, asked one call at a time without a chain around it. */
export class ContractCalls {
  readonly vm: MoveVm = contractVm();
  readonly structs = new Structs(this.vm);
  private readonly u32 = parseType('u32');
  private readonly fieldTypes = new Map<string, Type>();
  private readonly context = {
    sender: ID.caller,
    digest: new Uint8Array(32).fill(5),
    epoch: 0n,
    epochTimestampMs: 0n,
    referenceGasPrice: 1_000n,
    gasPrice: 1_000n,
    gasBudget: 50_000_000n,
  };

  ask({ target, args, generic = true, children = [], read }: Call): Answer {
    const [module = '', name = ''] = target.split('::');
    const session = this.vm.session(this.context, {
      child: (parent, id) =>
        children.find((held) => held.parent === parent && held.child.id === id)?.child,
    });
    try {
      const called = { package: CONTRACT, module, function: name };
      const results = session.call(called, generic ? [WAL] : [], [...args]);
      const values = read(
        results.map(({ value }) => fromBorder(value)),
        session.outcome(),
      );
      return { values: values.map(String) };
    } catch (error) {
      if (!(error instanceof MoveError)) throw error;
      const { kind, abortCode, location, status, message } = error.failure;
      if (kind === 'MoveAbort' && location?.package === CONTRACT) {
        return { abort: Number(abortCode) };
      }
      return { fault: `${kind} ${status} in ${location?.module}: ${message}` };
    }
  }

  /** An entry of a table with u32 keys, as a child of the table. */
  tableEntry(
    table: Id,
    key: number,
    struct: `${string}::${string}`,
    value: MoveValue,
  ): { parent: Id; child: ChildObject } {
    const keyBytes = this.vm.encode(this.u32, key);
    const id = dynamicFieldId(table, keyBytes, typeTagBytes(this.u32));
    const type = this.fieldType(struct);
    const contents = this.vm.encode(type, [made.uid(id), key, value]);
    return { parent: table, child: { id, type, contents, version: 1n } };
  }

  private fieldType(struct: `${string}::${string}`): Type {
    const known = this.fieldTypes.get(struct);
    if (known !== undefined) return known;
    const type: Type = {
      kind: 'datatype',
      address: normalizeId('0x2'),
      module: 'dynamic_field',
      name: 'Field',
      args: [this.u32, this.structs.type(struct)],
    };
    this.fieldTypes.set(struct, type);
    return type;
  }
}

export function give(value: MoveValue): Argument {
  return { kind: 'value', value };
}

export function look(value: MoveValue): Argument {
  return { kind: 'reference', cell: { value }, mutable: false };
}

export function change(cell: Cell): Argument {
  return { kind: 'reference', cell, mutable: true };
}

/** Coins that each address received, all together. */
export function received(outcome: SessionOutcome, who: Id): bigint {
  let sum = 0n;
  for (const { type, value, to } of outcome.transfers) {
    if (type.kind !== 'datatype' || type.name !== 'Coin') continue;
    if (to.kind !== 'address' || to.address !== who) continue;
    sum += asBigint(asArray(asArray(fromBorder(value))[1])[0]);
  }
  return sum;
}

/** The value of the one object of a type that was shared or given away. */
export function sent(outcome: SessionOutcome, typeName: string): MoveValue {
  const found = outcome.transfers.find(
    ({ type }) => type.kind === 'datatype' && type.name === typeName,
  );
  if (found === undefined) throw new Error(`no ${typeName} was made`);
  return fromBorder(found.value);
}
