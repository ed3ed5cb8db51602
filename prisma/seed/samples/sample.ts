/** How to fill one model input for an example run; the same shape the page reads. */
export interface ExampleInput {
  readonly dims: readonly number[];
  readonly fill: 'zeros' | 'ones' | 'noise' | 'walk' | 'text' | 'value';
  /** For `value`. */
  readonly value?: number;
  /** For `text`: its UTF-16 code units become the values. */
  readonly text?: string;
}

export interface SampleIteration {
  readonly fileName: string;
  readonly format: 'onnx';
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Measured or stated figures by name; numbers are rounded. */
  readonly metrics: Readonly<Record<string, string | number | boolean>>;
  readonly note: string;
  /** Numbers of the iterations this one came from; iterations count from 1. */
  readonly parents: readonly number[];
  /** By input name; published in the manifest so that a page can fill an example run. */
  readonly exampleInputs: Readonly<Record<string, ExampleInput>>;
}

/** A model of the demo catalogue with its history. */
export interface Sample {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly task: string;
  readonly tags: readonly string[];
  readonly licence: string;
  readonly dataClass: string;
  readonly iterations: readonly SampleIteration[];
}
