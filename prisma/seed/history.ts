import { decodeEvent } from '@/lib/chain';
import type { EventFields, EventName, EventPayload } from '@/lib/chain/event-layouts';
import type { EventSource } from '@/lib/chain/event-source';

const PAGE_EVENTS = 500;
const MAX_PAGES = 200;

/** What is on chain already, so that seeding goes on where it stopped. */
export class History {
  private constructor(private readonly events: readonly EventPayload[]) {}

  static async read(source: EventSource): Promise<History> {
    const events: EventPayload[] = [];
    let cursor: Uint8Array | null = null;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const batch = await source.readEvents(cursor, PAGE_EVENTS);
      events.push(...batch.events.map((event) => decodeEvent(event.type, event.contents)));
      if (batch.atTip) break;
      cursor = batch.cursor;
    }
    return new History(events);
  }

  /** Fields of the first event of this name that fits. */
  find<Name extends EventName>(
    name: Name,
    fits: (fields: EventFields<Name>) => boolean,
  ): EventFields<Name> | undefined {
    return this.all(name, fits)[0];
  }

  all<Name extends EventName>(
    name: Name,
    fits: (fields: EventFields<Name>) => boolean,
  ): EventFields<Name>[] {
    return this.events.flatMap((event) => {
      if (event.name !== name) return [];
      // The name has just been compared; the compiler cannot tie it to the generic parameter.
      const fields = event.fields as EventFields<Name>;
      return fits(fields) ? [fields] : [];
    });
  }
}
