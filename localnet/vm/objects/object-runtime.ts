import { abortFault, limitFault } from '../faults';
import { formatType } from '../type-text';
import type {
  ChildObject,
  ChildStore,
  Destination,
  EventRecord,
  Id,
  TransferRecord,
} from '../types';
import { asAddress, asArray, type MoveValue } from '../values/move-value';
import type { TypeEntry, TypeRegistry } from '../values/type-registry';
import { ChildSlots } from './child-slots';
import { freshObjectId } from './derive-id';

/** Limits of one transaction, as on the real chain. */
const CREATED_LIMIT = 2048;
const DELETED_LIMIT = 2048;
const TRANSFERRED_LIMIT = 2048;
const EVENT_LIMIT = 1024;
const EVENT_BYTES_LIMIT = 256_000;

/** Abort codes of the transfer natives. */
const SHARED_NON_NEW_OBJECT = 0n;
const RECEIVING_TYPE_MISMATCH = 2n;
const UNABLE_TO_RECEIVE = 3n;

/** Where an input object of the transaction stood before it, if it is one. */
export type InputOwner = (id: Id) => Destination | undefined;

/** Objects, children and events of one transaction. */
export class ObjectRuntime {
  readonly children: ChildSlots;
  readonly events: EventRecord[] = [];
  idsCreated = 0n;
  private readonly createdIds = new Set<Id>();
  private readonly deletedIds = new Set<Id>();
  private readonly transferred = new Map<Id, TransferRecord>();
  private readonly received: { parent: Id; child: ChildObject }[] = [];
  private readonly emitted: { type: TypeEntry; value: MoveValue }[] = [];

  constructor(
    registry: TypeRegistry,
    private readonly store: ChildStore,
    private readonly digest: Uint8Array,
    private readonly inputOwner: InputOwner,
  ) {
    this.children = new ChildSlots(registry, store);
  }

  freshId(): Id {
    const id = freshObjectId(this.digest, this.idsCreated);
    this.idsCreated += 1n;
    this.recordCreated(id);
    return id;
  }

  /** An id deleted earlier in the transaction that comes back is an old one again. */
  recordCreated(id: Id): undefined {
    if (this.deletedIds.delete(id)) return undefined;
    this.createdIds.add(id);
    if (this.createdIds.size > CREATED_LIMIT) throw limitFault('created ids');
  }

  recordDeleted(id: Id): undefined {
    if (this.createdIds.delete(id)) return undefined;
    this.deletedIds.add(id);
    if (this.deletedIds.size > DELETED_LIMIT) throw limitFault('deleted ids');
  }

  transfer(type: TypeEntry, value: MoveValue, to: Destination): undefined {
    const id = objectId(value);
    if (
      to.kind === 'shared' &&
      !this.createdIds.has(id) &&
      this.inputOwner(id)?.kind !== 'shared'
    ) {
      throw abortFault(SHARED_NON_NEW_OBJECT);
    }
    const earlier = this.transferred.get(id);
    if (earlier !== undefined) Object.assign(earlier, { type: type.type, value, to });
    else this.transferred.set(id, { id, type: type.type, value, to });
    if (this.transferred.size > TRANSFERRED_LIMIT) throw limitFault('transferred objects');
  }

  /** Takes an object that is owned by the parent's address, at exactly this version. */
  receive(parent: Id, id: Id, version: bigint, type: TypeEntry): MoveValue {
    const child = this.store.receivable?.(parent, id, version);
    if (child === undefined || this.received.some((earlier) => earlier.child.id === id)) {
      throw abortFault(UNABLE_TO_RECEIVE);
    }
    const value = decodeReceived(child, type);
    this.received.push({ parent, child });
    return value;
  }

  emit(type: TypeEntry, value: MoveValue): undefined {
    if (this.events.length >= EVENT_LIMIT) throw limitFault('event count');
    const contents = type.encode(value);
    if (contents.length > EVENT_BYTES_LIMIT) throw limitFault('event size');
    this.events.push({ type: type.type, contents });
    this.emitted.push({ type, value });
  }

  /** Values of the events of one type so far, for test-only natives. */
  emittedOf(type: TypeEntry): MoveValue[] {
    return this.emitted.flatMap((event) => (event.type.text === type.text ? [event.value] : []));
  }

  created(): Id[] {
    return [...this.createdIds];
  }

  deleted(): Id[] {
    return [...this.deletedIds];
  }

  transfers(): TransferRecord[] {
    return [...this.transferred.values()];
  }

  removed(): { parent: Id; child: ChildObject }[] {
    return [...this.children.removed(), ...this.received];
  }
}

/** An object's id: its first field is the UID, which holds an ID, which holds the address. */
export function objectId(value: MoveValue): Id {
  const uid = asArray(asArray(value)[0]);
  return asAddress(asArray(uid[0])[0]);
}

function decodeReceived(child: ChildObject, type: TypeEntry): MoveValue {
  if (type.text !== formatType(child.type)) throw abortFault(RECEIVING_TYPE_MISMATCH);
  return type.decode(child.contents);
}
