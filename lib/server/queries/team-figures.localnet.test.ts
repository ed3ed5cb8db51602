import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { temporaryDatabase } from '@/lib/db/testing/temporary-database';
import { claimIndex } from '@/lib/indexer/identity';
import { indexStep } from '@/lib/indexer/step';
import { randomHistory } from '@/lib/indexer/testing/history';
import { sourceOf } from '@/lib/indexer/testing/memory';
import { database } from '../database';
import { findTeam } from './find-team';
import { listTeamIterations } from './list-team-iterations';
import { readTeamLedger } from './read-team-ledger';
import { readTeamRevenue } from './read-team-revenue';
import type { TeamLedger } from './types';

const id = (digit: string) => `0x${digit.repeat(64)}`;
const manifest = {
  network: 'localnet',
  chainId: 'test-chain',
  rpcUrl: 'http://127.0.0.1:1',
  packages: { tidemark: id('7') },
  walType: `${id('a')}::wal::WAL`,
  objects: { market: id('1'), walrusSystem: id('2'), walrusStaking: id('3') },
  keyServers: [{ objectId: id('4') }],
  keyServerThreshold: 1,
  walrus: { aggregatorUrl: 'http://127.0.0.1:1', uploadRelayUrl: 'http://127.0.0.1:1' },
};
let temporary: Database & { url: string };
/** Teams with the most money events first. */
let teamIds: string[];

beforeAll(async () => {
  temporary = await temporaryDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-figures-'));
  process.env.DATABASE_URL = temporary.url;
  process.env.TIDEMARK_NETWORK_MANIFEST = join(folder, 'network.json');
  await claimIndex(temporary.pool, { network: 'test', chainId: 'test-chain', packageId: id('7') });
  const source = sourceOf(randomHistory(23, 2_500));
  for (let atTip = false; !atTip;) ({ atTip } = await indexStep(temporary.pool, source, 1000));
  const market = await temporary.pool.query('SELECT id FROM market');
  manifest.objects.market = market.rows[0].id;
  await writeFile(process.env.TIDEMARK_NETWORK_MANIFEST, JSON.stringify(manifest));
  const teams = await temporary.pool.query('SELECT id FROM team ORDER BY collected DESC LIMIT 25');
  teamIds = teams.rows.map((row: { id: string }) => row.id);
}, 120_000);
afterAll(async () => {
  await database().close();
  await temporary.close();
});

const sum = (amounts: readonly string[]) =>
  amounts.reduce((total, amount) => total + BigInt(amount), 0n);

function sumOf({ events }: TeamLedger, kinds: readonly string[]): bigint {
  return sum(events.filter(({ kind }) => kinds.includes(kind)).map((event) => event.amountFrost));
}

test('ledger, daily sums and costs equal the figures of the team to the unit', async () => {
  let repaidFrost = 0n;
  for (const teamId of teamIds) {
    const [team, ledger, revenue, costs] = await Promise.all([
      findTeam(teamId),
      readTeamLedger(teamId),
      readTeamRevenue(teamId),
      listTeamIterations(teamId),
    ]);
    if (team === null || ledger === null || revenue === null || costs === null) {
      throw new Error('the team is missing');
    }
    const paid = sumOf(ledger, ['pass.bought', 'pass.renewed']);
    const settled = sumOf(ledger, ['sale.settled']);
    const refunded = sumOf(ledger, ['sale.refunded']);
    const fee = sum(ledger.events.map(({ feeFrost }) => feeFrost));
    const distributed = sumOf(ledger, ['revenue.distributed']);
    expect(settled).toBe(BigInt(team.collectedFrost));
    expect(distributed).toBe(BigInt(team.distributedFrost));
    expect(paid - settled - fee - refunded).toBe(BigInt(team.unsettledFrost));
    const { days } = revenue;
    expect(sum(days.map((day) => day.paidFrost))).toBe(paid);
    expect(sum(days.map((day) => day.settledFrost))).toBe(settled);
    expect(sum(days.map((day) => day.refundedFrost))).toBe(refunded);
    expect(sum(days.map((day) => day.feeFrost))).toBe(fee);
    expect(sum(days.map((day) => day.distributedFrost))).toBe(distributed);
    const advanced = sum(costs.iterations.map((iteration) => iteration.advancedFrost));
    const repaid = sum(costs.repaid.map(({ amountFrost }) => amountFrost));
    expect(advanced).toBe(sumOf(ledger, ['cost.advanced']));
    expect(advanced - repaid).toBe(BigInt(team.owedFrost));
    repaidFrost += repaid;
  }
  expect(repaidFrost).toBeGreaterThan(0n);
}, 120_000);

test('extensions are counted with who paid, and prices are those of offers on sale', async () => {
  const answers = await Promise.all(teamIds.map(listTeamIterations));
  const iterations = answers.flatMap((answer) => answer?.iterations ?? []);
  const extended = iterations.filter(({ extensions }) => extensions > 0);
  expect(extended.length).toBeGreaterThan(0);
  for (const { extensions, epochsAdded, extendedBy } of extended) {
    expect(epochsAdded).toBeGreaterThanOrEqual(extensions);
    expect(extendedBy.length).toBeGreaterThan(0);
  }
  expect(iterations.some(({ priceFrost }) => priceFrost !== null)).toBe(true);
  expect(iterations.every((one) => one.modelRetiredAtMs === null || one.priceFrost === null)).toBe(
    true,
  );
});

test('sums of what is too old to be listed equal those of the events', async () => {
  const [teamId = ''] = teamIds;
  const before = await readTeamLedger(teamId);
  // As many more events as the list takes: everything before moves into the sums.
  await temporary.pool.query(
    `INSERT INTO event SELECT 1000000 + at, 'later' || at, 0, 999999, 0, 'pass.bought', $1, 5000,
       NULL, $1, NULL, NULL, 7, '{}', '{}', '' FROM generate_series(1, 2000) at`,
    [teamId],
  );
  const after = await readTeamLedger(teamId);
  if (before === null || after === null) throw new Error('the team is missing');
  expect(after.events).toHaveLength(2_000);
  const repaid = before.events.flatMap(({ lines }) =>
    lines.filter(({ role }) => role === 'repayment').map((line) => line.amountFrost),
  );
  expect(after.earlier).toEqual({
    events: before.events.length,
    paidFrost: `${sumOf(before, ['pass.bought', 'pass.renewed'])}`,
    settledFrost: `${sumOf(before, ['sale.settled'])}`,
    feeFrost: `${sum(before.events.map(({ feeFrost }) => feeFrost))}`,
    refundedFrost: `${sumOf(before, ['sale.refunded'])}`,
    distributedFrost: `${sumOf(before, ['revenue.distributed'])}`,
    repaidFrost: `${sum(repaid)}`,
    advancedFrost: `${sumOf(before, ['cost.advanced'])}`,
  });
});

test('an unknown team and a malformed id have no figures', async () => {
  for (const teamId of [id('f'), 'nonsense', '']) {
    expect(await readTeamLedger(teamId)).toBeNull();
    expect(await readTeamRevenue(teamId)).toBeNull();
    expect(await listTeamIterations(teamId)).toBeNull();
  }
});
