import { ByteWriter } from '../../binary/byte-writer';
import {
  MoveError,
  type Argument,
  type Cell,
  type ChildObject,
  type Id,
  type MoveFailure,
  type MoveVm,
  type Session,
  type SessionOutcome,
  type TransactionContext,
  type Value,
} from '../../types';
import { objectId } from '../../objects/object-runtime';
import { asArray, asBigint, copyValue, fromBorder, type MoveValue } from '../../values/move-value';
import { CONTRACT, made, WAL } from './contract';

/** An object as it stands. Its value is never changed, only replaced. */
export interface StoredObject {
  readonly id: Id;
  readonly typeName: string;
  /** Undefined for shared and frozen objects. */
  readonly owner: Id | undefined;
  readonly value: MoveValue;
}

export type Done =
  | { readonly refused: undefined; readonly outcome: SessionOutcome; readonly made: StoredObject[] }
  | { readonly refused: MoveFailure };

/** The Move calls of one transaction, with objects of the ledger as arguments. */
export class Draft {
  readonly changed = new Map<Id, Cell>();
  payment = 0n;

  constructor(
    private readonly ledger: Ledger,
    private readonly session: Session,
  ) {}

  /** `&` of a stored object. */
  look(id: Id): Argument {
    const cell = this.changed.get(id) ?? { value: this.ledger.object(id).value };
    return { kind: 'reference', cell, mutable: false };
  }

  /** `&mut` of a stored object, on a copy that replaces it if the transaction succeeds. */
  change(id: Id): Argument {
    let cell = this.changed.get(id);
    if (cell === undefined) {
      cell = { value: copyValue(this.ledger.object(id).value) };
      this.changed.set(id, cell);
    }
    return { kind: 'reference', cell, mutable: true };
  }

  /** A stored object by value; the call must hand it on. */
  take(id: Id): Argument {
    return this.give(copyValue(this.ledger.object(id).value));
  }

  give(value: Value): Argument {
    return { kind: 'value', value };
  }

  /** A coin of this amount from the sender's money, as `SplitCoins` would make it. */
  pay(amount: bigint): Argument {
    this.payment += amount;
    return this.give(made.coin(this.session.freshId(), amount));
  }

  clock(): Argument {
    return { kind: 'reference', cell: this.ledger.clock, mutable: false };
  }

  freshId(): Id {
    return this.session.freshId();
  }

  /** A function of the contract (or another package), for WAL unless it says otherwise. */
  call(
    name: `${string}::${string}`,
    args: Argument[],
    { generic = true, packageId = CONTRACT } = {},
  ): MoveValue[] {
    const [module = '', fn = ''] = name.split('::');
    const target = { package: packageId, module, function: fn };
    const results = this.session.call(target, generic ? [WAL] : [], args);
    return results.map(({ value }) => fromBorder(value));
  }
}

/** What a chain keeps, without signatures, versions and gas: just enough to run the contract fast. */
export class Ledger {
  clock: Cell;
  readonly wallets: Map<Id, bigint>;
  private readonly objects: Map<Id, StoredObject>;
  private readonly children: Map<string, ChildObject>;
  private readonly byType: Map<string, readonly Id[]>;
  private readonly digest = new Uint8Array(32);
  private transactions = 0;

  constructor(
    readonly vm: MoveVm,
    private readonly number: number,
    from?: Ledger,
  ) {
    this.clock = { value: from?.clock.value ?? made.clock(0n) };
    this.wallets = new Map(from?.wallets);
    this.objects = new Map(from?.objects);
    this.children = new Map(from?.children);
    this.byType = new Map(from?.byType);
  }

  get nowMs(): bigint {
    return asBigint(asArray(fromBorder(this.clock.value))[1]);
  }

  set nowMs(nowMs: bigint) {
    this.clock = { value: made.clock(nowMs) };
  }

  object(id: Id): StoredObject {
    const found = this.objects.get(id);
    if (found === undefined) throw new Error(`no object ${id}`);
    return found;
  }

  /** Ids of all objects of a type, oldest first. */
  all(typeName: string): readonly Id[] {
    return this.byType.get(typeName) ?? [];
  }

  put(object: StoredObject): void {
    if (!this.objects.has(object.id)) {
      this.byType.set(object.typeName, [...this.all(object.typeName), object.id]);
    }
    this.objects.set(object.id, object);
  }

  /** Runs all of it or nothing. A fault other than Move's own is thrown. */
  transact(sender: Id, body: (draft: Draft) => void): Done {
    this.transactions += 1;
    const session = this.vm.session(this.context(sender), {
      child: (parent, id) => this.children.get(parent + id),
    });
    const draft = new Draft(this, session);
    try {
      body(draft);
    } catch (error) {
      if (error instanceof MoveError) return { refused: error.failure };
      throw error;
    }
    return this.commit(sender, draft, session.outcome());
  }

  /** Every byte there is, for comparing two states. */
  bytes(): string {
    const objects = [...this.objects.values()].map(
      ({ id, typeName, owner, value }) => `${id} ${typeName} ${owner ?? '-'} ${plain(value)}`,
    );
    const children = [...this.children].map(
      ([key, { contents }]) => `${key} ${Buffer.from(contents).toString('hex')}`,
    );
    const wallets = [...this.wallets].map(([who, amount]) => `${who} ${amount}`);
    return [...objects, ...children, ...wallets].sort().join('\n');
  }

  private commit(sender: Id, draft: Draft, outcome: SessionOutcome): Done {
    this.credit(sender, -draft.payment);
    for (const [id, cell] of draft.changed) {
      this.put({ ...this.object(id), value: fromBorder(cell.value) });
    }
    const created: StoredObject[] = [];
    for (const { id, type, value, to } of outcome.transfers) {
      if (type.kind !== 'datatype') throw new Error('a transfer of what is no object');
      const owner = to.kind === 'address' ? to.address : undefined;
      if (type.name === 'Coin') {
        if (owner === undefined) throw new Error('a coin that nobody owns');
        this.credit(owner, asBigint(asArray(asArray(fromBorder(value))[1])[0]));
        continue;
      }
      const object = { id, typeName: type.name, owner, value: fromBorder(value) };
      this.put(object);
      created.push(object);
    }
    for (const { parent, child } of outcome.childrenRemoved)
      this.children.delete(parent + child.id);
    for (const { parent, id, type, value } of outcome.childrenWritten) {
      const contents = this.vm.encode(type, value);
      this.children.set(parent + id, { id, type, contents, version: 1n });
    }
    return { refused: undefined, outcome, made: created };
  }

  private credit(who: Id, amount: bigint): void {
    this.wallets.set(who, (this.wallets.get(who) ?? 0n) + amount);
  }

  private context(sender: Id): TransactionContext {
    const writer = new ByteWriter();
    writer.u64(BigInt(this.number));
    writer.u64(BigInt(this.transactions));
    const digest = this.digest.slice();
    digest.set(writer.finish());
    return {
      sender,
      digest,
      epoch: 0n,
      epochTimestampMs: 0n,
      referenceGasPrice: 1_000n,
      gasPrice: 1_000n,
      gasBudget: 50_000_000n,
    };
  }
}

export function idOf(value: MoveValue): Id {
  return objectId(value);
}

function plain(value: MoveValue): string {
  return Array.isArray(value) ? `[${value.map(plain).join(' ')}]` : String(value);
}
