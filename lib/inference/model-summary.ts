import { EXAMPLE_KEY, type ExampleSpec } from './example-inputs';
import type { OnnxFacts, ValueFacts } from './onnx-facts';

const MAX_TEXT_LENGTH = 512;
const MAX_OPERATORS = 24;

/** Facts of a model as short texts for people; fits into a manifest's summary. */
export function modelSummary(
  facts: OnnxFacts,
  example: ExampleSpec | null = null,
): Record<string, string> {
  const summary: Record<string, string> = {
    inputs: facts.inputs.map(valueText).join('; '),
    outputs: facts.outputs.map(valueText).join('; '),
    parameters: `${facts.parameters}`,
    nodes: `${facts.nodes}`,
    operators: operatorText(facts.operators),
    opset: `${facts.opsets.find(({ domain }) => domain === '' || domain === 'ai.onnx')?.version ?? '?'}`,
    irVersion: `${facts.irVersion}`,
    producer: `${facts.producer} ${facts.producerVersion}`.trim(),
  };
  const clipped = Object.fromEntries(
    Object.entries(summary).map(([key, text]) => [key, clip(text)] as const),
  );
  const exampleText = example === null ? '' : JSON.stringify(example);
  // A cut example would be unreadable, so a long one is left out.
  const isUsable = exampleText !== '' && exampleText.length <= MAX_TEXT_LENGTH;
  return isUsable ? { ...clipped, [EXAMPLE_KEY]: exampleText } : clipped;
}

/** `closes float32[batch, 64]` */
export function valueText(value: ValueFacts): string {
  return `${value.name} ${value.type}[${value.dims.map((dim) => dim ?? '?').join(', ')}]`;
}

function operatorText(operators: OnnxFacts['operators']): string {
  const sorted = Object.entries(operators).sort((left, right) => right[1] - left[1]);
  const shown = sorted.slice(0, MAX_OPERATORS).map(([name, count]) => `${name} ×${count}`);
  return shown.join(', ') + (sorted.length > MAX_OPERATORS ? ', …' : '');
}

function clip(text: string): string {
  return text.length <= MAX_TEXT_LENGTH ? text : `${text.slice(0, MAX_TEXT_LENGTH - 1)}…`;
}
