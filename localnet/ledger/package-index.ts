import type { Id } from '../vm/types';

/** The versions of every package, oldest first, by the id of its first version. */
export class PackageIndex {
  private readonly byFirstId = new Map<Id, { id: Id; version: bigint }[]>();

  add(firstId: Id, version: { id: Id; version: bigint }): void {
    this.byFirstId.set(firstId, [...this.versions(firstId), version]);
  }

  versions(firstId: Id): { id: Id; version: bigint }[] {
    return [...(this.byFirstId.get(firstId) ?? [])];
  }
}
