import { ByteReader } from '../binary/byte-reader';
import type { ByteWriter } from '../binary/byte-writer';
import { typeFault } from '../faults';
import { asAddress, asArray, asBigint, asBoolean, asNumber, type MoveValue } from './move-value';

/** BCS of one type. `decode` throws MalformedInput on bytes that are not canonical. */
export interface Codec {
  encode(writer: ByteWriter, value: MoveValue): void;
  decode(reader: ByteReader): MoveValue;
}

const BOOL: Codec = {
  encode: (writer, value) => writer.u8(asBoolean(value) ? 1 : 0),
  decode: (reader) => {
    const byte = reader.u8();
    if (byte > 1) throw reader.fail('a bool is neither 0 nor 1');
    return byte === 1;
  },
};

const ADDRESS: Codec = {
  encode: (writer, value) => writer.address(asAddress(value)),
  decode: (reader) => reader.address(),
};

export const PRIMITIVE_CODECS = {
  bool: BOOL,
  address: ADDRESS,
  signer: ADDRESS,
  u8: {
    encode: (writer, value) => writer.u8(asNumber(value)),
    decode: (reader) => reader.u8(),
  },
  u16: {
    encode: (writer, value) => writer.u16(asNumber(value)),
    decode: (reader) => reader.u16(),
  },
  u32: {
    encode: (writer, value) => writer.u32(asNumber(value)),
    decode: (reader) => reader.u32(),
  },
  u64: {
    encode: (writer, value) => writer.u64(asBigint(value)),
    decode: (reader) => reader.u64(),
  },
  u128: {
    encode: (writer, value) => writer.u128(asBigint(value)),
    decode: (reader) => reader.u128(),
  },
  u256: {
    encode: (writer, value) => writer.u256(asBigint(value)),
    decode: (reader) => reader.u256(),
  },
} as const satisfies Record<string, Codec>;

/** `vector<u8>`, far more common and larger than any other vector. */
export const BYTE_VECTOR_CODEC: Codec = {
  encode: (writer, value) => {
    const elements = asArray(value);
    writer.uleb(elements.length);
    for (const element of elements) writer.u8(asNumber(element));
  },
  decode: (reader) => Array.from(reader.bytes(reader.uleb())),
};

export function vectorCodec(element: Codec): Codec {
  return {
    encode: (writer, value) => {
      const elements = asArray(value);
      writer.uleb(elements.length);
      for (const item of elements) element.encode(writer, item);
    },
    decode: (reader) => {
      const length = reader.uleb();
      // Every Move value takes at least one byte, so this bounds the work by the input.
      if (length > reader.remaining) throw reader.fail('a vector is longer than its bytes');
      const elements: MoveValue[] = [];
      for (let index = 0; index < length; index += 1) elements.push(element.decode(reader));
      return elements;
    },
  };
}

export function structCodec(fields: readonly Codec[]): Codec {
  return {
    encode: (writer, value) => encodeFields(writer, asArray(value), fields, 0),
    decode: (reader) => fields.map((field) => field.decode(reader)),
  };
}

export function enumCodec(variants: readonly (readonly Codec[])[]): Codec {
  return {
    encode: (writer, value) => {
      const elements = asArray(value);
      const tag = asNumber(elements[0]);
      const fields = variants[tag];
      if (fields === undefined) throw typeFault('unknown variant');
      writer.uleb(tag);
      encodeFields(writer, elements, fields, 1);
    },
    decode: (reader) => {
      const tag = reader.uleb();
      const fields = variants[tag];
      if (fields === undefined) throw reader.fail('unknown variant');
      return [tag, ...fields.map((field) => field.decode(reader))];
    },
  };
}

function encodeFields(
  writer: ByteWriter,
  elements: readonly MoveValue[],
  fields: readonly Codec[],
  skipped: number,
): void {
  if (elements.length !== fields.length + skipped) throw typeFault('wrong number of fields');
  fields.forEach((field, index) => field.encode(writer, elements[index + skipped]));
}
