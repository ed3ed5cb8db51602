import { describe, expect, it } from 'vitest';
import { bcs } from '@mysten/sui/bcs';
import { deriveDynamicFieldID } from '@mysten/sui/utils';
import {
  dynamicFieldId,
  formatType,
  MalformedInput,
  normalizeId,
  parseType,
  typeTagBytes,
} from './index';
import { MoveError, type Cell, type Value } from './types';
import { FRAMEWORK, frameworkVm, NO_CHILDREN, SENDER, STANDARD, transaction } from './testing';

const vm = frameworkVm();
const SUI = parseType('0x2::sui::SUI');
const COIN = parseType('0x2::coin::Coin<0x2::sui::SUI>');
const TABLE = parseType('0x2::table::Table<u64, vector<u8>>');
const inSui = (module: string, name: string) => ({ package: FRAMEWORK, module, function: name });

function failureOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof MoveError) return error.failure;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('type text', () => {
  it('is read in every usual form and written in one', () => {
    const text = '0x2::vec_map::VecMap<u64,vector<0x1::string::String> >';
    const long = (short: string) => normalizeId(short);
    expect(formatType(parseType(text))).toBe(
      `${long('0x2')}::vec_map::VecMap<u64,vector<${long('0x1')}::string::String>>`,
    );
    expect(formatType(parseType('vector<vector<address>>'))).toBe('vector<vector<address>>');
  });

  it.each([
    '',
    'u65',
    'vector',
    'vector<u8',
    'vector<u8,u8>',
    '0x2::a',
    '0x2::a::B<>',
    'u8>',
    '0xg::a::B',
    '0x2::1a::B',
    `${'vector<'.repeat(40)}u8${'>'.repeat(40)}`,
  ])('refuses %j', (text) => {
    expect(() => parseType(text)).toThrow(MalformedInput);
  });

  it('gives type tags the bytes that the SDK gives them', () => {
    for (const text of [
      'u256',
      'vector<vector<bool>>',
      '0x2::coin::Coin<0x2::sui::SUI>',
      '0x2::table::Table<address, vector<u16>>',
    ]) {
      expect(typeTagBytes(parseType(text))).toEqual(bcs.TypeTag.serialize(text).toBytes());
    }
  });

  it('derives dynamic field ids as the SDK does', () => {
    const key = bcs.u64().serialize(77n).toBytes();
    expect(dynamicFieldId(SENDER, key, typeTagBytes({ kind: 'u64' }))).toBe(
      deriveDynamicFieldID(SENDER, 'u64', key),
    );
  });
});

describe('BCS by layout', () => {
  const read = (type: string, bytes: number[]) =>
    vm.decode(parseType(type), Uint8Array.from(bytes));

  it('reads back what it writes', () => {
    const coin = Uint8Array.from([...Array(32).keys(), 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(vm.encode(COIN, vm.decode(COIN, coin))).toEqual(coin);
    const wide = Uint8Array.from(Array(32).keys());
    expect(vm.encode({ kind: 'u256' }, vm.decode({ kind: 'u256' }, wide))).toEqual(wide);
  });

  it.each<[string, number[]]>([
    ['bool', [2]],
    ['u64', [1, 2, 3]],
    ['u8', [1, 2]],
    ['vector<u8>', [0x80, 0x00]],
    ['vector<u8>', [5, 1]],
    ['vector<u64>', [0xff, 0xff, 0xff, 0xff, 0x0f]],
    ['vector<u8>', [0xff, 0xff, 0xff, 0xff, 0x1f]],
    ['0x1::option::Option<u8>', []],
    ['address', Array<number>(31).fill(0)],
  ])('refuses %s from %j', (type, bytes) => {
    expect(() => read(type, bytes)).toThrow(RangeError);
  });

  it('shows values as Sui does', () => {
    const json = (type: string, bytes: Uint8Array) => vm.toJson(parseType(type), bytes);
    const id = normalizeId('0x99');
    const coin = bcs.struct('Coin', { id: bcs.Address, value: bcs.u64() });
    expect(
      json('0x2::coin::Coin<0x2::sui::SUI>', coin.serialize({ id, value: 5 }).toBytes()),
    ).toEqual({
      id,
      balance: '5',
    });
    expect(json('vector<u8>', Uint8Array.from([2, 255, 0]))).toBe('/wA=');
    expect(json('vector<u16>', Uint8Array.from([1, 7, 0]))).toEqual([7]);
    expect(json('0x1::option::Option<u128>', Uint8Array.from([0]))).toBeNull();
    expect(json('0x1::option::Option<u8>', Uint8Array.from([1, 9]))).toBe(9);
    expect(json('0x1::string::String', bcs.string().serialize('é').toBytes())).toBe('é');
    expect(json('0x2::object::ID', bcs.Address.serialize(id).toBytes())).toBe(id);
  });
});

describe('what is loaded', () => {
  it('tells functions, datatypes and abilities', () => {
    expect(vm.functionInfo(FRAMEWORK, 'coin', 'split')).toMatchObject({
      visibility: 'public',
      isEntry: false,
      typeParameters: [{ copy: false, drop: false, store: false, key: false }],
    });
    expect(vm.functionNames(FRAMEWORK, 'clock')).toContain('timestamp_ms');
    expect(
      vm.datatypeInfo(FRAMEWORK, 'coin', 'Coin')?.variants[0]?.fields.map((f) => f.name),
    ).toEqual(['id', 'balance']);
    expect(vm.abilities(COIN)).toEqual({ copy: false, drop: false, store: true, key: true });
    expect(vm.abilities(parseType('vector<0x2::object::ID>'))).toMatchObject({
      copy: true,
      drop: true,
    });
    expect(vm.abilities(parseType('0x1::option::Option<0x2::object::UID>'))).toMatchObject({
      copy: false,
      drop: false,
    });
    expect(vm.functionInfo(FRAMEWORK, 'coin', 'nothing')).toBeUndefined();
  });

  it('forgets an unloaded package', () => {
    const other = frameworkVm();
    other.unloadPackage(FRAMEWORK);
    expect(other.moduleNames(FRAMEWORK)).toEqual([]);
    expect(() => other.abilities(COIN)).toThrow('unknown type');
  });
});

describe('a session', () => {
  it('changes what it is lent and counts ids by the digest', () => {
    const session = vm.session(transaction(), NO_CHILDREN);
    const id = session.freshId();
    const coin: Cell = {
      value: vm.decode(
        COIN,
        bcs.struct('', { id: bcs.Address, v: bcs.u64() }).serialize({ id, v: 100 }).toBytes(),
      ),
    };
    const [part] = session.call(
      inSui('coin', 'split'),
      [SUI],
      [
        { kind: 'reference', cell: coin, mutable: true },
        { kind: 'value', value: 30n },
      ],
    );
    expect(vm.toJson(COIN, vm.encode(COIN, coin.value))).toEqual({ id, balance: '70' });
    const partId = session.outcome().created[1];
    expect(vm.toJson(COIN, vm.encode(COIN, part?.value))).toEqual({ id: partId, balance: '30' });
    session.call(
      inSui('transfer', 'public_transfer'),
      [COIN],
      [
        { kind: 'value', value: part?.value },
        { kind: 'value', value: SENDER },
      ],
    );
    expect(session.outcome()).toMatchObject({
      created: [id, partId],
      deleted: [],
      transfers: [{ id: partId, to: { kind: 'address', address: SENDER } }],
    });
  });

  it('tells what went wrong and where', () => {
    const session = vm.session(transaction(), NO_CHILDREN);
    const coin: Cell = { value: session.call(inSui('coin', 'zero'), [SUI], [])[0]?.value };
    const split = () =>
      session.call(
        inSui('coin', 'split'),
        [SUI],
        [
          { kind: 'reference', cell: coin, mutable: true },
          { kind: 'value', value: 1n },
        ],
      );
    expect(failureOf(split)).toMatchObject({
      kind: 'MoveAbort',
      abortCode: 2n,
      location: { package: FRAMEWORK, module: 'balance', functionName: 'split' },
    });
    expect(failureOf(() => session.call(inSui('coin', 'none'), [], [])).kind).toBe(
      'FunctionNotFound',
    );
    expect(failureOf(() => session.call(inSui('coin', 'value'), [SUI], [])).kind).toBe(
      'ArityMismatch',
    );
    expect(failureOf(() => session.call(inSui('coin', 'zero'), [], [])).kind).toBe(
      'TypeArgumentError',
    );
    const unknown = parseType('0x5::a::B');
    expect(failureOf(() => session.call(inSui('coin', 'zero'), [unknown], [])).kind).toBe(
      'TypeArgumentError',
    );
    const address: Value = { kind: 'address' };
    expect(
      failureOf(() =>
        session.call(
          inSui('transfer', 'public_transfer'),
          [{ kind: 'u8' }],
          [
            { kind: 'value', value: 1 },
            { kind: 'value', value: address },
          ],
        ),
      ).kind,
    ).toBe('TypeArgumentError');
    expect(
      failureOf(() =>
        session.call(
          { package: STANDARD, module: 'vector', function: 'borrow' },
          [SUI],
          [
            { kind: 'reference', cell: { value: [] }, mutable: false },
            { kind: 'value', value: 1n },
          ],
        ),
      ).kind,
    ).toBe('InvariantViolation');
  });

  it('stops at its limit, over all calls together', () => {
    const small = frameworkVm({ instructionLimit: 300 });
    const session = small.session(transaction(), NO_CHILDREN);
    const zero = () => session.call(inSui('coin', 'zero'), [SUI], []);
    const kinds = Array.from({ length: 40 }, () => {
      try {
        zero();
        return 'done';
      } catch (error) {
        return error instanceof MoveError ? error.failure.kind : 'other';
      }
    });
    expect(kinds[0]).toBe('done');
    expect(kinds[39]).toBe('InstructionLimit');
  });
});

describe('children', () => {
  function tableSession(
    stored: Map<string, { type: ReturnType<typeof parseType>; contents: Uint8Array }>,
  ) {
    return vm.session(transaction(), {
      child: (_parent, id) => {
        const child = stored.get(id);
        return child === undefined ? undefined : { id, version: 4n, ...child };
      },
    });
  }
  const ARGS = [{ kind: 'u64' }, parseType('vector<u8>')] as const;
  const key = (value: bigint) => ({ kind: 'value' as const, value });
  const entry = (name: string) => inSui('table', name);

  it('are written, changed, read and removed between transactions', () => {
    const first = tableSession(new Map());
    const cell: Cell = { value: first.call(entry('new'), [...ARGS], [])[0]?.value };
    const table = { kind: 'reference' as const, cell, mutable: true };
    for (const number of [1n, 2n, 3n]) {
      first.call(
        entry('add'),
        [...ARGS],
        [table, key(number), { kind: 'value', value: [Number(number)] }],
      );
    }
    const { childrenWritten, created } = first.outcome();
    expect(childrenWritten).toHaveLength(3);
    expect(created).toHaveLength(4);
    const stored = new Map(
      childrenWritten.map(({ id, type, value }) => [
        id,
        { type, contents: vm.encode(type, value) },
      ]),
    );
    expect(formatType(childrenWritten[0]?.type ?? TABLE)).toContain(
      'dynamic_field::Field<u64,vector<u8>>',
    );

    const second = tableSession(stored);
    expect(second.call(entry('remove'), [...ARGS], [table, key(2n)])[0]?.value).toEqual([2]);
    expect(second.call(entry('contains'), [...ARGS], [table, key(2n)])[0]?.value).toBe(false);
    expect(second.call(entry('contains'), [...ARGS], [table, key(3n)])[0]?.value).toBe(true);
    second.call(entry('remove'), [...ARGS], [table, key(1n)]);
    second.call(entry('add'), [...ARGS], [table, key(1n), { kind: 'value', value: [9, 9] }]);
    const outcome = second.outcome();
    expect(outcome.childrenRemoved.map(({ child }) => child.version)).toEqual([4n]);
    expect(outcome.childrenWritten).toHaveLength(1);
    expect(outcome.childrenRead).toHaveLength(1);
    expect(outcome.deleted).toEqual(outcome.childrenRemoved.map(({ child }) => child.id));
    expect(outcome.created).toEqual([]);
    expect(
      failureOf(() => second.call(entry('remove'), [...ARGS], [table, key(8n)])),
    ).toMatchObject({
      kind: 'MoveAbort',
      abortCode: 1n,
      location: { module: 'dynamic_field', functionName: 'remove_child_object', instruction: 0 },
    });
  });
});
