import { ByteWriter } from '../binary/byte-writer';
import { MalformedInput } from '../faults';
import type { Type } from '../types';

const PRIMITIVE_TAGS = {
  bool: 0,
  u8: 1,
  u64: 2,
  u128: 3,
  address: 4,
  signer: 5,
  u16: 8,
  u32: 9,
  u256: 10,
} as const;
const VECTOR_TAG = 6;
const STRUCT_TAG = 7;

/** BCS of the TypeTag, as it goes into dynamic-field ids. */
export function typeTagBytes(type: Type): Uint8Array {
  const writer = new ByteWriter();
  writeTag(writer, type);
  return writer.finish();
}

function writeTag(writer: ByteWriter, type: Type): void {
  switch (type.kind) {
    case 'vector':
      writer.u8(VECTOR_TAG);
      return writeTag(writer, type.of);
    case 'datatype':
      writer.u8(STRUCT_TAG);
      writer.address(type.address);
      writeText(writer, type.module);
      writeText(writer, type.name);
      writer.uleb(type.args.length);
      return type.args.forEach((argument) => writeTag(writer, argument));
    case 'reference':
    case 'parameter':
      throw new MalformedInput('type', 'references and parameters have no type tag');
    default:
      return writer.u8(PRIMITIVE_TAGS[type.kind]);
  }
}

function writeText(writer: ByteWriter, text: string): void {
  const bytes = new TextEncoder().encode(text);
  writer.uleb(bytes.length);
  writer.bytes(bytes);
}
