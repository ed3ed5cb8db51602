/** An append-only list of texts. The chain's state is rebuilt from it, record by record. */
export interface RecordLog {
  readonly count: number;
  /** Written out before it returns. Throws JournalError; then nothing was appended. */
  append(payload: string): void;
  read(index: number): string;
  close(): void;
}

export type JournalErrorCode =
  'locked' | 'corrupt' | 'other-genesis' | 'other-seed' | 'other-format' | 'write-failed';

/** The journal cannot be used; the message says what to do. */
export class JournalError extends Error {
  readonly retryable: boolean;

  constructor(
    readonly code: JournalErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'JournalError';
    this.retryable = code === 'locked';
  }
}

/** A log that lives only as long as the process; for tests and throw-away chains. */
export class MemoryLog implements RecordLog {
  private readonly records: string[] = [];

  get count(): number {
    return this.records.length;
  }

  append(payload: string): void {
    this.records.push(payload);
  }

  read(index: number): string {
    const record = this.records[index];
    if (record === undefined) throw new RangeError(`no record ${index}`);
    return record;
  }

  close(): void {
    this.records.length = 0;
  }
}
