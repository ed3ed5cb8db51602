import { bcs, type BcsType } from '@mysten/sui/bcs';
import { TidemarkError } from '@/lib/domain';

/** u64 as bigint. */
export const u64 = bcs.u64().transform({
  name: 'u64',
  input: (value: bigint) => value,
  output: (text) => BigInt(text),
});

/** u256 as bigint. */
export const u256 = bcs.u256().transform({
  name: 'u256',
  input: (value: bigint) => value,
  output: (text) => BigInt(text),
});

/** `0x` and 64 lower-case digits. */
export const id = bcs.Address;

export const bytes = bcs.byteVector();

/**
 * Parses bytes that must be exactly one canonical value: no rest, one spelling only.
 * @throws TidemarkError chain_data_malformed
 */
export function parseExactly<T extends Input, Input>(
  type: BcsType<T, Input>,
  contents: Uint8Array,
): T {
  let value: T;
  let again: Uint8Array;
  try {
    value = type.parse(contents);
    again = type.serialize(value).toBytes();
  } catch (cause) {
    throw malformed(type.name, cause);
  }
  if (again.length !== contents.length || again.some((byte, at) => byte !== contents[at])) {
    throw malformed(type.name);
  }
  return value;
}

/**
 * Parses the first fields of a foreign object whose later fields differ between versions; the rest
 * of the bytes is not looked at.
 * @throws TidemarkError chain_data_malformed
 */
export function parseHead<T extends Input, Input>(
  type: BcsType<T, Input>,
  contents: Uint8Array,
): T {
  try {
    return type.parse(contents);
  } catch (cause) {
    throw malformed(type.name, cause);
  }
}

function malformed(name: string, cause?: unknown): TidemarkError {
  return new TidemarkError(
    'chain_data_malformed',
    `The chain sent ${name} in a form this version does not read; update Tidemark or choose another node.`,
    { cause },
  );
}
