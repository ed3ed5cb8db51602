import type { ChildObject, Destination, Id, MoveVm, TransactionContext } from '../vm/types';
import { MoveError } from '../vm/types';
import type { StoredObject } from '../ledger/types';
import { concat, idBytes, u64Bytes } from './bytes';
import { runCommand } from './commands';
import { coinToValue, type CoinState } from './coins';
import { CommandFailure, moveFailure, plainFailure } from './failure';
import { MAX_CREATED_IDS, MAX_EVENT_BYTES, MAX_EVENTS, MAX_OBJECT_BYTES } from './limits';
import type { LoadedInput, ObjectReader, ProgramEvent, RunOptions, RunOutcome } from './outcome';
import { placeObjects } from './placement';
import type { Program } from './program';
import type { Run } from './run-state';
import { Slots, type Slot } from './slots';
import { datatype, GAS_COIN_TYPE, parseType, SUI } from './type-text';

export interface RunRequest {
  vm: MoveVm;
  reader: ObjectReader;
  program: Program;
  inputs: LoadedInput[];
  /** The first gas coin as it was, and the balance that the program may use of it. */
  gas: { object: StoredObject; coin: CoinState } | undefined;
  context: TransactionContext;
  options: RunOptions;
}

/**
 * Runs a checked program to its end and says what it did. Packages it published are loaded while
 * `look` sees the outcome, and unloaded then: only what is stored is known for good. Throws
 * CommandFailure.
 */
export function runProgram<T>(request: RunRequest, look: (outcome: RunOutcome) => T): T {
  const run = startRun(request);
  try {
    request.program.commands.forEach((command, index) => {
      try {
        runCommand(run, command);
      } catch (error) {
        throw asCommandFailure(error, index);
      }
    });
    return look(finishRun(run, request));
  } finally {
    for (const published of run.packages) request.vm.unloadPackage(published.id);
  }
}

function asCommandFailure(error: unknown, command: number): unknown {
  const failure = error instanceof MoveError ? moveFailure(error.failure, error) : error;
  if (failure instanceof CommandFailure) failure.command ??= command;
  return failure;
}

function startRun(request: RunRequest): Run {
  const { vm, program, reader } = request;
  const receivable = new Map<Id, StoredObject>();
  for (const input of request.inputs) {
    if (input.kind === 'receiving') receivable.set(input.object.id, input.object);
  }
  const owners = new Map(
    request.inputs.flatMap((input) =>
      input.kind === 'object' ? [[input.object.id, destinationOf(input.object)] as const] : [],
    ),
  );
  const session = vm.session(
    request.context,
    {
      child: (parent, id) => findChild(reader, parent, id),
      receivable: (parent, id, version) => findReceivable(receivable.get(id), parent, version),
    },
    (id) => owners.get(id),
  );
  return {
    vm,
    session,
    reader,
    program,
    slots: new Slots(
      vm,
      request.inputs.map((input) => inputSlot(vm, input)),
      request.gas && gasSlot(vm, request.gas),
    ),
    options: request.options,
    sent: [],
    created: new Set(),
    deleted: new Set(),
    packages: [],
    eventSources: [],
    results: [],
  };
}

function findChild(reader: ObjectReader, parent: Id, id: Id): ChildObject | undefined {
  const object = reader.live(id);
  if (object?.owner.kind !== 'object' || object.owner.object !== parent) return undefined;
  return childOf(object);
}

/** An object sent to the parent that this transaction declares to receive. */
function findReceivable(
  object: StoredObject | undefined,
  parent: Id,
  version: bigint,
): ChildObject | undefined {
  if (object?.owner.kind !== 'address' || object.owner.address !== parent) return undefined;
  return object.version === version ? childOf(object) : undefined;
}

const childOf = ({ id, type, contents, version }: StoredObject): ChildObject => ({
  id,
  type: parseType(type),
  contents,
  version,
});

function destinationOf({ owner }: StoredObject): Destination {
  return owner.kind === 'shared' ? { kind: 'shared' } : owner;
}

function inputSlot(vm: MoveVm, input: LoadedInput): Slot {
  const base = { present: true, mutable: true, tainted: false, usedByValue: false };
  if (input.kind === 'pure') {
    return {
      ...base,
      origin: 'pure',
      type: undefined,
      raw: input.bytes,
      cell: { value: undefined },
    };
  }
  const { object } = input;
  if (input.kind === 'receiving') {
    // Receiving<T> is { id: ID, version: u64 } for every T, so any T decodes it.
    const any = datatype(SUI, 'transfer', 'Receiving', [GAS_COIN_TYPE]);
    const value = vm.decode(any, concat(idBytes(object.id), u64Bytes(object.version)));
    return { ...base, origin: 'receiving', type: undefined, cell: { value }, object };
  }
  const type = parseType(object.type);
  return {
    ...base,
    origin: input.mode,
    type,
    cell: { value: vm.decode(type, object.contents) },
    object,
    mutable: input.mode === 'shared' ? input.mutable : input.mode === 'owned',
  };
}

function gasSlot(vm: MoveVm, gas: NonNullable<RunRequest['gas']>): Slot {
  return {
    origin: 'gas',
    type: GAS_COIN_TYPE,
    cell: { value: coinToValue(vm, GAS_COIN_TYPE, gas.coin) },
    present: true,
    mutable: true,
    tainted: false,
    usedByValue: false,
    object: gas.object,
  };
}

function finishRun(run: Run, request: RunRequest): RunOutcome {
  if (run.options.enforceUse) assertResultsUsed(run);
  const outcome = run.session.outcome();
  const events = outcome.events.map((event, index): ProgramEvent => {
    const source = run.eventSources[index] ?? { packageId: SUI, module: '' };
    return { ...event, ...source };
  });
  assertWithinLimits(events, outcome.created.length);
  const placed = placeObjects(run, outcome, request.reader);
  for (const object of placed.written.values()) {
    if (object.contents.length > MAX_OBJECT_BYTES) {
      throw new CommandFailure(
        {
          MoveObjectTooBig: {
            objectSize: object.contents.length,
            maxObjectSize: MAX_OBJECT_BYTES,
          },
        },
        `An object would have ${object.contents.length} bytes; at most ${MAX_OBJECT_BYTES}.`,
      );
    }
  }
  return { ...placed, packages: run.packages, events, commandResults: run.results };
}

function assertWithinLimits(events: ProgramEvent[], createdIds: number): void {
  const eventBytes = events.reduce((most, event) => Math.max(most, event.contents.length), 0);
  if (events.length > MAX_EVENTS || eventBytes > MAX_EVENT_BYTES || createdIds > MAX_CREATED_IDS) {
    throw plainFailure('VMInvariantViolation', 'too many events or new ids, or an event too large');
  }
}

/** A result nobody took must be droppable; a copyable one counts as used once it was copied. */
function assertResultsUsed(run: Run): void {
  run.slots.results.forEach((results, command) => {
    results.forEach((slot, index) => {
      if (!slot.present || !slot.type) return;
      const abilities = run.vm.abilities(slot.type);
      if (abilities.drop || (abilities.copy && slot.usedByValue)) return;
      throw new CommandFailure(
        { UnusedValueWithoutDrop: { resultIdx: command, secondaryIdx: index } },
        `UnusedValueWithoutDrop: result ${index} of command ${command}`,
      );
    });
  });
}
