/** What generated models are made of. Commonest first: values are drawn with frequencies of 1, 1/2, 1/3 … */
export const tasks = [
  'text-classification',
  'text-generation',
  'image-classification',
  'time-series-forecasting',
  'tabular-classification',
  'speech-recognition',
  'object-detection',
  'translation',
  'anomaly-detection',
  'summarization',
  'image-segmentation',
  'medical-imaging',
  'question-answering',
  'reinforcement-learning',
  'voice-activity-detection',
  'protein-folding',
] as const;

export const licences = [
  'Apache-2.0',
  'MIT',
  'CC-BY-4.0',
  'CC-BY-NC-4.0',
  'BSD-3-Clause',
  'GPL-3.0',
  'OpenRAIL-M',
  'proprietary',
] as const;

export const dataClasses = ['general', 'market', 'personal', 'medical'] as const;

export const formats = ['onnx', 'safetensors', 'gguf', 'pytorch', 'tflite', 'parquet'] as const;

const common =
  'model data small large fast training language image text signal market open sparse deep vision ' +
  'price speech series quiet regime clinical detector encoder ranking forecast transformer baseline ' +
  'adapter classifier robust calibrated multilingual edge browser quantised distilled domain retail ' +
  'satellite radiology weather credit fraud genome chess music video document invoice medical legal ' +
  'chemical sensor audio caption segment cluster graph embedding retrieval planner policy reward ' +
  'contrast diffusion tokenizer attention convolution recurrent boosting forest kernel bayesian ' +
  'causal synthetic federated private secure licensed audited evaluated trained tested curated ' +
  'filtered balanced labelled annotated reviewed measured monthly weekly daily hourly streaming';

const starts =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bri cla dre flo gri'.split(' ');
const middles = 'ra le ni mo tu sa be ci do lu va ne'.split(' ');
const ends = 'x n ris lon mar tek via dor sil quen bay'.split(' ');

/** Words of names and summaries: real ones first, then some 3,500 invented ones for the long tail. */
export function vocabulary(): string[] {
  const invented = starts.flatMap((start) =>
    middles.flatMap((middle) => ends.map((end) => start + middle + end)),
  );
  // A fixed stride mixes the beginnings, so that neighbours in frequency do not look alike.
  const mixed = invented.map((_, at) => invented[(at * 1009) % invented.length] ?? '');
  return [...common.split(' '), ...mixed];
}
