import { describe, expect, it } from 'vitest';
import { frameworkPinnedFile } from '../move/kit/move-package';
import { readPinned } from '../move/kit/pinned-package';
import { deserializeModule } from './binary/deserialize';
import { Random } from './differential/random';
import { createMoveVm, MalformedInput, normalizeId, parseType } from './index';
import { frameworkVm, NO_CHILDREN, SENDER, transaction } from './testing';
import { MoveError, type Argument, type MoveVm, type Type } from './types';

const modules = (readPinned(frameworkPinnedFile)?.modules ?? []).map((text) =>
  Buffer.from(text, 'base64'),
);
const MUTANTS = 2500;
const SLOWEST_MS = 1000;

describe('malformed bytes', () => {
  it('of modules are refused or run to an end, never anything else', () => {
    const random = new Random(20_261);
    const vm = frameworkVm({ instructionLimit: 20_000 });
    const seen = { refused: 0, loaded: 0, failed: 0, finished: 0 };
    let slowestMs = 0;
    for (let count = 0; count < MUTANTS; count += 1) {
      const start = performance.now();
      tryMutant(vm, mutate(random, pick(random, modules)), seen);
      slowestMs = Math.max(slowestMs, performance.now() - start);
    }
    expect(seen.refused).toBeGreaterThan(MUTANTS / 10);
    expect(seen.loaded).toBeGreaterThan(MUTANTS / 10);
    expect(seen.failed).toBeGreaterThan(0);
    expect(seen.finished).toBeGreaterThan(0);
    expect(slowestMs).toBeLessThan(SLOWEST_MS);
  });

  it('of every length of a module are refused', () => {
    const whole = modules[0] ?? new Uint8Array();
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => deserializeModule(whole.subarray(0, length))).toThrow(MalformedInput);
    }
    expect(() => deserializeModule(Buffer.concat([whole, Buffer.from([0])]))).toThrow(
      MalformedInput,
    );
  });

  it('of values are refused with a RangeError or read', () => {
    const random = new Random(99);
    const vm = frameworkVm();
    const types = [
      '0x2::coin::CoinMetadata<0x2::sui::SUI>',
      '0x2::vec_map::VecMap<0x1::string::String, vector<vector<u8>>>',
      'vector<vector<0x1::option::Option<u256>>>',
      'vector<bool>',
    ].map(parseType);
    let refused = 0;
    for (let count = 0; count < 40_000; count += 1) {
      const bytes = Uint8Array.from({ length: random.below(60) }, () =>
        random.chance(50) ? random.below(4) : random.below(256),
      );
      const type = pick(random, types);
      try {
        expect(vm.encode(type, vm.decode(type, bytes))).toEqual(bytes);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(1000);
    expect(refused).toBeLessThan(40_000);
  });

  it('of a package leave what was loaded before', () => {
    const vm = frameworkVm();
    const id = normalizeId('0x2');
    const before = vm.moduleNames(id);
    expect(() => vm.loadPackage(id, [Uint8Array.from([1, 2, 3])])).toThrow(MalformedInput);
    expect(() => vm.loadPackage(normalizeId('0x3'), modules.slice(0, 1))).toThrow(MalformedInput);
    expect(vm.moduleNames(id)).toEqual(before);
  });
});

describe('relocate', () => {
  it('moves a module and back again to the same bytes', () => {
    const vm = createMoveVm();
    const there = normalizeId('0x1234');
    for (const bytes of modules) {
      const home = deserializeModule(bytes).address;
      const moved = vm.relocate(bytes, new Map([[home, there]]));
      expect(deserializeModule(moved).address).toBe(there);
      expect(Buffer.compare(vm.relocate(moved, new Map([[there, home]])), bytes)).toBe(0);
    }
    expect(() => vm.relocate(Uint8Array.from([1]), new Map())).toThrow(MalformedInput);
  });
});

function tryMutant(
  vm: MoveVm,
  bytes: Uint8Array,
  seen: { refused: number; loaded: number; failed: number; finished: number },
): void {
  let home: string;
  let name: string;
  try {
    ({ address: home, name } = deserializeModule(bytes));
    vm.loadPackage(home, [bytes]);
    seen.loaded += 1;
  } catch (error) {
    if (!(error instanceof MalformedInput)) throw error;
    seen.refused += 1;
    return;
  }
  for (const item of vm.functionNames(home, name)) callMutant(vm, home, name, item, seen);
  restore(vm);
}

function callMutant(
  vm: MoveVm,
  home: string,
  module: string,
  name: string,
  seen: { failed: number; finished: number },
): void {
  const info = vm.functionInfo(home, module, name);
  const types = (info?.typeParameters ?? []).map((): Type => ({ kind: 'u64' }));
  const args = (info?.parameters ?? []).map(anyArgument);
  try {
    vm.session(transaction(), NO_CHILDREN).call(
      { package: home, module, function: name },
      types,
      args,
    );
    seen.finished += 1;
  } catch (error) {
    if (!(error instanceof MoveError)) throw error;
    seen.failed += 1;
  }
}

function anyArgument(type: Type): Argument {
  const value = anyValue(type.kind === 'reference' ? type.of : type);
  return type.kind === 'reference'
    ? { kind: 'reference', cell: { value }, mutable: type.mutable }
    : { kind: 'value', value };
}

function anyValue(type: Type): unknown {
  switch (type.kind) {
    case 'u8':
    case 'u16':
    case 'u32':
      return 3;
    case 'bool':
      return true;
    case 'address':
    case 'signer':
      return SENDER;
    case 'vector':
      return [anyValue(type.of), anyValue(type.of)];
    case 'datatype':
      return [[[SENDER]], 1n, 2n];
    default:
      return 5n;
  }
}

function restore(vm: MoveVm): void {
  const byAddress = new Map<string, Uint8Array[]>();
  for (const bytes of modules) {
    const { address } = deserializeModule(bytes);
    byAddress.set(address, [...(byAddress.get(address) ?? []), bytes]);
  }
  for (const [id, list] of byAddress) vm.loadPackage(id, list);
}

/** Flips bits, changes, drops or doubles a few bytes. */
function mutate(random: Random, original: Uint8Array): Uint8Array {
  const bytes = Array.from(original);
  const changes = 1 + random.below(3);
  for (let change = 0; change < changes; change += 1) {
    const at = random.below(bytes.length);
    const byte = bytes[at] ?? 0;
    if (random.chance(60)) bytes[at] = byte ^ (1 << random.below(8));
    else if (random.chance(60)) bytes[at] = random.below(256);
    else if (random.chance(50)) bytes.splice(at, 1);
    else bytes.splice(at, 0, byte);
  }
  return Uint8Array.from(bytes);
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random.below(choices.length)];
  if (choice === undefined) throw new Error('nothing to pick from');
  return choice;
}
