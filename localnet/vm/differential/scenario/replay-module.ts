import { expectedFailure } from '../expected-failure';
import { consumedNames, objectNames, type StepRecord } from './run-scenario';
import {
  shortAddress,
  shortType,
  type CallStep,
  type ScenarioArgument,
  type ScenarioCall,
  type ScenarioObject,
} from './scenario';

const SIGNS = { reference: '&', mutable: '&mut ', value: '' };
/** Another code than any step is expected to fail with. */
const NOT_REACHED = 'abort 998';
const SENDER_OF_NOTHING = '@0x0';

/**
 * A Move test module that does the same steps in the real VM. One test replays all that succeeded,
 * asserting bytes of every object given and written and of all events; each step that failed gets
 * a test of its own that replays what came before and must fail alike.
 */
export function replayModule(
  packageName: string,
  moduleName: string,
  records: readonly StepRecord[],
): string {
  const done: string[] = [];
  const tests: string[] = [];
  const functions = records.map((record, index) => {
    const name = `s${index}`;
    if (record.failure === undefined) {
      done.push(name);
    } else {
      const attribute = `#[test, ${expectedFailure(record.failure)}]`;
      tests.push(`${attribute}\n${test(`fails_${index}`, [...done, name])}`);
    }
    return stepFunction(name, record);
  });
  tests.push(`#[test]\n${test('replay', done)}`);
  const head = ['#[test_only, allow(all)]', `module ${packageName}::${moduleName};`];
  const uses = ['use sui::event;', 'use sui::test_scenario::{Self, Scenario};'];
  return [...head, ...uses, ...functions, ...tests, ''].join('\n');
}

function test(name: string, steps: readonly string[]): string {
  return [
    `fun ${name}() {`,
    `    let mut scenario = test_scenario::begin(${SENDER_OF_NOTHING});`,
    ...steps.map((step) => `    ${step}(&mut scenario);`),
    '    scenario.end();',
    '}',
  ].join('\n');
}

function stepFunction(name: string, record: StepRecord): string {
  const { step } = record;
  const body =
    step.kind === 'call'
      ? callLines(step, record)
      : step.kind === 'make'
        ? [step.move]
        : setLines(step.move, record);
  const sender = step.kind === 'set' ? SENDER_OF_NOTHING : `@${shortAddress(step.sender)}`;
  return [
    `fun ${name}(scenario: &mut Scenario) {`,
    `    scenario.next_tx(${sender});`,
    ...body.map((line) => `    ${line}`),
    ...(record.failure === undefined ? lookAfter(record) : [NOT_REACHED]).map(
      (line) => `    ${line}`,
    ),
    '}',
  ].join('\n');
}

function lookAfter(record: StepRecord): string[] {
  return [`scenario.next_tx(${SENDER_OF_NOTHING});`, ...record.written.flatMap(lookLines)];
}

function callLines(step: CallStep, record: StepRecord): string[] {
  const names = objectNames(step);
  const locals = new Map(names.map((name, at) => [name, `o${at}`]));
  const takes = record.given.flatMap((object, at) => {
    const local = `o${at}`;
    return [`let mut ${local} = ${take(object)};`, assertBytes(local, object.contents)];
  });
  const calls = step.calls.map((call, at) => callText(call, at, record.returns[at] ?? 0, locals));
  const consumed = new Set(consumedNames(step));
  return [
    ...takes,
    ...calls,
    ...(step.moveAtEnd === undefined ? [] : [step.moveAtEnd]),
    ...(record.failure === undefined ? callResults(record, names, consumed) : []),
  ];
}

/** A step that failed never gets here, and may hold values that could not be dropped. */
function callResults(
  record: StepRecord,
  names: readonly string[],
  consumed: ReadonlySet<string>,
): string[] {
  const events = groupEvents(record);
  return [
    `assert!(event::num_events() == ${record.events.length}, 900);`,
    ...events.map(
      ({ type, bytes }) => `${sameBytes(`event::events_by_type<${shortType(type)}>()`, bytes)}`,
    ),
    ...record.given.flatMap((object, at) =>
      consumed.has(names[at] ?? '') ? [] : [give(`o${at}`, object)],
    ),
  ];
}

/** Results are locals too, named by call and place. */
function callText(
  call: ScenarioCall,
  at: number,
  returns: number,
  locals: ReadonlyMap<string, string>,
): string {
  if (call.move !== undefined) return call.move;
  const args = call.args.map((argument) => argumentText(argument, locals));
  const types = call.typeArguments.length === 0 ? '' : `<${call.typeArguments.join(', ')}>`;
  const home = call.package ?? '0x0';
  const text = `${home}::${call.module}::${call.function}${types}(${args.join(', ')});`;
  const results = Array.from({ length: returns }, (_, result) => `mut ${resultLocal(at, result)}`);
  if (results.length === 0) return text;
  return results.length === 1
    ? `let ${results[0]} = ${text}`
    : `let (${results.join(', ')}) = ${text}`;
}

const resultLocal = (call: number, result: number): string => `r${call}_${result}`;

function setLines(move: string, record: StepRecord): string[] {
  const [object] = record.given;
  if (object === undefined) throw new Error('nothing to set');
  return [`let mut object = ${take(object)};`, move, give('object', object)];
}

/** Looks at an object in the transaction after the step. Children are seen through their parents. */
function lookLines(object: ScenarioObject, at: number): string[] {
  if (object.owner.kind === 'object') return [];
  const local = `w${at}`;
  return [
    `let ${local} = ${take(object)};`,
    assertBytes(local, object.contents),
    give(local, object),
  ];
}

function argumentText(argument: ScenarioArgument, locals: ReadonlyMap<string, string>): string {
  const local = (name: string) => {
    const found = locals.get(name);
    if (found === undefined) throw new Error(`an object without its local: ${name}`);
    return found;
  };
  switch (argument.kind) {
    case 'pure':
      return argument.move;
    case 'context':
      return 'scenario.ctx()';
    case 'objects':
      return `vector[${argument.names.map(local).join(', ')}]`;
    case 'result':
      return `${SIGNS[argument.by]}${resultLocal(argument.call, argument.result)}`;
    default:
      return `${SIGNS[argument.by]}${local(argument.name)}`;
  }
}

function take({ id, type, owner }: ScenarioObject): string {
  const wanted = `sui::object::id_from_address(@${shortAddress(id)})`;
  if (owner.kind === 'shared') return `scenario.take_shared_by_id<${shortType(type)}>(${wanted})`;
  if (owner.kind === 'immutable') {
    return `scenario.take_immutable_by_id<${shortType(type)}>(${wanted})`;
  }
  if (owner.kind !== 'address') throw new Error(`a test cannot take what is ${owner.kind}`);
  const from = `@${shortAddress(owner.address)}`;
  return `scenario.take_from_address_by_id<${shortType(type)}>(${from}, ${wanted})`;
}

function give(local: string, { owner }: ScenarioObject): string {
  if (owner.kind === 'shared') return `test_scenario::return_shared(${local});`;
  if (owner.kind === 'immutable') return `test_scenario::return_immutable(${local});`;
  if (owner.kind !== 'address') throw new Error(`a test cannot give back what is ${owner.kind}`);
  return `test_scenario::return_to_address(@${shortAddress(owner.address)}, ${local});`;
}

function groupEvents(record: StepRecord): { type: string; bytes: Uint8Array }[] {
  const byType = new Map<string, Uint8Array[]>();
  for (const { type, contents } of record.events) {
    byType.set(type, [...(byType.get(type) ?? []), contents]);
  }
  return [...byType].map(([type, list]) => ({
    type,
    // Far fewer than 128 events of one type, so the length is one byte.
    bytes: Buffer.concat([Uint8Array.of(list.length), ...list]),
  }));
}

function assertBytes(local: string, bytes: Uint8Array): string {
  return sameBytes(local, bytes);
}

function sameBytes(expression: string, bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `assert!(std::bcs::to_bytes(&${expression}) == x"${hex}", 901);`;
}
