import { bcs } from '@mysten/sui/bcs';
import { GrpcTypes as G } from '@mysten/sui/grpc';
import { deriveDynamicFieldID, normalizeStructTag } from '@mysten/sui/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COIN_UNIT, startTestChain, type TestChain } from './test-chain';

let test: TestChain;
beforeAll(async () => {
  test = await startTestChain();
});
afterAll(() => test.close());

const UNKNOWN = `0x${'ab'.repeat(32)}`;
const SUI = normalizeStructTag('0x2::sui::SUI');

describe('objects', () => {
  it('serves a shared object with its content, JSON and BCS', async () => {
    const { facts, ledger } = test.chain;
    const { object } = await test.client.getObject({
      objectId: facts.objects.market,
      include: { content: true, json: true, objectBcs: true, previousTransaction: true },
    });
    const stored = ledger.object(facts.objects.market);
    const type = `${facts.packages.tidemark}::market::Market<${facts.walType}>`;
    expect(object.type).toBe(normalizeStructTag(type));
    expect(object.owner.$kind).toBe('Shared');
    expect(object.digest).toBe(stored?.digest);
    expect(object.previousTransaction).toBe(stored?.previousTransaction);
    expect(object.json).toMatchObject({ id: facts.objects.market, version: '1', max_members: '8' });
    const parsed = bcs.Object.parse(object.objectBcs ?? new Uint8Array());
    expect(Uint8Array.from(parsed.data.Move?.contents ?? [])).toEqual(object.content);
  });

  it('serves packages as objects at version 1', async () => {
    for (const id of [...Object.values(test.chain.facts.packages), '0x1', '0x2']) {
      const { object } = await test.client.getObject({ objectId: id });
      expect([object.version, object.type, object.owner.$kind]).toEqual([
        '1',
        'package',
        'Immutable',
      ]);
    }
  });

  it('answers many objects in order, the unknown one by itself', async () => {
    const { market, walFaucet } = test.chain.facts.objects;
    const ids = Array.from({ length: 130 }, (_unused, index) =>
      index === 77 ? UNKNOWN : index % 2 ? market : walFaucet,
    );
    const { objects } = await test.client.getObjects({ objectIds: ids });
    expect(objects).toHaveLength(130);
    objects.forEach((object, index) => {
      if (object instanceof Error)
        expect([index, object.message]).toEqual([77, `Object ${UNKNOWN} not found`]);
      else expect(object.objectId).toBe(ids[index]);
    });
    await expect(test.client.getObject({ objectId: UNKNOWN })).rejects.toMatchObject({
      code: 'notExists',
    });
    await expect(test.client.getObject({ objectId: 'no address' })).rejects.toThrow(
      'not an address',
    );
  });

  it('serves an older version and refuses one that never was', async () => {
    const person = await test.person({ sui: [COIN_UNIT] });
    const [coin] = (await test.client.listCoins({ owner: person.toSuiAddress() })).objects;
    const objectId = coin?.objectId ?? '';
    const version = BigInt(coin?.version ?? 0);
    const found = await test.client.ledgerService.getObject({ objectId, version });
    expect(found.response.object).toEqual({ objectId, version, digest: coin?.digest });
    const missing = test.client.ledgerService.getObject({ objectId, version: version + 1n });
    await expect(missing.response).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what an address owns', () => {
  it('pages through coins and lists by type', async () => {
    const sui = Array.from({ length: 7 }, (_unused, index) => COIN_UNIT + BigInt(index));
    const person = await test.person({ sui, wal: [5n, 6n] });
    const owner = person.toSuiAddress();
    const balances: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page = await test.client.listCoins({ owner, limit: 3, cursor });
      balances.push(...page.objects.map((coin) => coin.balance));
      cursor = page.hasNextPage ? page.cursor : null;
      pages += 1;
    } while (cursor);
    expect(pages).toBe(3);
    expect(balances.map(BigInt).sort()).toEqual(sui);
    const all = await test.client.listOwnedObjects({ owner, type: '0x2::coin::Coin' });
    expect(all.objects).toHaveLength(9);
    expect(all.hasNextPage).toBe(false);
    const wal = await test.client.listOwnedObjects({
      owner,
      type: `0x2::coin::Coin<${test.chain.facts.walType}>`,
      include: { json: true },
    });
    expect(wal.objects.map(({ json }) => json?.balance).sort()).toEqual(['5', '6']);
  });

  it('sums balances per coin, with no address balance', async () => {
    const person = await test.person({ sui: [3n, 4n], wal: [9n] });
    const owner = person.toSuiAddress();
    const { balance } = await test.client.getBalance({ owner });
    const seven = { balance: '7', coinBalance: '7', addressBalance: '0' };
    expect(balance).toEqual({ coinType: SUI, ...seven });
    const { balances, hasNextPage } = await test.client.listBalances({ owner });
    expect(hasNextPage).toBe(false);
    expect(balances.map((one) => [one.coinType, one.balance])).toEqual([
      [SUI, '7'],
      [normalizeStructTag(test.chain.facts.walType), '9'],
    ]);
    const first = await test.client.listBalances({ owner, limit: 1 });
    const second = await test.client.listBalances({ owner, limit: 1, cursor: first.cursor });
    expect([first.hasNextPage, second.hasNextPage]).toEqual([true, false]);
    expect(second.balances[0]?.balance).toBe('9');
    const none = await test.client.getBalance({ owner: UNKNOWN, coinType: SUI });
    expect(none.balance.balance).toBe('0');
  });

  it('knows the metadata of SUI and WAL and of no other coin', async () => {
    const { walType } = test.chain.facts;
    const wal = await test.client.getCoinMetadata({ coinType: walType });
    expect(wal.coinMetadata).toMatchObject({ decimals: 9, symbol: 'WAL' });
    expect(wal.coinMetadata?.id).toMatch(/^0x[0-9a-f]{64}$/);
    const sui = await test.client.getCoinMetadata({ coinType: '0x2::sui::SUI' });
    expect(sui.coinMetadata).toMatchObject({ decimals: 9, symbol: 'SUI' });
    const other = await test.client.getCoinMetadata({ coinType: '0x2::clock::Clock' });
    expect(other.coinMetadata).toBeNull();
  });
});

describe('dynamic fields', () => {
  it('finds a field by its derived id and in the list', async () => {
    const { walrusSystem } = test.chain.facts.objects;
    const name = { type: 'u64', bcs: bcs.u64().serialize(1).toBytes() };
    const { dynamicFields } = await test.client.listDynamicFields({
      parentId: walrusSystem,
      include: { value: true },
    });
    expect(dynamicFields).toHaveLength(1);
    const [listed] = dynamicFields;
    expect(listed?.fieldId).toBe(deriveDynamicFieldID(walrusSystem, 'u64', name.bcs));
    expect(listed?.name).toEqual(name);
    const found = await test.client.getDynamicField({ parentId: walrusSystem, name });
    expect(found.dynamicField.value.bcs).toEqual(listed?.value?.bcs);
    expect(found.dynamicField.value.type).toBe(normalizeStructTag(listed?.valueType ?? ''));
    const missing = {
      parentId: walrusSystem,
      name: { ...name, bcs: bcs.u64().serialize(2).toBytes() },
    };
    await expect(test.client.getDynamicField(missing)).rejects.toMatchObject({ code: 'notExists' });
  });

  it('splits names of every shape from their values', async () => {
    const { walrusStaking } = test.chain.facts.objects;
    const inner = test.chain.ledger.dynamicFieldsOf(walrusStaking, { limit: 1 })[0]?.id ?? '';
    const { object } = await test.client.getObject({ objectId: inner, include: { json: true } });
    // The pools are an ObjectTable inside the inner state: dynamic object fields.
    const pools = /"pools":{"id":"(0x[0-9a-f]{64})"/.exec(JSON.stringify(object.json))?.[1] ?? '';
    const kinds = new Set<string>();
    for (const parentId of [walrusStaking, pools]) {
      const page = await test.client.listDynamicFields({
        parentId,
        include: { value: true },
        limit: 100,
      });
      for (const field of page.dynamicFields) {
        kinds.add(field.$kind);
        expect(field.fieldId).toBe(derivedId(parentId, field));
        const stored = test.chain.ledger.object(field.fieldId);
        const expected = [...(stored?.contents.slice(32) ?? [])];
        if (field.$kind === 'DynamicField') {
          expect([...field.name.bcs, ...(field.value?.bcs ?? [])]).toEqual(expected);
        } else {
          const child = test.chain.ledger.object(field.childId);
          expect([field.valueType, field.value?.bcs]).toEqual([child?.type, child?.contents]);
        }
      }
    }
    const [pool] = (await test.client.listDynamicFields({ parentId: pools, limit: 1 }))
      .dynamicFields;
    const name = pool?.name ?? { type: 'u8', bcs: new Uint8Array() };
    const found = await test.client.getDynamicObjectField({ parentId: pools, name });
    expect(found.object.objectId).toBe(pool?.$kind === 'DynamicObject' ? pool.childId : '');
    expect([...kinds].sort()).toEqual(['DynamicField', 'DynamicObject']);
  });
});

function derivedId(
  parentId: string,
  field: { $kind: string; name: { type: string; bcs: Uint8Array } },
) {
  const wrapped = `0x2::dynamic_object_field::Wrapper<${field.name.type}>`;
  const type = field.$kind === 'DynamicObject' ? wrapped : field.name.type;
  return deriveDynamicFieldID(parentId, type, field.name.bcs);
}

describe('packages', () => {
  it('describes a Move function as the SDK reads it', async () => {
    const { packages, walType } = test.chain.facts;
    const { function: found } = await test.client.getMoveFunction({
      packageId: packages.walrus,
      moduleName: 'staking',
      name: 'stake_with_pool',
    });
    expect(found).toMatchObject({ name: 'stake_with_pool', visibility: 'public' });
    const coin = found.parameters[1]?.body;
    expect(coin?.$kind === 'datatype' && coin.datatype.typeParameters[0]).toMatchObject({
      $kind: 'datatype',
      datatype: { typeName: normalizeStructTag(walType) },
    });
    expect(found.parameters.at(-1)?.reference).toBe('mutable');
    const hidden = await test.client.getMoveFunction({
      packageId: packages.tidemark,
      moduleName: 'seal_policy',
      name: 'seal_approve_pass',
    });
    expect(hidden.function).toMatchObject({ visibility: 'private', isEntry: true });
    expect(hidden.function.parameters[0]).toEqual({
      reference: null,
      body: { $kind: 'vector', vector: { $kind: 'u8' } },
    });
    const missing = { packageId: packages.walrus, moduleName: 'staking', name: 'nothing' };
    await expect(test.client.getMoveFunction(missing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives the first id, the modules and the types of a package', async () => {
    const packageId = test.chain.facts.packages.tidemark;
    const { response } = await test.client.movePackageService.getPackage({ packageId });
    expect(response.package).toMatchObject({
      storageId: packageId,
      originalId: packageId,
      version: 1n,
    });
    const modules = response.package?.modules.map((one) => one.name) ?? [];
    expect(modules).toEqual(expect.arrayContaining(['market', 'team', 'seal_policy']));
    const { response: found } = await test.client.movePackageService.getDatatype({
      packageId,
      moduleName: 'market_events',
      name: 'TeamCreated',
    });
    expect(found.datatype).toMatchObject({
      kind: G.DatatypeDescriptor_DatatypeKind.STRUCT,
      abilities: [G.Ability.COPY, G.Ability.DROP],
    });
    expect(found.datatype?.fields.map((field) => field.name)).toEqual([
      'team',
      'market',
      'name',
      'members',
      'shares_bps',
      'creator',
    ]);
    const versions = await test.client.movePackageService.listPackageVersions({ packageId });
    expect(versions.response.versions).toEqual([{ packageId, version: 1n }]);
  });
});

describe('the chain itself', () => {
  it('gives its id, gas price, protocol and system state', async () => {
    const { ledger } = test.chain;
    expect(await test.client.getChainIdentifier()).toEqual({ chainIdentifier: ledger.chainId });
    expect(await test.client.getReferenceGasPrice()).toEqual({ referenceGasPrice: '1000' });
    const { protocolConfig } = await test.client.getProtocolConfig();
    expect(protocolConfig).toMatchObject({ protocolVersion: '138' });
    const { systemState } = await test.client.getCurrentSystemState();
    expect(systemState).toMatchObject({ epoch: '0', protocolVersion: '138', safeMode: false });
    const later = test.client.ledgerService.getEpoch({ epoch: 7n });
    await expect(later.response).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('serves checkpoints with their transactions, and the newest one by default', async () => {
    const latest = test.chain.ledger.latestCheckpoint();
    const readMask = { paths: ['*'] };
    const { response } = await test.client.ledgerService.getCheckpoint({
      checkpointId: { oneofKind: 'sequenceNumber', sequenceNumber: latest.sequence },
      readMask,
    });
    expect(response.checkpoint?.transactions.map(({ digest }) => digest)).toEqual(
      latest.transactions,
    );
    expect(response.checkpoint?.summary?.timestamp?.seconds).toBe(latest.timestampMs / 1000n);
    const byDigest = await test.client.ledgerService.getCheckpoint({
      checkpointId: { oneofKind: 'digest', digest: latest.digest },
    });
    const newest = await test.client.ledgerService.getCheckpoint({
      checkpointId: { oneofKind: undefined },
    });
    const expected = { sequenceNumber: latest.sequence, digest: latest.digest, transactions: [] };
    expect(byDigest.response.checkpoint).toEqual(expected);
    expect(newest.response.checkpoint).toEqual(expected);
    const beyond = test.client.ledgerService.getCheckpoint({
      checkpointId: { oneofKind: 'sequenceNumber', sequenceNumber: 1_000_000n },
    });
    await expect(beyond.response).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('moves time by the forking service, which Move code then sees', async () => {
    const before = (await test.client.forkingService.getStatus({})).response.timestampMs;
    const dayMs = 86_400_000n;
    const { response } = await test.client.forkingService.advanceClock({ durationMs: dayMs });
    expect(response.timestampMs).toBeGreaterThanOrEqual(before + dayMs);
    const clock = await test.client.getObject({ objectId: '0x6', include: { content: true } });
    const shown = bcs.u64().parse((clock.object.content ?? new Uint8Array()).slice(32));
    expect(BigInt(shown)).toBeGreaterThanOrEqual(before + dayMs);
    const far = test.client.forkingService.advanceClock({ durationMs: 1n << 63n });
    await expect(far.response).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    const { response: checkpoint } = await test.client.forkingService.advanceCheckpoint({});
    expect(checkpoint.checkpointSequenceNumber).toBe(test.chain.ledger.latestCheckpoint().sequence);
  });

  it('has no names', async () => {
    const call = test.client.nameService.reverseLookupName({ address: UNKNOWN });
    await expect(call.response).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await test.client.resolveNameServiceAddress({ name: 'a.sui' })).toEqual({
      address: null,
    });
  });

  it('verifies signatures of messages and transactions', async () => {
    const person = await test.person();
    const message = new TextEncoder().encode('hello');
    const { signature } = await person.signPersonalMessage(message);
    const verify = async (text: Uint8Array, address: string) => {
      const value = bcs.byteVector().serialize(text).toBytes();
      const { response } = await test.client.signatureVerificationService.verifySignature({
        message: { name: 'PersonalMessage', value },
        signature: {
          bcs: { value: Buffer.from(signature, 'base64') },
          signature: { oneofKind: undefined },
        },
        address,
        jwks: [],
      });
      return response;
    };
    expect(await verify(message, person.toSuiAddress())).toEqual({ isValid: true });
    expect((await verify(Uint8Array.of(1), person.toSuiAddress())).isValid).toBe(false);
    expect((await verify(message, UNKNOWN)).isValid).toBe(false);
  });
});
