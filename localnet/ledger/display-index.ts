import { bcs } from '@mysten/sui/bcs';
import { SUI } from '../ptb/type-text';
import type { DisplayTemplate, StoredEvent } from './types';

const UPDATED = `${SUI}::display::VersionUpdated<`;

const VersionUpdated = bcs.struct('VersionUpdated', {
  id: bcs.Address,
  version: bcs.u16(),
  fields: bcs.vector(bcs.struct('Entry', { key: bcs.string(), value: bcs.string() })),
});

/** The newest published templates of every type that has some: what `update_version` last emitted. */
export class DisplayIndex {
  private readonly byType = new Map<string, DisplayTemplate[]>();

  note(events: readonly Pick<StoredEvent, 'type' | 'contents'>[]): void {
    for (const { type, contents } of events) {
      if (!type.startsWith(UPDATED)) continue;
      const { fields } = VersionUpdated.parse(contents);
      const templates = fields.map(({ key, value }) => ({ name: key, template: value }));
      this.byType.set(type.slice(UPDATED.length, -1), templates);
    }
  }

  of(type: string): DisplayTemplate[] | undefined {
    return this.byType.get(type);
  }
}
