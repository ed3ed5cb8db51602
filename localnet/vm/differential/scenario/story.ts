import { bcs } from '@mysten/bcs';
import { normalizeId } from '../../index';
import type { Id } from '../../types';
import { pure } from './pure';
import type { ScenarioRun } from './run-scenario';
import { shortAddress, type MakeStep, type ScenarioArgument, type ScenarioCall } from './scenario';

export const WAL = '0xa11::wal::WAL';
export const ADMIN = normalizeId('0xad');
export const SELLER = normalizeId('0x5e11');
export const PARTNER = normalizeId('0x9a47');
export const BUYER = normalizeId('0xb0b');
export const AUDITOR = normalizeId('0xaa');
export const STRANGER = normalizeId('0x57a');

/** Walrus starts in epoch 1, with the market's anchor. */
export const FIRST_EPOCH = 1;
export const BLOB_END_EPOCH = 27;
export const ANCHOR_MS = 1_000_000_000n;
export const EPOCH_MS = 1_209_600_000n;
export const DAY_MS = 86_400_000n;
export const WEEK_MS = 7n * DAY_MS;
export const PRICE = 12_000_000_001n;
export const STORAGE_CEILING = 2_000n;
export const BLOB_STORAGE_BYTES = 1_048_576;
export const AND_LATER = 0xffff_ffff;
const NOTE_BIT = 2 ** 31;

export type Target = `${string}::${string}`;

export const CONTEXT = { kind: 'context' } as const;

/** An object by `&`. */
export const read = (name: string): ScenarioArgument => ({ kind: 'object', name, by: 'reference' });
/** An object by `&mut`. */
export const change = (name: string): ScenarioArgument => ({ kind: 'object', name, by: 'mutable' });
/** An object by value. */
export const take = (name: string): ScenarioArgument => ({ kind: 'object', name, by: 'value' });
/** What an earlier call of the step returned. */
export const result = (
  call: number,
  place = 0,
  by: 'mutable' | 'value' = 'value',
): ScenarioArgument => ({ kind: 'result', call, result: place, by });

export const CLOCK = read('clock');
export const MARKET = read('market');

const PLAIN_TARGETS: ReadonlySet<string> = new Set([
  'note::public_text',
  'note::sealed_until',
  'note::for_auditors',
]);

/** One call of the contract, for the market's coin. */
export function call(target: Target, args: readonly ScenarioArgument[]): ScenarioCall {
  const [module = '', name = ''] = target.split('::');
  const typeArguments = PLAIN_TARGETS.has(target) ? [] : [WAL];
  return { module, function: name, typeArguments, args };
}

/** One call of the storage network. */
export function walrus(target: Target, args: readonly ScenarioArgument[]): ScenarioCall {
  const [module = '', name = ''] = target.split('::');
  return { package: 'walrus', module, function: name, typeArguments: [], args };
}

/** Steps of one run, in few words. */
export class Story {
  constructor(readonly run: ScenarioRun) {}

  /** One transaction of one call. */
  call(
    sender: Id,
    target: Target,
    args: readonly ScenarioArgument[],
    names?: Record<string, string>,
  ): void {
    this.all(sender, [call(target, args)], names);
  }

  /** One transaction of several calls. */
  all(
    sender: Id,
    calls: readonly ScenarioCall[],
    names?: Record<string, string>,
    moveAtEnd?: string,
  ): void {
    this.run.step({
      kind: 'call',
      sender,
      calls,
      ...(names === undefined ? {} : { names }),
      ...(moveAtEnd === undefined ? {} : { moveAtEnd }),
    });
  }

  setClock(timestampMs: bigint): void {
    this.run.step({
      kind: 'set',
      name: 'clock',
      contents: (before) =>
        Uint8Array.from([...before.subarray(0, 32), ...bcs.u64().serialize(timestampMs).toBytes()]),
      move: `object.set_for_testing(${timestampMs});`,
    });
  }

  makeClock(): void {
    this.run.step({
      kind: 'make',
      name: 'clock',
      sender: ADMIN,
      type: '0x2::clock::Clock',
      owner: { kind: 'shared' },
      idsBefore: 0,
      contents: (own) => bytesOf(own, bcs.u64().serialize(0n).toBytes()),
      move: 'sui::clock::create_for_testing(scenario.ctx()).share_for_testing();',
    });
  }

  makeCoin(name: string, value: bigint, owner = BUYER): void {
    const give = `sui::transfer::public_transfer(made, @${shortAddress(owner)});`;
    this.run.step({
      ...madeFor(name, owner, `0x2::coin::Coin<${WAL}>`),
      contents: (own: Id) => bytesOf(own, bcs.u64().serialize(value).toBytes()),
      move: `let made = sui::coin::mint_for_testing<${WAL}>(${value}, scenario.ctx()); ${give}`,
    });
  }

  makeBlob(name: string, blobId: bigint, { certified = true, owner = SELLER } = {}): void {
    const [start, end] = [FIRST_EPOCH, BLOB_END_EPOCH];
    const bytes = BLOB_STORAGE_BYTES;
    this.run.step({
      ...madeFor(name, owner, '0xa15::blob::Blob'),
      idsBefore: 1,
      contents: (own: Id, [storage = own]: readonly Id[]) =>
        bytesOf(
          own,
          bcs.u32().serialize(start).toBytes(),
          bcs.u256().serialize(blobId).toBytes(),
          bcs.u64().serialize(1).toBytes(),
          Uint8Array.of(1),
          bcs
            .option(bcs.u32())
            .serialize(certified ? start : null)
            .toBytes(),
          bytesOf(
            storage,
            bcs.u32().serialize(start).toBytes(),
            bcs.u32().serialize(end).toBytes(),
          ),
          bcs.u64().serialize(bytes).toBytes(),
          Uint8Array.of(0),
        ),
      move: [
        `let storage = walrus::storage_resource::create_for_test(${start}, ${end}, ${bytes}, scenario.ctx());`,
        `let mut made = walrus::blob::new_for_testing(${blobId}, storage, false, ${start}, scenario.ctx());`,
        certified ? `made.certify_for_testing(${start});` : '',
        `sui::transfer::public_transfer(made, @${shortAddress(owner)});`,
      ].join('\n    '),
    });
  }

  /** Asks for a key as key servers do. */
  ask(
    sender: Id,
    who: 'pass' | 'team' | 'audit',
    holder: string,
    key: { iteration: number; ofNote?: boolean; bytes?: number; model?: string },
  ): void {
    const model = key.model ?? 'model';
    const number = key.iteration + (key.ofNote ? NOTE_BIT : 0);
    const id = bytesOf(this.run.object('model').id, bcs.u32().serialize(number).toBytes());
    this.call(sender, `seal_policy::seal_approve_${who}`, [
      pure.bytes(id.subarray(0, key.bytes)),
      MARKET,
      read(holder),
      read(model),
      who === 'team' ? CONTEXT : CLOCK,
    ]);
  }
}

function madeFor(name: string, owner: Id, type: string): Omit<MakeStep, 'contents' | 'move'> {
  return {
    kind: 'make',
    name,
    sender: owner,
    type,
    owner: { kind: 'address', address: owner },
    idsBefore: 0,
  };
}

function bytesOf(id: Id, ...rest: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat([Buffer.from(id.slice(2), 'hex'), ...rest]));
}
