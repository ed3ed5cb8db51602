import type { Bytes } from './bytes';
import { openStream } from './container-stream';
import { parseContainerHeader } from './container';

/** Opens a whole sealed file in memory. Throws TidemarkError container_*. */
export async function openWholeContainer(
  sealed: Bytes,
  dataKey: Uint8Array,
  expectedBinding?: Uint8Array,
): Promise<Bytes> {
  const { plainBytes } = parseContainerHeader(sealed);
  // The header is not authenticated yet: never reserve more than the sealed bytes can hold.
  const output = new Uint8Array(Math.min(plainBytes, sealed.length));
  let offset = 0;
  for await (const plain of openStream(pieces(sealed), dataKey, expectedBinding)) {
    output.set(plain, offset);
    offset += plain.length;
  }
  return output;
}

async function* pieces(sealed: Bytes): AsyncGenerator<Bytes> {
  yield sealed;
}
