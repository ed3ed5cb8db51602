import { readCoin } from '../ptb/coins';
import { canonicalType, coinTypeOf, parseType, typeText } from '../ptb/type-text';
import type { Id } from '../vm/types';
import type { StoredObject } from './types';

/** Versions kept after they were replaced, so that a reader slightly behind finds what it names. */
const KEPT_OLD_VERSIONS = 16_384;

/** Every live object, its last few versions, and the indexes that queries need. */
export class ObjectStore {
  private readonly current = new Map<Id, StoredObject>();
  private readonly older = new Map<string, StoredObject>();
  private readonly byAddress = new IdIndex();
  private readonly byParent = new IdIndex();
  private readonly coins = new Map<Id, Map<string, bigint>>();

  live(id: Id): StoredObject | undefined {
    return this.current.get(id);
  }

  at(id: Id, version: bigint): StoredObject | undefined {
    const current = this.current.get(id);
    if (current?.version === version) return current;
    return this.older.get(versionKey(id, version));
  }

  apply(written: readonly StoredObject[], removed: readonly Id[]): void {
    for (const id of removed) this.take(id);
    for (const object of written) {
      this.take(object.id);
      this.current.set(object.id, object);
      this.index(object);
    }
  }

  /** Objects owned by an address, in id order after `after`. */
  ownedBy(owner: Id, options: { type?: string; after?: Id; limit: number }): StoredObject[] {
    const matches = options.type === undefined ? undefined : typeFilter(options.type);
    return this.list(this.byAddress.sorted(owner), options, matches);
  }

  childrenOf(parent: Id, options: { after?: Id; limit: number }): StoredObject[] {
    return this.list(this.byParent.sorted(parent), options);
  }

  balances(owner: Id): Map<string, bigint> {
    return new Map(this.coins.get(owner));
  }

  /** All live objects in id order; for digests and tests. */
  all(): StoredObject[] {
    return [...this.current.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private list(
    ids: readonly Id[],
    options: { after?: Id; limit: number },
    matches?: (object: StoredObject) => boolean,
  ): StoredObject[] {
    const found: StoredObject[] = [];
    const start = options.after === undefined ? 0 : firstAfter(ids, options.after);
    for (let index = start; index < ids.length && found.length < options.limit; index += 1) {
      const object = this.current.get(ids[index] ?? '');
      if (object && (!matches || matches(object))) found.push(object);
    }
    return found;
  }

  private take(id: Id): void {
    const object = this.current.get(id);
    if (!object) return;
    this.current.delete(id);
    this.unindex(object);
    this.older.set(versionKey(id, object.version), object);
    if (this.older.size <= KEPT_OLD_VERSIONS) return;
    const [oldest] = this.older.keys();
    if (oldest !== undefined) this.older.delete(oldest);
  }

  private index(object: StoredObject): void {
    if (object.owner.kind === 'object') this.byParent.add(object.owner.object, object.id);
    if (object.owner.kind !== 'address') return;
    this.byAddress.add(object.owner.address, object.id);
    this.addBalance(object.owner.address, object, 1n);
  }

  private unindex(object: StoredObject): void {
    if (object.owner.kind === 'object') this.byParent.remove(object.owner.object, object.id);
    if (object.owner.kind !== 'address') return;
    this.byAddress.remove(object.owner.address, object.id);
    this.addBalance(object.owner.address, object, -1n);
  }

  private addBalance(owner: Id, object: StoredObject, sign: bigint): void {
    const coin = coinOf(object);
    if (!coin) return;
    const balances = this.coins.get(owner) ?? new Map<string, bigint>();
    this.coins.set(owner, balances);
    const sum = (balances.get(coin.currency) ?? 0n) + sign * coin.balance;
    // An address that still owns an empty coin keeps its zero; one without coins has no entry.
    if (sum === 0n && sign < 0n) balances.delete(coin.currency);
    else balances.set(coin.currency, sum);
  }
}

const versionKey = (id: Id, version: bigint): string => `${id} ${version}`;

/** Currency (canonical type text) and balance when the object is a coin. */
export function coinOf(object: {
  type: string;
  contents: Uint8Array;
}): { currency: string; balance: bigint } | undefined {
  if (object.type === 'package') return undefined;
  const currency = coinTypeOf(parseType(object.type));
  if (!currency) return undefined;
  return { currency: typeText(currency), balance: readCoin(object.contents).balance };
}

/** A full type matches exactly; one without parameters matches every instance of the datatype. */
function typeFilter(text: string): (object: StoredObject) => boolean {
  const wanted = text === 'package' ? text : canonicalType(text);
  const prefix = `${wanted}<`;
  return (object) => object.type === wanted || object.type.startsWith(prefix);
}

function firstAfter(ids: readonly Id[], after: Id): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? '') <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sets of ids by key; the sorted list is made when asked for and kept until the set changes. */
class IdIndex {
  private readonly sets = new Map<Id, Set<Id>>();
  private readonly lists = new Map<Id, Id[]>();

  add(key: Id, id: Id): void {
    const set = this.sets.get(key) ?? new Set<Id>();
    this.sets.set(key, set.add(id));
    this.lists.delete(key);
  }

  remove(key: Id, id: Id): void {
    const set = this.sets.get(key);
    set?.delete(id);
    if (set?.size === 0) this.sets.delete(key);
    this.lists.delete(key);
  }

  sorted(key: Id): readonly Id[] {
    const known = this.lists.get(key);
    if (known) return known;
    const list = [...(this.sets.get(key) ?? [])].sort();
    this.lists.set(key, list);
    return list;
  }
}
