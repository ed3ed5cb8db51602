import { createHash } from 'node:crypto';
import { toBase58 } from '@mysten/sui/utils';
import { eventLayouts, eventModuleOf, type EventPayload } from '@/lib/chain/event-layouts';
import type { RawEvent } from '@/lib/chain/event-source';
import type { Random } from './random';

const PACKAGE = `0x${'7'.repeat(64)}`;
export const START_MS = 1_790_000_000_000n;
export const SENDER = `0x${'5'.repeat(64)}`;
const WORDS = ['tide', 'voice', 'strategy', 'ocean', 'wave', 'Größe', 'モデル', 'nul\u0000'];

/** Writes events in the chain's order: one to three per transaction, one to three per checkpoint. */
export class Emitter {
  readonly events: RawEvent[] = [];
  nowMs = START_MS;
  private checkpoint = 0n;
  private transactionIndex = 0n;
  private eventIndex = 0;
  private counter = 0;

  constructor(readonly random: Random) {}

  emit<Name extends EventPayload['name']>(
    name: Name,
    fields: Extract<EventPayload, { name: Name }>['fields'],
  ): void {
    this.step();
    // One layout per name: a union of layouts cannot be called with a union of fields.
    const layout = eventLayouts[name] as unknown as {
      serialize(value: typeof fields): { toBytes(): Uint8Array };
    };
    this.events.push({
      checkpoint: this.checkpoint,
      transactionIndex: this.transactionIndex,
      eventIndex: this.eventIndex,
      transactionDigest: toBase58(hash(`${this.checkpoint}/${this.transactionIndex}`)),
      sender: SENDER,
      type: `${PACKAGE}::${eventModuleOf(name)}::${name}`,
      contents: layout.serialize(fields).toBytes(),
    });
  }

  /** Time goes on. */
  tick(): bigint {
    this.nowMs += BigInt(1 + this.random.below(60_000));
    return this.nowMs;
  }

  id(): string {
    this.counter += 1;
    return `0x${hash(`id ${this.counter}`).toString('hex')}`;
  }

  bytes(length: number): Uint8Array {
    return new Uint8Array(length).fill(this.random.below(256));
  }

  words(): string {
    return `${this.random.pick(WORDS)} ${this.random.pick(WORDS)}`;
  }

  /** True once in `times`. */
  rarely(times: number): boolean {
    return this.random.below(times) === 0;
  }

  private step(): void {
    const roll = this.random.below(3);
    if (roll === 0) this.eventIndex += 1;
    else {
      this.eventIndex = 0;
      if (roll === 1) this.transactionIndex += 1n;
      else {
        this.transactionIndex = 0n;
        this.checkpoint += BigInt(1 + this.random.below(5));
      }
    }
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
