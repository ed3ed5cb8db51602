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
  type ScenarioCall,
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
  /** How many values each call of the step returns. */
  returns: number[];
  failure?: MoveFailure;
}

const ROOT = normalizeId('0x0');
const WALRUS = normalizeId('0xa15');

const packageOf = (call: ScenarioCall): Id => (call.package === 'walrus' ? WALRUS : ROOT);

/** The objects and results that the calls of one step share. */
interface Places {
  objects: Map<string, Cell>;
  mutated: Set<string>;
  results: Cell[][];
}

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
    return { step, number, given: [], written: [made], events: [], returns: [] };
  }

  private set(step: SetStep, number: number): StepRecord {
    const before = this.object(step.name);
    const after = { ...before, contents: step.contents(before.contents) };
    this.objects.set(after.id, after);
    return { step, number, given: [before], written: [after], events: [], returns: [] };
  }

  private call(step: CallStep, number: number): StepRecord {
    const session = this.session(step.sender, number);
    const given = objectNames(step).map((name) => this.object(name));
    const places: Places = { objects: new Map(), mutated: new Set(), results: [] };
    const returns = step.calls.map(
      (call) =>
        this.vm.functionInfo(packageOf(call), call.module, call.function)?.returns.length ?? 0,
    );
    const base = { step, number, given, returns };
    try {
      for (const call of step.calls) this.run(session, call, places);
    } catch (error) {
      if (!(error instanceof MoveError)) throw error;
      return { ...base, written: [], events: [], failure: error.failure };
    }
    const outcome = session.outcome();
    const events = outcome.events.map(({ type, contents }) => ({
      type: formatType(type),
      contents,
    }));
    return { ...base, written: this.commit(step, places, outcome), events };
  }

  private run(session: Session, call: ScenarioCall, places: Places): void {
    // The session fills in the context itself.
    const args = call.args.flatMap((argument) => this.argument(argument, places));
    const target = { package: packageOf(call), module: call.module, function: call.function };
    const returned = session.call(target, call.typeArguments.map(parseType), args);
    places.results.push(returned.map(({ value }) => ({ value })));
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

  private argument(argument: ScenarioArgument, places: Places): Argument[] {
    switch (argument.kind) {
      case 'context':
        return [];
      case 'pure':
        return [{ kind: 'value', value: this.vm.decode(parseType(argument.type), argument.bytes) }];
      case 'objects':
        return [{ kind: 'value', value: argument.names.map((name) => this.value(name)) }];
      case 'result': {
        const cell = places.results[argument.call]?.[argument.result];
        if (cell === undefined) throw new Error('a result that no call returned');
        return argument.by === 'value'
          ? [{ kind: 'value', value: cell.value }]
          : [{ kind: 'reference', cell, mutable: true }];
      }
      default: {
        if (argument.by === 'value') return [{ kind: 'value', value: this.value(argument.name) }];
        const cell = places.objects.get(argument.name) ?? { value: this.value(argument.name) };
        places.objects.set(argument.name, cell);
        const mutable = argument.by === 'mutable';
        if (mutable) places.mutated.add(argument.name);
        return [{ kind: 'reference', cell, mutable }];
      }
    }
  }

  private value(name: string): unknown {
    const { type, contents } = this.object(name);
    return this.vm.decode(parseType(type), contents);
  }

  private commit(step: CallStep, places: Places, outcome: SessionOutcome): ScenarioObject[] {
    for (const name of consumedNames(step)) this.objects.delete(this.object(name).id);
    for (const { child } of outcome.childrenRemoved) this.objects.delete(child.id);
    const written = new Map<Id, ScenarioObject>();
    for (const name of places.mutated) {
      const cell = places.objects.get(name);
      if (cell === undefined) continue;
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

/** Every object that a step's calls name, once each, in the order of first use. */
export function objectNames({ calls }: CallStep): string[] {
  return [...new Set(calls.flatMap(({ args }) => args.flatMap(namesOf)))];
}

/** Those it takes by value. */
export function consumedNames({ calls }: CallStep): string[] {
  return calls.flatMap(({ args }) =>
    args.flatMap((argument) =>
      argument.kind === 'object' && argument.by !== 'value' ? [] : namesOf(argument),
    ),
  );
}

function namesOf(argument: ScenarioArgument): readonly string[] {
  if (argument.kind === 'object') return [argument.name];
  return argument.kind === 'objects' ? argument.names : [];
}

/** `Team` of `0x0::team::Team<…>`. */
function typeName(type: string): string {
  return /^[^<]*::(\w+)/.exec(type)?.[1] ?? type;
}
