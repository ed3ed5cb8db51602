import { abortFault, limitFault } from '../faults';
import type { ChildObject, ChildRecord, ChildStore, Id } from '../types';
import { Reference, type MoveValue } from '../values/move-value';
import type { TypeEntry, TypeRegistry } from '../values/type-registry';

/** Abort codes of the dynamic field natives. */
const FIELD_ALREADY_EXISTS = 0n;
const FIELD_DOES_NOT_EXIST = 1n;
const FIELD_TYPE_MISMATCH = 2n;
/** As on the real chain: so many children may be touched in one transaction. */
const CHILD_COUNT_LIMIT = 1000;

interface Slot {
  parent: Id;
  id: Id;
  /** As it was before the transaction, if it was there. */
  loaded: ChildObject | undefined;
  /** The type of what is there now; undefined = nothing. */
  type: TypeEntry | undefined;
  /** One element once decoded, so that references can point to it; none before. */
  holder: MoveValue[];
  changed: boolean;
}

/** Children by parent and id during one transaction: loaded on demand, written back at the end. */
export class ChildSlots {
  private readonly slots = new Map<string, Slot>();

  constructor(
    private readonly registry: TypeRegistry,
    private readonly store: ChildStore,
  ) {}

  has(parent: Id, id: Id): boolean {
    return this.slot(parent, id).type !== undefined;
  }

  hasWithType(parent: Id, id: Id, type: TypeEntry): boolean {
    return this.slot(parent, id).type?.text === type.text;
  }

  add(parent: Id, id: Id, type: TypeEntry, value: MoveValue): undefined {
    const slot = this.slot(parent, id);
    if (slot.type !== undefined) throw abortFault(FIELD_ALREADY_EXISTS);
    slot.type = type;
    slot.holder = [value];
    slot.changed = true;
  }

  borrow(parent: Id, id: Id, type: TypeEntry, mutable: boolean): Reference {
    const slot = this.present(parent, id, type);
    if (mutable) slot.changed = true;
    return new Reference(slot.holder, 0);
  }

  remove(parent: Id, id: Id, type: TypeEntry): MoveValue {
    const slot = this.present(parent, id, type);
    const value = slot.holder[0];
    slot.type = undefined;
    slot.holder = [];
    slot.changed = true;
    return value;
  }

  written(): ChildRecord[] {
    return [...this.slots.values()].flatMap(({ parent, id, type, holder, changed }) =>
      type !== undefined && changed ? [{ parent, id, type: type.type, value: holder[0] }] : [],
    );
  }

  removed(): { parent: Id; child: ChildObject }[] {
    return this.originals(({ type }) => type === undefined);
  }

  read(): { parent: Id; child: ChildObject }[] {
    return this.originals(({ type, changed }) => type !== undefined && !changed);
  }

  private originals(wanted: (slot: Slot) => boolean): { parent: Id; child: ChildObject }[] {
    return [...this.slots.values()].flatMap((slot) =>
      slot.loaded !== undefined && wanted(slot)
        ? [{ parent: slot.parent, child: slot.loaded }]
        : [],
    );
  }

  private present(parent: Id, id: Id, type: TypeEntry): Slot {
    const slot = this.slot(parent, id);
    if (slot.type === undefined) throw abortFault(FIELD_DOES_NOT_EXIST);
    if (slot.type.text !== type.text) throw abortFault(FIELD_TYPE_MISMATCH);
    if (slot.holder.length === 0 && slot.loaded !== undefined) {
      slot.holder.push(type.decode(slot.loaded.contents));
    }
    return slot;
  }

  private slot(parent: Id, id: Id): Slot {
    const key = parent + id;
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    if (this.slots.size >= CHILD_COUNT_LIMIT) throw limitFault('children touched');
    const loaded = this.store.child(parent, id);
    const type = loaded === undefined ? undefined : this.registry.entry(loaded.type);
    const slot: Slot = { parent, id, loaded, type, holder: [], changed: false };
    this.slots.set(key, slot);
    return slot;
  }
}
