import { frameworkPinnedFile, movePackages } from '../../../move/kit/move-package';
import { createMoveVm, normalizeId, parseType } from '../../index';
import type { Id, MoveVm } from '../../types';
import { asArray, asBigint, asNumber, fromBytes, type MoveValue } from '../../values/move-value';
import { loadPinned } from '../framework';

/** Where the pinned contract lies before anybody publishes it. */
export const CONTRACT = normalizeId('0x0');
export const WALRUS = normalizeId('0xa15');
export const WAL = parseType('0xa11::wal::WAL');

/** An interpreter with everything that is pinned: framework, WAL, Walrus, Seal, the contract. */
export function contractVm(): MoveVm {
  const vm = createMoveVm();
  loadPinned(vm, frameworkPinnedFile);
  for (const { pinnedFile } of movePackages) loadPinned(vm, pinnedFile);
  return vm;
}

/** The places of a struct's fields by name, from the bytecode itself. */
export class Layout<Name extends string> {
  private readonly places: Readonly<Record<string, number>>;

  constructor(
    vm: MoveVm,
    readonly module: string,
    readonly name: string,
    names: readonly Name[],
  ) {
    const fields = vm.datatypeInfo(CONTRACT, module, name)?.variants[0]?.fields ?? [];
    this.places = Object.fromEntries(fields.map((field, place) => [field.name, place]));
    const missing = names.filter((wanted) => !(wanted in this.places));
    if (missing.length > 0) throw new Error(`${module}::${name} has no ${missing.join()}`);
  }

  at(name: Name): number {
    const place = this.places[name];
    if (place === undefined) throw new Error(`${this.name} has no field ${name}`);
    return place;
  }

  get(value: MoveValue, name: Name): MoveValue {
    return asArray(value)[this.at(name)];
  }

  /** A u64 field. */
  amount(value: MoveValue, name: Name): bigint {
    return asBigint(this.get(value, name));
  }

  /** The u64 in a field of type `Balance`. */
  balance(value: MoveValue, name: Name): bigint {
    return asBigint(asArray(this.get(value, name))[0]);
  }

  /** A u8, u16 or u32 field. */
  small(value: MoveValue, name: Name): number {
    return asNumber(this.get(value, name));
  }
}

/** The struct values that the framework and Walrus wrap around plain ones. */
export const made = {
  /** `0x2::object::ID`. */
  id: (id: Id): MoveValue => [id],
  /** `0x2::object::UID`. */
  uid: (id: Id): MoveValue => [[id]],
  text: (text: string): MoveValue => [fromBytes(Buffer.from(text, 'utf8'))],
  bytes: (length: number, byte: number): MoveValue => Array<number>(length).fill(byte),
  coin: (id: Id, amount: bigint): MoveValue => [[[id]], [amount]],
  clock: (nowMs: bigint): MoveValue => [[[normalizeId('0x6')]], nowMs],
  storage: (id: Id, startEpoch: number, endEpoch: number, sizeBytes: bigint): MoveValue => [
    [[id]],
    startEpoch,
    endEpoch,
    sizeBytes,
  ],
  /** A certified `0xa15::blob::Blob`; `certified` false leaves the nodes' word out. */
  blob(
    id: Id,
    blobId: bigint,
    storage: MoveValue,
    certified: boolean,
    deletable: boolean,
  ): MoveValue {
    const startEpoch = asNumber(asArray(storage)[1]);
    const certifiedEpoch = [certified ? [startEpoch] : []];
    return [[[id]], startEpoch, blobId, 1n, 1, certifiedEpoch, storage, deletable];
  },
};
