import { modelOfUnknownOperator, tinyModel } from './tiny-model';

/** What a person may type or choose by mistake, and the sentence that the page answers. */
type Refusals = readonly (readonly [typed: string, sentence: string])[];

const digitsOf = (unit: string) =>
  `Write the amount in ${unit} with digits and a point, for example 12.5.`;
const highest = 'The highest price is 5000000000 WAL.';
const days = 'Write the days with digits and a point, for example 7 or 0.5.';
const unreadable = 'This is not a readable ONNX model; export it again or choose another file.';

/** Of a team with one member. */
export const badShares: Refusals = [
  ['60', 'The shares add up to 60 %; they must add up to 100 %.'],
  ['100.01', 'A share cannot be more than 100 %.'],
  ['-100', 'Enter an amount of 0 % or more.'],
  ['0', 'Every member needs a share above 0 %.'],
  ['33.333', '% has 2 decimal places; shorten the amount.'],
  ['all', digitsOf('%')],
];

export const badPrices: Refusals = [
  ['', 'Enter an amount in WAL.'],
  ['-1', 'Enter a price above 0 WAL.'],
  ['0', 'Enter a price above 0 WAL.'],
  ['0.0000000001', 'WAL has 9 decimal places; shorten the amount.'],
  ['5000000000.000000001', highest],
  ['9'.repeat(64), highest],
  ['1e3', digitsOf('WAL')],
  ['12,5', digitsOf('WAL')],
];

export const badWindows: Refusals = [
  ['', days],
  ['0', 'Enter a window above 0 days.'],
  ['-7', 'Enter a window above 0 days.'],
  ['0.0001', 'The shortest window is one minute.'],
  ['366.1', 'The longest window is 366 days.'],
  ['9999999999999999', 'The longest window is 366 days.'],
  ['0x10', days],
];

export const badFiles: readonly { name: string; bytes: Buffer; sentence: string }[] = [
  {
    name: 'no-model.onnx',
    bytes: Buffer.alloc(0),
    sentence: 'This file is empty; choose another one.',
  },
  {
    name: 'no-table.csv',
    bytes: Buffer.alloc(0),
    sentence: 'This file is empty; choose another one.',
  },
  { name: 'text.onnx', bytes: Buffer.from('weights follow by mail'), sentence: unreadable },
  {
    name: 'picture.onnx',
    bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    sentence: unreadable,
  },
  { name: 'cut.onnx', bytes: tinyModel.subarray(0, 40), sentence: unreadable },
  { name: 'zeros.onnx', bytes: Buffer.alloc(4_096), sentence: unreadable },
  {
    name: 'foreign.onnx',
    bytes: modelOfUnknownOperator,
    sentence:
      'The runtime could not load this model; it may need operators that a page does not have.',
  },
];
