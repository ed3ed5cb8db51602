import { bcs } from '@mysten/sui/bcs';
import { fromBase58, toBase58 } from '@mysten/sui/utils';
import { compareBytes } from '../ptb/bytes';
import type { ObjectReader, ProgramEvent } from '../ptb/outcome';
import { typedDigest } from '../ptb/program';
import { tagFromType, typeText } from '../ptb/type-text';
import type { Id } from '../vm/types';
import type { Execution } from './execution';
import { ownerForBcs } from './object-bytes';
import { coinOf } from './object-store';
import type {
  BalanceChange,
  ExecutedTransaction,
  ObjectChange,
  StoredEvent,
  StoredObject,
} from './types';

const EventBcs = bcs.struct('Event', {
  packageId: bcs.Address,
  module: bcs.string(),
  sender: bcs.Address,
  type: bcs.StructTag,
  contents: bcs.byteVector(),
});
const EventsBcs = bcs.vector(EventBcs);

type Described = Omit<ExecutedTransaction, 'signatures' | 'checkpoint' | 'events'> & {
  events: Omit<StoredEvent, 'checkpoint'>[];
};

/** Puts an execution into effects (BCS, version 2), events, and the changes people ask about. */
export function describeExecution(
  execution: Execution,
  reader: ObjectReader,
  at: { timestampMs: bigint; epoch: bigint },
): Described {
  const { program } = execution;
  const events = storedEvents(execution, at.timestampMs);
  const eventsDigest =
    events.length === 0 ? undefined : digestEvents(execution.outcome?.events ?? [], program.sender);
  const changes = objectChanges(execution, reader);
  const dependencies = sortedDependencies(execution);
  const effects = effectsBytes(execution, { changes, dependencies, eventsDigest, epoch: at.epoch });
  return {
    digest: program.digest,
    sender: program.sender,
    bytes: program.bytes,
    effects,
    effectsDigest: toBase58(typedDigest('TransactionEffects', effects)),
    ...(execution.failure ? { failure: execution.failure } : {}),
    gasUsed: execution.gas,
    lamportVersion: execution.lamportVersion,
    changes,
    unchangedShared: execution.unchangedShared.map(({ id, version, digest, type }) => ({
      id,
      version,
      digest,
      type,
    })),
    dependencies,
    events,
    ...(eventsDigest === undefined ? {} : { eventsDigest }),
    balanceChanges: balanceChanges(execution, reader),
    timestampMs: at.timestampMs,
    epoch: at.epoch,
  };
}

function storedEvents(execution: Execution, timestampMs: bigint) {
  const { sender, digest } = execution.program;
  return (execution.outcome?.events ?? []).map((event, index) => ({
    packageId: event.packageId,
    module: event.module,
    sender,
    type: typeText(event.type),
    contents: event.contents,
    transactionDigest: digest,
    index,
    timestampMs,
  }));
}

function digestEvents(events: ProgramEvent[], sender: Id): string {
  const encoded = EventsBcs.serialize(
    events.map((event) => {
      const tag = tagFromType(event.type);
      if (!('struct' in tag)) throw new RangeError('an event is a struct');
      const { packageId, module, contents } = event;
      return { packageId, module, sender, type: tag.struct, contents };
    }),
  ).toBytes();
  return toBase58(typedDigest('TransactionEvents', encoded));
}

function objectChanges(execution: Execution, reader: ObjectReader): ObjectChange[] {
  const after = new Map(execution.written.map((object) => [object.id, object]));
  const ids = new Set<Id>([
    ...after.keys(),
    ...execution.removed,
    ...execution.created,
    ...execution.deleted,
  ]);
  return [...ids].sort().map((id): ObjectChange => {
    const before = reader.live(id);
    const now = after.get(id);
    return {
      id,
      type: now?.type ?? before?.type ?? '',
      ...(before ? { input: stateOf(before) } : {}),
      ...(now ? { output: outputOf(now) } : {}),
      idOperation: execution.created.has(id)
        ? 'created'
        : execution.deleted.has(id)
          ? 'deleted'
          : 'none',
    };
  });
}

const stateOf = ({ version, digest, owner }: StoredObject) => ({ version, digest, owner });

function outputOf(object: StoredObject): NonNullable<ObjectChange['output']> {
  if (object.type !== 'package') return stateOf(object);
  return { package: true, version: object.version, digest: object.digest };
}

/** Digests of the transactions that made what this one used, in byte order. */
function sortedDependencies(execution: Execution): string[] {
  const digests = new Set(execution.dependsOn.map((object) => object.previousTransaction));
  return [...digests]
    .map((text) => ({ text, bytes: fromBase58(text) }))
    .filter(({ bytes }) => bytes.some((byte) => byte !== 0))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ text }) => text);
}

function effectsBytes(
  execution: Execution,
  parts: {
    changes: ObjectChange[];
    dependencies: string[];
    eventsDigest: string | undefined;
    epoch: bigint;
  },
): Uint8Array {
  const gasIndex = parts.changes.findIndex((change) => change.id === execution.gasObject);
  const { gas } = execution;
  const value = {
    V2: {
      status: statusForBcs(execution),
      executedEpoch: parts.epoch.toString(),
      gasUsed: {
        computationCost: gas.computationCost.toString(),
        storageCost: gas.storageCost.toString(),
        storageRebate: gas.storageRebate.toString(),
        nonRefundableStorageFee: gas.nonRefundableStorageFee.toString(),
      },
      transactionDigest: execution.program.digest,
      gasObjectIndex: gasIndex < 0 ? null : gasIndex,
      eventsDigest: parts.eventsDigest ?? null,
      dependencies: parts.dependencies,
      lamportVersion: execution.lamportVersion.toString(),
      changedObjects: parts.changes.map((change) => [change.id, changeForBcs(change)] as const),
      unchangedConsensusObjects: execution.unchangedShared
        .map(
          ({ id, version, digest }) =>
            [id, { ReadOnlyRoot: [version.toString(), digest] as [string, string] }] as const,
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
      auxDataDigest: null,
    },
  };
  return bcs.TransactionEffects.serialize(asEffects(value)).toBytes();
}

type EffectsInput = Parameters<typeof bcs.TransactionEffects.serialize>[0];

/** The failure status is built by name, which the schema's type cannot follow; the schema checks it. */
function asEffects(value: unknown): EffectsInput {
  return value as EffectsInput;
}

function statusForBcs(execution: Execution) {
  const { failure } = execution;
  if (!failure) return { Success: true };
  const command = failure.command === undefined ? null : String(failure.command);
  return { Failure: { error: failure.error, command } };
}

function changeForBcs(change: ObjectChange) {
  const { input, output } = change;
  const inputState = input
    ? { Exist: [[input.version.toString(), input.digest], ownerForBcs(input.owner)] }
    : { NotExist: true };
  const operation = { none: 'None', created: 'Created', deleted: 'Deleted' }[change.idOperation];
  return { inputState, outputState: outputForBcs(output), idOperation: { [operation]: true } };
}

function outputForBcs(output: ObjectChange['output']) {
  if (!output) return { NotExist: true };
  if ('package' in output) return { PackageWrite: [output.version.toString(), output.digest] };
  return { ObjectWrite: [output.digest, ownerForBcs(output.owner)] };
}

/** Coins owned by addresses: what each address has more or less of, per currency. */
function balanceChanges(execution: Execution, reader: ObjectReader): BalanceChange[] {
  const sums = new Map<string, BalanceChange>();
  const add = (object: StoredObject | undefined, sign: bigint) => {
    if (object?.owner.kind !== 'address') return;
    const coin = coinOf(object);
    if (!coin) return;
    const { address } = object.owner;
    const key = `${address} ${coin.currency}`;
    const sum = sums.get(key) ?? { address, coinType: coin.currency, amount: 0n };
    sums.set(key, { ...sum, amount: sum.amount + sign * coin.balance });
  };
  for (const object of execution.written) {
    add(reader.live(object.id), -1n);
    add(object, 1n);
  }
  for (const id of execution.removed) add(reader.live(id), -1n);
  return [...sums]
    .filter(([, change]) => change.amount !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change);
}
