import { beforeAll, expect, it } from 'vitest';
import type { Transaction } from '@mysten/sui/transactions';
import { MemoryLog } from '../ledger/record-log';
import { readPackage } from '../ledger/package-facts';
import type { ExecutedTransaction } from '../ledger/types';
import { compileFiles, type CompiledPackage } from '../move/kit/build-package';
import { created, digestHex, failureName, TestChain } from '../testing/test-chain';
import { asPinned } from '../testing/upgraded-contract';
import type { Id } from '../vm/types';

const FIRST = `
module sample::sample;
public struct Old has key, store { id: UID, by: u64 }
fun number(): u64 { 1 }
public fun make(ctx: &mut TxContext): Old { Old { id: object::new(ctx), by: number() } }
public fun stamp(old: &mut Old) { old.by = number() }
`;
const SECOND = `${FIRST.replace('{ 1 }', '{ 2 }')}
public struct New has key, store { id: UID, from: Old }
public fun wrap(old: Old, ctx: &mut TxContext): New { New { id: object::new(ctx), from: old } }
`;
const BROKEN = FIRST.replace('by: u64 }', 'by: u64, more: u64 }').replace(
  'by: number() }',
  'by: number(), more: 0 }',
);

let first: CompiledPackage;
let second: CompiledPackage;
let broken: CompiledPackage;
beforeAll(async () => {
  first = await compile(FIRST);
  second = await compile(SECOND);
  broken = await compile(BROKEN);
});

function compile(text: string): Promise<CompiledPackage> {
  const manifest =
    '[package]\nname = "sample"\nversion = "0.1.0"\nedition = "2024"\n\n[addresses]\nsample = "0x0"\n';
  return compileFiles('sample', { 'Move.toml': manifest, 'sources/sample.move': text }, []);
}

const packageOf = (done: ExecutedTransaction): Id =>
  done.changes.find((change) => change.type === 'package')?.id ?? '';

async function publish(chain: TestChain, sample: CompiledPackage) {
  const { alice } = chain;
  const done = await chain.submit(alice, (tx) => {
    const cap = tx.publish({ ...sample });
    tx.transferObjects([cap], alice.toSuiAddress());
  });
  expect(done.failure).toBeUndefined();
  return { id: packageOf(done), cap: created(done, 'UpgradeCap') };
}

function upgrade(
  chain: TestChain,
  at: { id: Id; cap: Id },
  sample: CompiledPackage,
  policy = 0,
): Promise<ExecutedTransaction> {
  return chain.submit(chain.alice, (tx) => {
    const ticket = tx.moveCall({
      target: '0x2::package::authorize_upgrade',
      arguments: [
        chain.owned(tx, at.cap),
        tx.pure.u8(policy),
        tx.pure.vector('u8', [...Buffer.from(sample.digest, 'hex')]),
      ],
    });
    const { modules, dependencies } = sample;
    const receipt = tx.upgrade({ modules, dependencies, package: at.id, ticket });
    tx.moveCall({
      target: '0x2::package::commit_upgrade',
      arguments: [chain.owned(tx, at.cap), receipt],
    });
  });
}

it('runs the code of the version called, and names each type by the version that brought it in', async () => {
  const log = new MemoryLog();
  const chain = await TestChain.start(log, [asPinned(first), asPinned(second)]);
  const { alice } = chain;
  const at = await publish(chain, first);
  const done = await upgrade(chain, at, second);
  const latest = packageOf(done);
  const call = (tx: Transaction, version: Id, name: string, args: Id[]) =>
    tx.moveCall({
      target: `${version}::sample::${name}`,
      arguments: args.map((id) => chain.owned(tx, id)),
    });
  const made = await chain.submit(alice, (tx) => {
    tx.transferObjects([call(tx, at.id, 'make', [])], alice.toSuiAddress());
  });
  const old = created(made, 'Old');
  const number = () => chain.object(old).contents.at(32);
  expect(number()).toBe(1);
  await chain.submit(alice, (tx) => call(tx, latest, 'stamp', [old]));
  expect(number()).toBe(2);
  await chain.submit(alice, (tx) => call(tx, at.id, 'stamp', [old]));
  expect(number()).toBe(1);
  const wrapped = await chain.submit(alice, (tx) => {
    tx.transferObjects([call(tx, latest, 'wrap', [old])], alice.toSuiAddress());
  });
  expect(chain.object(created(wrapped, 'New')).type).toBe(`${latest}::sample::New`);
  expect(chain.object(latest).version).toBe(2n);
  const { firstId, typeOrigins } = readPackage(chain.object(latest));
  expect(firstId).toBe(at.id);
  expect(typeOrigins.map((origin) => [origin.datatypeName, origin.package])).toEqual([
    ['Old', at.id],
    ['New', latest],
  ]);
  expect(chain.ledger.packageVersions(at.id)).toHaveLength(2);
});

it('takes a type named by any version, and makes objects of the one type', async () => {
  const chain = await TestChain.start(new MemoryLog(), [asPinned(first), asPinned(second)]);
  const at = await publish(chain, first);
  const latest = packageOf(await upgrade(chain, at, second));
  const done = await chain.submit(chain.alice, (tx) => {
    const made = tx.moveCall({ target: `${latest}::sample::make` });
    tx.moveCall({
      target: '0x2::transfer::public_transfer',
      typeArguments: [`${latest}::sample::Old`],
      arguments: [made, tx.pure.address(chain.bob.toSuiAddress())],
    });
  });
  expect(done.failure).toBeUndefined();
  expect(chain.object(created(done, 'Old')).type).toBe(`${at.id}::sample::Old`);
});

it('leaves nothing behind when an upgrade fails, and lets the next one through', async () => {
  const accepted = [first, second, broken].map(asPinned);
  const chain = await TestChain.start(new MemoryLog(), accepted);
  const at = await publish(chain, first);
  const before = chain.vm.functionNames(at.id, 'sample');
  expect(failureName(await upgrade(chain, at, broken))).toBe('PackageUpgradeError');
  expect(failureName(await upgrade(chain, { ...at, id: chain.fixture }, second))).toBe(
    'PackageUpgradeError',
  );
  expect(failureName(await upgrade(chain, at, second, 128))).toBe('FeatureNotYetSupported');
  expect(chain.vm.functionNames(at.id, 'sample')).toEqual(before);
  expect((await upgrade(chain, at, second)).failure).toBeUndefined();
  // The cap's package is the new version now.
  expect(failureName(await upgrade(chain, at, second))).toBe('PackageUpgradeError');
});

it('refuses modules that nobody told it of', async () => {
  const chain = await TestChain.start(new MemoryLog(), [asPinned(first)]);
  const at = await publish(chain, first);
  expect(digestHex(asPinned(second))).toBe(second.digest);
  await expect(upgrade(chain, at, second)).rejects.toMatchObject({ code: 'unsupported' });
  const dryRun = await chain.build(chain.alice, (tx) => {
    tx.transferObjects([tx.publish({ ...second })], chain.alice.toSuiAddress());
  });
  expect(() => chain.ledger.simulate(dryRun, { checks: true })).toThrow(/not accepted/);
});
