import type { StoredObject } from '../ledger/types';
import type { Destination, Id, SessionOutcome } from '../vm/types';
import { sameBytes } from './bytes';
import { plainFailure } from './failure';
import type { ObjectReader, RunOutcome, WrittenObject } from './outcome';
import type { Run } from './run-state';
import { typeText } from './type-text';

type Placed = Pick<RunOutcome, 'written' | 'created' | 'deleted' | 'removed' | 'childrenRead'>;

/** Finds where every object that the run touched rests at its end. Throws CommandFailure. */
export function placeObjects(run: Run, outcome: SessionOutcome, reader: ObjectReader): Placed {
  const written = new Map<Id, WrittenObject>();
  const touched = new Set<Id>();
  const childrenRead = new Set(outcome.childrenRead.map((read) => read.child.id));
  keepInputs(run, written, touched);
  for (const sent of run.sent) {
    const owner = { kind: 'address', address: sent.address } as const;
    written.set(sent.id, { id: sent.id, type: sent.type, contents: sent.contents, owner });
  }
  for (const transfer of outcome.transfers) {
    written.set(transfer.id, {
      id: transfer.id,
      type: transfer.type,
      contents: run.vm.encode(transfer.type, transfer.value),
      owner: ownerAfter(transfer.to, reader.live(transfer.id)),
    });
  }
  for (const removed of outcome.childrenRemoved) touched.add(removed.child.id);
  writeChildren(run, outcome, reader, { written, touched, childrenRead });
  const { created, deleted } = mergeIds(run, outcome);
  const removed = new Set<Id>();
  for (const id of [...touched, ...deleted]) {
    if (!written.has(id) && reader.live(id)) removed.add(id);
  }
  assertSharedRules(run, { written, deleted });
  return { written, created, deleted, removed, childrenRead };
}

/** Inputs still in their slot are written back; moved ones are only remembered. */
function keepInputs(run: Run, written: Map<Id, WrittenObject>, touched: Set<Id>): void {
  const slots = run.slots.gas ? [...run.slots.inputs, run.slots.gas] : run.slots.inputs;
  for (const slot of slots) {
    const { object } = slot;
    if (!object || !slot.mutable || !slot.type || slot.origin === 'immutable') continue;
    touched.add(object.id);
    if (!slot.present) continue;
    const contents = run.vm.encode(slot.type, slot.cell.value);
    written.set(object.id, { id: object.id, type: slot.type, contents, owner: object.owner });
  }
}

function ownerAfter(to: Destination, before: StoredObject | undefined): WrittenObject['owner'] {
  switch (to.kind) {
    case 'address':
      return { kind: 'address', address: to.address };
    case 'object':
      return { kind: 'object', object: to.object };
    case 'immutable':
      return { kind: 'immutable' };
    case 'shared':
      return before?.owner.kind === 'shared' ? before.owner : { kind: 'newly-shared' };
  }
}

function writeChildren(
  run: Run,
  outcome: SessionOutcome,
  reader: ObjectReader,
  into: { written: Map<Id, WrittenObject>; touched: Set<Id>; childrenRead: Set<Id> },
): void {
  for (const child of outcome.childrenWritten) {
    const before = reader.live(child.id);
    const contents = run.vm.encode(child.type, child.value);
    const unchanged =
      before !== undefined &&
      before.owner.kind === 'object' &&
      before.owner.object === child.parent &&
      before.type === typeText(child.type) &&
      sameBytes(before.contents, contents);
    if (unchanged) {
      into.touched.delete(child.id);
      into.childrenRead.add(child.id);
      continue;
    }
    into.written.set(child.id, {
      id: child.id,
      type: child.type,
      contents,
      owner: { kind: 'object', object: child.parent },
    });
  }
}

/** What Move code and the program's own commands made and deleted; made and deleted cancel out. */
function mergeIds(run: Run, outcome: SessionOutcome): { created: Set<Id>; deleted: Set<Id> } {
  const created = new Set([...outcome.created, ...run.created]);
  const deleted = new Set<Id>();
  for (const id of [...outcome.deleted, ...run.deleted]) {
    if (!created.delete(id)) deleted.add(id);
  }
  return { created, deleted };
}

/** A shared object stays shared or is deleted; it is never owned, frozen, wrapped or a field. */
function assertSharedRules(run: Run, after: Pick<Placed, 'written' | 'deleted'>): void {
  for (const slot of run.slots.inputs) {
    if (slot.origin !== 'shared' || !slot.object || slot.present) continue;
    const { id } = slot.object;
    if (after.deleted.has(id) || after.written.get(id)?.owner.kind === 'shared') continue;
    throw plainFailure('SharedObjectOperationNotAllowed', `object ${id}`);
  }
}
