import type { Bytes } from './bytes';

export type ByteSource = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** Cuts a stream of any piece sizes into exact lengths; holds at most one length and one piece. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(source: ByteSource) {
    this.#pieces = toAsyncIterable(source)[Symbol.asyncIterator]();
  }

  /** Up to `length` bytes; fewer only at the end of the stream. */
  async read(length: number): Promise<Bytes> {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      if (this.#rest.length === 0 && !(await this.#pull())) break;
      const taken = this.#rest.subarray(0, length - filled);
      bytes.set(taken, filled);
      filled += taken.length;
      this.#rest = this.#rest.subarray(taken.length);
    }
    return filled === length ? bytes : bytes.slice(0, filled);
  }

  /** True when no byte is left. */
  async isAtEnd(): Promise<boolean> {
    return this.#rest.length === 0 && !(await this.#pull());
  }

  /** Tells the source that no more is wanted. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  /** Skips empty pieces, so a source of only empty pieces must end by itself. */
  async #pull(): Promise<boolean> {
    for (;;) {
      const next = await this.#pieces.next();
      if (next.done === true) return false;
      if (next.value.length > 0) {
        this.#rest = next.value;
        return true;
      }
    }
  }
}

/** Readable streams are not iterable in every browser; this reads them everywhere. */
export function toAsyncIterable(source: ByteSource): AsyncIterable<Uint8Array> {
  return 'getReader' in source ? iterateStream(source) : source;
}

/** A pull-driven stream: nothing is produced before it is asked for. */
export function toReadableStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** A Blob or File in pieces of at most `pieceBytes`. */
export async function* readBlob(blob: Blob, pieceBytes = 1 << 20): AsyncGenerator<Bytes> {
  for (let offset = 0; offset < blob.size; offset += pieceBytes) {
    yield new Uint8Array(await blob.slice(offset, offset + pieceBytes).arrayBuffer());
  }
}

async function* iterateStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}
