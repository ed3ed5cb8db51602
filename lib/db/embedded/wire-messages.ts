/** One message of PostgreSQL's wire protocol, as a client sends it. */
export interface ClientMessage {
  /** The type letter; `startup`, `ssl` and `cancel` are the three that carry none. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A client that sends more in one message is cut off. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const PROTOCOL_3 = 196_608;

/** Cuts what arrives on one connection into whole messages. */
export class MessageReader {
  private held = Buffer.alloc(0);
  private started = false;

  /** The messages completed by `data`. @throws RangeError when it is not this protocol */
  push(data: Uint8Array): ClientMessage[] {
    this.held = Buffer.concat([this.held, data]);
    const messages: ClientMessage[] = [];
    for (let next = this.take(); next !== undefined; next = this.take()) messages.push(next);
    return messages;
  }

  private take(): ClientMessage | undefined {
    const at = this.started ? 1 : 0;
    if (this.held.length < at + 4) return undefined;
    const length = at + this.held.readUInt32BE(at);
    if (length < at + 4 || length > MAX_MESSAGE_BYTES) throw new RangeError('not this protocol');
    if (this.held.length < length) return undefined;
    const bytes = this.held.subarray(0, length);
    const type = this.started ? String.fromCharCode(bytes[0] ?? 0) : this.firstType(bytes);
    this.held = this.held.subarray(length);
    return { type, bytes };
  }

  private firstType(bytes: Buffer): string {
    const code = bytes.length >= 8 ? bytes.readUInt32BE(4) : 0;
    if (code === SSL_REQUEST || code === GSS_REQUEST) return 'ssl';
    if (code === CANCEL_REQUEST) return 'cancel';
    if (code !== PROTOCOL_3) throw new RangeError('not this protocol');
    this.started = true;
    return 'startup';
  }
}

/**
 * Whether an answer ends a client's turn: its last message is "ready for query, no transaction"
 * (`Z`, length 5, `I`).
 */
export function endsTurn(answer: Uint8Array): boolean {
  const [type, a, b, c, length, status] = answer.subarray(-6);
  return (
    type === 0x5a && a === 0 && b === 0 && c === 0 && length === 5 && status === 'I'.charCodeAt(0)
  );
}
