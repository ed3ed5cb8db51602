const base64 =
  'CAgSBHRlc3Q6PwoQCgF4EgF5IghJZGVudGl0eRIBZ1oTCgF4Eg4KDAgBEggKAggBCgIIBGITCgF5Eg4KDAgBEggKAggBCgIIBEIECgAQDQ==';

/** The 79 bytes of an ONNX model that answers its input `x`, float32[1, 4], as `y`. */
export const tinyModel = Buffer.from(base64, 'base64');

/** The same with an operator that no runtime knows. */
export const modelOfUnknownOperator = Buffer.from(
  tinyModel.toString('latin1').replace('Identity', 'Nonsense'),
  'latin1',
);
