import { bytesToHex } from '../domain';
import type { OnnxFacts, TensorFacts, ValueFacts } from './onnx-facts';

/** Constants below this size are not compared by value: they are shapes and axes. */
const MIN_COMPARED_ELEMENTS = 16;

export interface ReadModel {
  readonly facts: OnnxFacts;
  readonly bytes: Uint8Array;
}

/** What changed from one iteration to the next; names only, never values. */
export interface ModelDifference {
  readonly addedTensors: readonly string[];
  readonly removedTensors: readonly string[];
  readonly reshapedTensors: readonly string[];
  readonly changedTensors: readonly string[];
  readonly sameTensors: readonly string[];
  /** Operators whose count differs: [before, after]. */
  readonly operators: Readonly<Record<string, readonly [number, number]>>;
  readonly isInterfaceEqual: boolean;
}

/** Compares two models tensor by tensor (by SHA-256) and operator by operator. */
export async function compareModels(before: ReadModel, after: ReadModel): Promise<ModelDifference> {
  const old = namedTensors(before.facts);
  const current = namedTensors(after.facts);
  const difference = {
    addedTensors: [...current.keys()].filter((name) => !old.has(name)),
    removedTensors: [...old.keys()].filter((name) => !current.has(name)),
    reshapedTensors: new Array<string>(),
    changedTensors: new Array<string>(),
    sameTensors: new Array<string>(),
  };
  for (const [name, tensor] of current) {
    const earlier = old.get(name);
    if (earlier === undefined) continue;
    if (!isSameShape(earlier, tensor)) difference.reshapedTensors.push(name);
    else if ((await tensorHash(before, earlier)) === (await tensorHash(after, tensor))) {
      difference.sameTensors.push(name);
    } else difference.changedTensors.push(name);
  }
  return {
    ...difference,
    operators: operatorChanges(before.facts.operators, after.facts.operators),
    isInterfaceEqual:
      isSameValues(before.facts.inputs, after.facts.inputs) &&
      isSameValues(before.facts.outputs, after.facts.outputs),
  };
}

/** Names may repeat in branches; later ones get a number so that none is lost. */
function namedTensors(facts: OnnxFacts): Map<string, TensorFacts> {
  const named = new Map<string, TensorFacts>();
  const counts = new Map<string, number>();
  for (const tensor of facts.tensors) {
    if (tensor.elements < MIN_COMPARED_ELEMENTS) continue;
    const count = (counts.get(tensor.name) ?? 0) + 1;
    counts.set(tensor.name, count);
    named.set(count === 1 ? tensor.name : `${tensor.name} #${count}`, tensor);
  }
  return named;
}

async function tensorHash(model: ReadModel, tensor: TensorFacts): Promise<string> {
  const total = tensor.data.reduce((sum, span) => sum + span.end - span.start, 0);
  const joined = new Uint8Array(total);
  let offset = 0;
  for (const span of tensor.data) {
    joined.set(model.bytes.subarray(span.start, span.end), offset);
    offset += span.end - span.start;
  }
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', joined)));
}

function operatorChanges(
  before: OnnxFacts['operators'],
  after: OnnxFacts['operators'],
): Record<string, readonly [number, number]> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(
    names
      .map((name) => [name, [before[name] ?? 0, after[name] ?? 0] as const] as const)
      .filter(([, [old, current]]) => old !== current),
  );
}

function isSameShape(left: TensorFacts, right: TensorFacts): boolean {
  return left.type === right.type && left.dims.join() === right.dims.join();
}

function isSameValues(left: readonly ValueFacts[], right: readonly ValueFacts[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
