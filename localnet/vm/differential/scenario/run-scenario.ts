import { formatType, normalizeId, parseType } from '../../index';
import { freshObjectId } from '../../objects/derive-id';
import {
  MoveError,
  type Argument,
  type Cell,
  type Id,
  type MoveFailure,
  type MoveVm,
  type Session,
  type SessionOutcome,
} from '../../types';
import {
  scenarioDigest,
  type CallStep,
  type MakeStep,
  type ScenarioArgument,
  type ScenarioObject,
  type ScenarioStep,
  type SetStep,
} from './scenario';

/** What one step did here; the Move test asserts the same of the real VM. */
export interface StepRecord {
  step: ScenarioStep;
  /** Transaction number in the Move test. */
  number: number;
  /** Objects the step was given, as they were. */
  given: ScenarioObject[];
  /** Objects the step changed or made, as they are afterwards. */
  written: ScenarioObject[];
  /** BCS of each event by type, in order. */
  events: { type: string; contents: Uint8Array }[];
  failure?: MoveFailure;
}

const ROOT = normalizeId('0x0');

/** Runs steps on a small ledger of its own. `vm` has the package under test at `0x0`. */
export class ScenarioRun {
  readonly records: StepRecord[] = [];
  private readonly objects = new Map<Id, ScenarioObject>();
  private readonly aliases = new Map<string, Id>();
  private succeeded = 0;

  constructor(private readonly vm: MoveVm) {}

  /** Each step is a transaction and, in the Move test, a second one that looks at its results. */
  step(step: ScenarioStep): StepRecord {
    const number = this.succeeded * 2 + 1;
    const record = this.perform(step, number);
    this.records.push(record);
    if (record.failure === undefined) this.succeeded += 1;
    return record;
  }

  object(name: string): ScenarioObject {
    const id = this.aliases.get(name);
    const object = id === undefined ? undefined : this.objects.get(id);
    if (object === undefined) throw new Error(`no object is called ${name}`);
    return object;
  }

  private perform(step: ScenarioStep, number: number): StepRecord {
    switch (step.kind) {
      case 'make':
        return this.make(step, number);
      case 'set':
        return this.set(step, number);
      default:
        return this.call(step, number);
    }
  }

  private make(step: MakeStep, number: number): StepRecord {
    const digest = scenarioDigest(number);
    const ids = Array.from({ length: step.idsBefore + 1 }, (_, at) =>
      freshObjectId(digest, BigInt(at)),
    );
    const id = ids.pop() ?? ROOT;
    const type = formatType(parseType(step.type));
    const made = { id, type, owner: step.owner, contents: step.contents(id, ids) };
    this.objects.set(id, made);
    this.aliases.set(step.name, id);
    return { step, number, given: [], written: [made], events: [] };
  }

  private set(step: SetStep, number: number): StepRecord {
    const before = this.object(step.name);
    const after = { ...before, contents: step.contents(before.contents) };
    this.objects.set(after.id, after);
    return { step, number, given: [before], written: [after], events: [] };
  }

  private call(step: CallStep, number: number): StepRecord {
    const session = this.session(step.sender, number);
    const given = step.args.flatMap(namesOf).map((name) => this.object(name));
    const cells = new Map<string, Cell>();
    // The session fills in the context itself.
    const args = step.args.flatMap((argument) => this.argument(argument, cells));
    const base = { step, number, given };
    try {
      const target = { package: ROOT, module: step.module, function: step.function };
      session.call(target, step.typeArguments.map(parseType), args);
    } catch (error) {
      if (!(error instanceof MoveError)) throw error;
      return { ...base, written: [], events: [], failure: error.failure };
    }
    const outcome = session.outcome();
    const events = outcome.events.map(({ type, contents }) => ({
      type: formatType(type),
      contents,
    }));
    return { ...base, written: this.commit(step, cells, outcome), events };
  }

  private session(sender: Id, number: number): Session {
    const context = {
      sender,
      digest: scenarioDigest(number),
      epoch: 0n,
      epochTimestampMs: 0n,
      referenceGasPrice: 700n,
      gasPrice: 700n,
      gasBudget: 10_000_000n,
    };
    const child = (parent: Id, id: Id) => {
      const found = this.objects.get(id);
      if (found?.owner.kind !== 'object' || found.owner.object !== parent) return undefined;
      return { id, type: parseType(found.type), contents: found.contents, version: 1n };
    };
    return this.vm.session(context, { child }, (id) => this.objects.get(id)?.owner);
  }

  private argument(argument: ScenarioArgument, cells: Map<string, Cell>): Argument[] {
    switch (argument.kind) {
      case 'context':
        return [];
      case 'pure':
        return [{ kind: 'value', value: this.vm.decode(parseType(argument.type), argument.bytes) }];
      case 'objects':
        return [{ kind: 'value', value: argument.names.map((name) => this.value(name)) }];
      default: {
        if (argument.by === 'value') return [{ kind: 'value', value: this.value(argument.name) }];
        const cell: Cell = { value: this.value(argument.name) };
        const mutable = argument.by === 'mutable';
        if (mutable) cells.set(argument.name, cell);
        return [{ kind: 'reference', cell, mutable }];
      }
    }
  }

  private value(name: string): unknown {
    const { type, contents } = this.object(name);
    return this.vm.decode(parseType(type), contents);
  }

  private commit(
    step: CallStep,
    cells: Map<string, Cell>,
    outcome: SessionOutcome,
  ): ScenarioObject[] {
    const consumed = step.args.flatMap((argument) =>
      argument.kind === 'object' && argument.by !== 'value' ? [] : namesOf(argument),
    );
    for (const name of consumed) this.objects.delete(this.object(name).id);
    for (const { child } of outcome.childrenRemoved) this.objects.delete(child.id);
    const written = new Map<Id, ScenarioObject>();
    for (const [name, cell] of cells) {
      const object = this.object(name);
      const contents = this.vm.encode(parseType(object.type), cell.value);
      written.set(object.id, { ...object, contents });
    }
    for (const { id, type, value, to } of outcome.transfers) {
      const contents = this.vm.encode(type, value);
      written.set(id, { id, type: formatType(type), owner: to, contents });
    }
    for (const { id, type, value, parent } of outcome.childrenWritten) {
      const contents = this.vm.encode(type, value);
      const owner = { kind: 'object' as const, object: parent };
      written.set(id, { id, type: formatType(type), owner, contents });
    }
    for (const object of written.values()) {
      this.objects.set(object.id, object);
      const name = step.names?.[typeName(object.type)];
      if (name !== undefined && outcome.created.includes(object.id)) {
        this.aliases.set(name, object.id);
      }
    }
    return [...written.values()];
  }
}

function namesOf(argument: ScenarioArgument): readonly string[] {
  if (argument.kind === 'object') return [argument.name];
  return argument.kind === 'objects' ? argument.names : [];
}

/** `Team` of `0x0::team::Team<…>`. */
function typeName(type: string): string {
  return /^[^<]*::(\w+)/.exec(type)?.[1] ?? type;
}
