import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalAccount, sharedArgument } from '../control/account';
import { FAUCET_WAL_FROST, giveCoins } from '../control/faucet';
import { followPorts } from '../control/follow-ports';
import { readView } from '../control/views';
import { WalrusEpochs } from '../control/walrus-epochs';
import { canonicalType, SUI_TYPE_TEXT } from '../ptb/type-text';
import { readGenesisBytecode } from './bytecode';
import { readNodeInfo } from './node-info';
import { WALRUS_EPOCH_MS } from './build-genesis';
import { openChain, type OpenChain } from './open-chain';
import { faucetKeypair, operatorKeypair } from './seed';

const PORTS = { host: '127.0.0.1', walrusPort: 19185, sealPort: 19200 };
const SOMEBODY = `0x${'5'.repeat(64)}`;

let directory = '';
const open: OpenChain[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'chain-'));
});
afterEach(() => {
  for (const chain of open.splice(0)) chain.close();
  rmSync(directory, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof openChain>[0]> = {}): Promise<OpenChain> {
  const chain = await openChain({ directory, ports: PORTS, ...options });
  open.push(chain);
  return chain;
}

function stop(chain: OpenChain): void {
  open.splice(open.indexOf(chain), 1);
  chain.close();
}

const accounts = new WeakMap<OpenChain, LocalAccount>();

function give(chain: OpenChain) {
  const { ledger, facts, seedHex } = chain;
  const account = accounts.get(chain) ?? new LocalAccount(ledger, faucetKeypair(seedHex));
  accounts.set(chain, account);
  return giveCoins({ ledger, facts, account }, SOMEBODY);
}

describe('genesis', () => {
  it('makes everything the network needs, the same for the same seed and time', async () => {
    const wallMs = () => 1_800_000_000_000;
    const one = await start({ directory: undefined, seedText: 'words', wallMs });
    const two = await start({ directory: undefined, seedText: 'words', wallMs });
    const other = await start({ directory: undefined, seedText: 'other words', wallMs });
    expect(two.facts).toEqual(one.facts);
    expect(two.ledger.stateDigest()).toBe(one.ledger.stateDigest());
    expect(other.ledger.chainId).not.toBe(one.ledger.chainId);
    expect(other.ledger.stateDigest()).not.toBe(one.ledger.stateDigest());
    const { ledger, facts } = one;
    expect(ledger.object(facts.objects.market)?.owner.kind).toBe('shared');
    expect(ledger.object(facts.packages.tidemark)?.version).toBe(1n);
    expect(ledger.eventAt(0).type).toContain('::market_events::MarketCreated');
    expect(facts.keyServerIds).toHaveLength(3);
  });

  it('gives SUI and WAL', async () => {
    const chain = await start({ directory: undefined });
    const answer = await give(chain);
    expect(answer.coins_sent).toHaveLength(2);
    const balances = chain.ledger.balances(SOMEBODY);
    expect(balances.get(SUI_TYPE_TEXT)).toBe(1_000_000_000_000n);
    expect(balances.get(canonicalType(chain.facts.walType))).toBe(FAUCET_WAL_FROST);
    await Promise.all(Array.from({ length: 10 }, () => give(chain)));
    expect(chain.ledger.balances(SOMEBODY).get(SUI_TYPE_TEXT)).toBe(11_000_000_000_000n);
  });
});

describe('a restart', () => {
  it('finds the same state, events, answers and time', async () => {
    const first = await start();
    await give(first);
    const given = await give(first);
    const advancedMs = first.ledger.advanceClock(86_400_000n);
    const digest = given.coins_sent[0]?.transferTxDigest ?? '';
    const before = {
      state: first.ledger.stateDigest(),
      transaction: first.ledger.transaction(digest),
      checkpoint: first.ledger.latestCheckpoint(),
      event: first.ledger.eventAt(0),
      balances: first.ledger.balances(SOMEBODY),
      facts: first.facts,
      chainId: first.ledger.chainId,
    };
    stop(first);
    const second = await start();
    expect(second.isNew).toBe(false);
    expect({
      state: second.ledger.stateDigest(),
      transaction: second.ledger.transaction(digest),
      checkpoint: second.ledger.latestCheckpoint(),
      event: second.ledger.eventAt(0),
      balances: second.ledger.balances(SOMEBODY),
      facts: second.facts,
      chainId: second.ledger.chainId,
    }).toEqual(before);
    expect(second.ledger.now()).toBeGreaterThanOrEqual(advancedMs);
    await give(second);
    expect(second.ledger.balances(SOMEBODY).get(SUI_TYPE_TEXT)).toBe(3_000_000_000_000n);
  });

  it('drops a torn record with a notice, and refuses a damaged journal', async () => {
    const first = await start();
    await give(first);
    const digest = first.ledger.stateDigest();
    stop(first);
    const path = join(directory, 'chain.journal');
    appendFileSync(path, Buffer.from([200, 1, 0, 0, 7, 7]));
    const notices: string[] = [];
    const second = await start({ onNotice: (text) => notices.push(text) });
    expect(second.ledger.stateDigest()).toBe(digest);
    expect(notices[0]).toContain('cut off by a crash');
    stop(second);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(2_000) ^ 1, 2_000);
    writeFileSync(path, bytes);
    await expect(start()).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('begins again when it was stopped in the middle of genesis', async () => {
    const first = await start();
    stop(first);
    const path = join(directory, 'chain.journal');
    writeFileSync(path, readFileSync(path).subarray(0, 60_000));
    const second = await start();
    expect(second.isNew).toBe(true);
    expect(second.ledger.transactionCount()).toBe(first.ledger.transactionCount());
  });

  it('refuses other bytecode, another seed and a second owner, and says what to do', async () => {
    const first = await start({ seedText: 'words' });
    await expect(start()).rejects.toMatchObject({ code: 'locked' });
    stop(first);
    await expect(start({ seedText: 'other' })).rejects.toMatchObject({ code: 'other-seed' });
    const bytecode = { ...readGenesisBytecode(), hash: 'ff'.repeat(32) };
    await expect(start({ bytecode })).rejects.toThrow(/delete .* or keep the old version/);
    await start({ seedText: 'words' });
  });
});

describe('the network keeps itself current', () => {
  it('turns Walrus epochs when their time has come, and only then', async () => {
    const chain = await start({ directory: undefined });
    const { ledger, facts } = chain;
    const account = new LocalAccount(ledger, operatorKeypair(chain.seedHex));
    const epochs = new WalrusEpochs({ ledger, facts, account, genesisMs: chain.genesisMs });
    const epoch = async () => {
      const bytes = await readView(ledger, `${facts.packages.walrus}::staking::epoch`, (tx) => [
        sharedArgument(tx, ledger, facts.objects.walrusStaking, false),
      ]);
      return bytes[0];
    };
    await epochs.turn();
    expect(await epoch()).toBe(1);
    ledger.advanceClock(WALRUS_EPOCH_MS);
    await Promise.all([epochs.turn(), epochs.turn()]);
    expect(await epoch()).toBe(2);
    ledger.advanceClock(3n * WALRUS_EPOCH_MS);
    await epochs.turn();
    expect(await epoch()).toBe(5);
  });

  it('writes new service addresses when the ports change', async () => {
    const chain = await start({ directory: undefined });
    const { ledger, facts } = chain;
    const account = new LocalAccount(ledger, operatorKeypair(chain.seedHex));
    expect(await followPorts({ ledger, facts, account }, PORTS)).toBe(0);
    const moved = { ...PORTS, sealPort: 19300 };
    expect(await followPorts({ ledger, facts, account }, moved)).toBe(3);
    moved.walrusPort = 19301;
    expect(await followPorts({ ledger, facts, account }, moved)).toBe(13);
    const pool = ledger.object(facts.storageNodeIds[4] ?? '');
    expect(pool && readNodeInfo(pool).networkAddress).toBe('127.0.0.1:19301/n/4');
    expect(await followPorts({ ledger, facts, account }, moved)).toBe(0);
  });
});
