export { compareModels, type ModelDifference, type ReadModel } from './compare-models';
export {
  EXAMPLE_KEY,
  EXAMPLE_LENGTHS,
  exampleInputs,
  parseExampleSpec,
  type ExampleSpec,
} from './example-inputs';
export { fillInput, type InputType, type ModelInput } from './model-io';
export { assertRunnable } from './model-policy';
export { modelSummary, valueText } from './model-summary';
export { openModelRunner, type ModelRunner, type RunnerOptions } from './model-runner';
export type { Dimension, OnnxFacts, TensorFacts, ValueFacts } from './onnx-facts';
export { MAX_MODEL_BYTES, readOnnx } from './read-onnx';
export type { OutputSummary, RunResult } from './run-result';
