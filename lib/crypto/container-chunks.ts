import { equalBytes, TidemarkError } from '../domain';
import { toBytes, type Bytes } from './bytes';
import {
  chunkNonce,
  chunkPlace,
  encodeContainerHeader,
  parseContainerHeader,
  truncatedContainer,
  type ContainerHeader,
} from './container';
import { assertDataKey } from './data-key';

const KEY_INFO = new TextEncoder().encode('tidemark container 1');

/** A container with its file key derived: seals and opens single chunks in any order. */
export interface OpenContainer {
  readonly header: ContainerHeader;
  readonly headerBytes: Bytes;
  readonly fileKey: CryptoKey;
}

/** Derives the file key of a container to be written. @throws TidemarkError data_key_malformed */
export async function newContainer(
  dataKey: Uint8Array,
  header: ContainerHeader,
): Promise<OpenContainer> {
  return {
    header,
    headerBytes: encodeContainerHeader(header),
    fileKey: await deriveFileKey(dataKey, header.salt),
  };
}

/**
 * Reads the 64-byte header of a container and derives its file key.
 * `expectedBinding` must equal the header's when given, so that a file of another iteration is
 * refused before any byte is opened.
 * @throws TidemarkError container_malformed, container_truncated, data_key_malformed
 */
export async function openContainer(
  dataKey: Uint8Array,
  headerBytes: Uint8Array,
  expectedBinding?: Uint8Array,
): Promise<OpenContainer> {
  const header = parseContainerHeader(headerBytes);
  if (expectedBinding !== undefined && !equalBytes(expectedBinding, header.binding)) {
    throw new TidemarkError(
      'container_malformed',
      'This sealed file belongs to another iteration; nothing was opened.',
    );
  }
  return newContainer(dataKey, header);
}

/** Seals chunk `index`; `plain` must have exactly its size. Output: ciphertext and tag. */
export async function sealChunk(
  container: OpenContainer,
  index: number,
  plain: Uint8Array,
): Promise<Bytes> {
  if (plain.length !== chunkPlace(container.header, index).plainBytes) {
    throw new TidemarkError('file_changed', 'The file changed while it was sealed; start again.');
  }
  const { fileKey } = container;
  const sealed = await crypto.subtle.encrypt(gcm(container, index), fileKey, toBytes(plain));
  return new Uint8Array(sealed);
}

/** Opens chunk `index`. @throws TidemarkError container_corrupt, container_truncated */
export async function openChunk(
  container: OpenContainer,
  index: number,
  sealed: Uint8Array,
): Promise<Bytes> {
  const { sealedBytes } = chunkPlace(container.header, index);
  if (sealed.length < sealedBytes) throw truncatedContainer('chunk');
  if (sealed.length > sealedBytes) {
    throw new TidemarkError('container_malformed', 'The sealed file is longer than it states.');
  }
  const { fileKey } = container;
  try {
    const plain = await crypto.subtle.decrypt(gcm(container, index), fileKey, toBytes(sealed));
    return new Uint8Array(plain);
  } catch (cause) {
    throw new TidemarkError(
      'container_corrupt',
      'The sealed file was altered or the key is not its own; nothing of this piece was used.',
      { cause, details: { chunk: index } },
    );
  }
}

function gcm(container: OpenContainer, index: number): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv: chunkNonce(container.header, index),
    additionalData: container.headerBytes,
    tagLength: 128,
  };
}

async function deriveFileKey(dataKey: Uint8Array, salt: Bytes): Promise<CryptoKey> {
  const secret = assertDataKey(dataKey);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: KEY_INFO },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
