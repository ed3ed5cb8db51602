import { TidemarkError } from '../domain';
import type { OnnxFacts } from './onnx-facts';

const MAX_NODES = 20_000;
const MAX_TENSORS = 10_000;
const MAX_INPUTS = 32;
const ALLOWED_DOMAINS = new Set(['', 'ai.onnx', 'ai.onnx.ml']);

/**
 * Refuses models that must not be run in a page: they would read files, need foreign code, or
 * are too large. @throws TidemarkError model_refused
 */
export function assertRunnable(facts: OnnxFacts): void {
  const reason = refusalReason(facts);
  if (reason !== null) throw new TidemarkError('model_refused', reason);
}

function refusalReason(facts: OnnxFacts): string | null {
  if (facts.hasExternalData) {
    return 'This model keeps weights in other files; save it as one file and try again.';
  }
  const foreign = facts.domains.find((domain) => !ALLOWED_DOMAINS.has(domain));
  if (foreign !== undefined) {
    return `This model needs operators of "${foreign.slice(0, 60)}", which cannot run in a page.`;
  }
  if (facts.hasTrainingInfo) return 'This model carries training steps; export it for inference.';
  if (facts.nodes > MAX_NODES || facts.tensors.length > MAX_TENSORS) {
    return 'This model has too many parts to run in a page.';
  }
  if (facts.inputs.length === 0 || facts.inputs.length > MAX_INPUTS) {
    return `A model to run needs 1 to ${MAX_INPUTS} inputs.`;
  }
  return facts.outputs.length === 0 ? 'This model has no output.' : null;
}
