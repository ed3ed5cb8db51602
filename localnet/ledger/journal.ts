import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { JournalError, type RecordLog } from './record-log';

/** length u32 ‖ payload crc u32 ‖ chain hash 32 ‖ crc of these 40 bytes u32, all little-endian. */
const HEADER_BYTES = 44;
const CHAIN_OFFSET = 8;
const HEADER_CRC_OFFSET = 40;
const MAX_RECORD_BYTES = 64 * 1_048_576;

interface Position {
  offset: number;
  length: number;
}

/** Opens the journal file, creating it when it is missing; `load` must follow. */
export function openJournal(path: string): Journal {
  return new Journal(path, openSync(path, 'a+', 0o600));
}

/**
 * Append-only file of records, each with its length, checksums and a hash that covers every record
 * before it. A record is handed to the operating system before `append` returns: it outlives the
 * process however it ends, but not a loss of power, since the disk is flushed only at `close`.
 */
export class Journal implements RecordLog {
  private readonly positions: Position[] = [];
  private chain: Buffer = Buffer.alloc(32);
  private end = 0;
  private broken = false;

  constructor(
    private readonly path: string,
    private readonly file: number,
  ) {}

  get count(): number {
    return this.positions.length;
  }

  /**
   * Hands every record to `onRecord` in order. A record that the last crash left half-written is cut
   * off and reported by `onNotice`; anything else that does not fit throws JournalError `corrupt`.
   */
  load(onRecord: (payload: string, index: number) => void, onNotice: (text: string) => void): void {
    const size = fstatSync(this.file).size;
    while (this.end < size) {
      const record = this.next(size);
      if (!record) {
        ftruncateSync(this.file, this.end);
        onNotice(
          `${this.path}: the last record was cut off by a crash; ${size - this.end} bytes dropped.`,
        );
        return;
      }
      const index = this.positions.length;
      this.positions.push({ offset: this.end + HEADER_BYTES, length: record.payload.length });
      this.chain = record.chain;
      this.end += HEADER_BYTES + record.payload.length;
      onRecord(record.payload.toString('utf8'), index);
    }
  }

  append(payload: string): void {
    if (this.broken) throw this.writeFailure(undefined);
    const body = Buffer.from(payload, 'utf8');
    if (body.length > MAX_RECORD_BYTES) throw new RangeError('a journal record is too large');
    const chain = nextChain(this.chain, body);
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32LE(body.length, 0);
    header.writeUInt32LE(crc32(body), 4);
    chain.copy(header, CHAIN_OFFSET);
    header.writeUInt32LE(crc32(header.subarray(0, HEADER_CRC_OFFSET)), HEADER_CRC_OFFSET);
    try {
      writeAll(this.file, Buffer.concat([header, body]));
    } catch (cause) {
      this.undoPartialWrite();
      throw this.writeFailure(cause);
    }
    this.positions.push({ offset: this.end + HEADER_BYTES, length: body.length });
    this.chain = chain;
    this.end += HEADER_BYTES + body.length;
  }

  read(index: number): string {
    const position = this.positions[index];
    if (!position) throw new RangeError(`no record ${index}`);
    return this.bytesAt(position.offset, position.length).toString('utf8');
  }

  close(): void {
    if (!this.broken) fsyncSync(this.file);
    closeSync(this.file);
  }

  /** The record at the end position, or undefined when the file ends inside it. */
  private next(size: number): { payload: Buffer; chain: Buffer } | undefined {
    const left = size - this.end;
    if (left < HEADER_BYTES) return undefined;
    const header = this.bytesAt(this.end, HEADER_BYTES);
    if (crc32(header.subarray(0, HEADER_CRC_OFFSET)) !== header.readUInt32LE(HEADER_CRC_OFFSET)) {
      if (this.restIsZero(size)) return undefined;
      throw this.corrupt('its header is damaged');
    }
    const length = header.readUInt32LE(0);
    if (length > MAX_RECORD_BYTES) throw this.corrupt('its length is impossible');
    if (left < HEADER_BYTES + length) return undefined;
    const payload = this.bytesAt(this.end + HEADER_BYTES, length);
    if (crc32(payload) !== header.readUInt32LE(4)) throw this.corrupt('its bytes are damaged');
    const chain = nextChain(this.chain, payload);
    if (!chain.equals(header.subarray(CHAIN_OFFSET, HEADER_CRC_OFFSET))) {
      throw this.corrupt('it does not follow the record before it');
    }
    return { payload, chain };
  }

  /** Some file systems grow the file before the bytes arrive. */
  private restIsZero(size: number): boolean {
    const rest = size - this.end;
    if (rest > MAX_RECORD_BYTES) return false;
    return this.bytesAt(this.end, rest).every((byte) => byte === 0);
  }

  private bytesAt(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      const read = readSync(this.file, bytes, done, length - done, offset + done);
      if (read === 0) throw this.corrupt('the file became shorter while it was read');
      done += read;
    }
    return bytes;
  }

  private undoPartialWrite(): void {
    try {
      ftruncateSync(this.file, this.end);
    } catch {
      // The tail is unknown now; the next start cuts it off, until then nothing may follow it.
      this.broken = true;
    }
  }

  private corrupt(what: string): JournalError {
    return new JournalError(
      'corrupt',
      `${this.path}: record ${this.positions.length} at byte ${this.end} cannot be used: ${what}. ` +
        'Put back a copy of the directory, or delete the directory to start an empty network.',
    );
  }

  private writeFailure(cause: unknown): JournalError {
    return new JournalError(
      'write-failed',
      `${this.path} cannot be written; free some disk space and start the network again.`,
      { cause },
    );
  }
}

function nextChain(previous: Buffer, payload: Buffer): Buffer {
  return createHash('sha256').update(previous).update(payload).digest();
}

function writeAll(file: number, bytes: Buffer): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done);
}
