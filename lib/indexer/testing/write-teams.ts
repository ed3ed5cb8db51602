import { START_MS, type Emitter } from './emitter';
import type { Team, World } from './world';

const SESSION_MS = 1_800_000n;
const MIN_SESSION_MS = 60_000n;

export function createMarket(emitter: Emitter): World['market'] {
  const id = emitter.id();
  emitter.emit('MarketCreated', {
    market: id,
    epoch_ms: 1_209_600_000n,
    anchor_epoch: 1,
    anchor_ms: START_MS,
    storage_ceiling: 18_446_744_073_709_551_615n,
  });
  return { id, sessionMs: SESSION_MS, feeBps: 0, version: 1n };
}

export function changeMarket(emitter: Emitter, { market }: World): void {
  const choice = emitter.random.below(5);
  if (choice === 0) {
    const half = market.sessionMs / 2n;
    market.sessionMs = half < MIN_SESSION_MS ? MIN_SESSION_MS : half;
    return emitter.emit('LimitsSet', {
      market: market.id,
      min_window_ms: 60_000n,
      max_window_ms: 604_800_000n,
      session_ms: market.sessionMs,
      max_members: 4n,
      storage_ceiling: 1_000_000n,
    });
  }
  if (choice === 1) {
    market.version += 1n;
    const versions = { from_version: market.version - 1n, to_version: market.version };
    return emitter.emit('MarketMigrated', { market: market.id, ...versions });
  }
  market.feeBps = emitter.random.below(501);
  emitter.emit('FeeSet', {
    market: market.id,
    fee_bps: market.feeBps,
    fee_recipient: emitter.id(),
  });
}

export function createTeam(emitter: Emitter, world: World): void {
  const team: Team = {
    id: emitter.id(),
    ...newShares(emitter),
    manager: emitter.id(),
    operators: [],
    advances: [],
    held: 0n,
  };
  world.teams.push(team);
  emitter.emit('TeamCreated', {
    team: team.id,
    market: world.market.id,
    name: emitter.words(),
    members: team.members,
    shares_bps: team.sharesBps,
    creator: team.manager,
  });
}

export function setShares(emitter: Emitter, team: Team): void {
  distribute(emitter, team);
  Object.assign(team, newShares(emitter));
  emitter.emit('SharesSet', {
    team: team.id,
    members: team.members,
    shares_bps: team.sharesBps,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}

export function changeOperator(emitter: Emitter, team: Team): void {
  const by = emitter.id();
  const known = team.operators.pop();
  if (known !== undefined) {
    return emitter.emit('OperatorRemoved', { team: team.id, operator: known, by });
  }
  const operator = emitter.id();
  team.operators.push(operator);
  emitter.emit('OperatorAdded', { team: team.id, operator, by });
}

/** To any member but who holds the cap now. */
export function handOver(emitter: Emitter, team: Team): void {
  const from = team.manager;
  team.manager = emitter.random.pick(team.members.filter((member) => member !== from));
  emitter.emit('CapHandedOver', { team: team.id, from, to: team.manager, at_ms: emitter.tick() });
}

/** Advances first, oldest first; then shares of the rest, rounded down. */
export function distribute(emitter: Emitter, team: Team): void {
  const lenders: string[] = [];
  const repaid: bigint[] = [];
  for (let first = team.advances[0]; first !== undefined && team.held > 0n;) {
    const amount = first.owed < team.held ? first.owed : team.held;
    lenders.push(first.address);
    repaid.push(amount);
    team.held -= amount;
    first.owed -= amount;
    if (first.owed === 0n) team.advances.shift();
    first = team.advances[0];
  }
  const amounts = team.sharesBps.map((shareBps) => (team.held * BigInt(shareBps)) / 10_000n);
  const total = [...repaid, ...amounts].reduce((sum, amount) => sum + amount, 0n);
  if (total === 0n) return;
  team.held -= amounts.reduce((sum, amount) => sum + amount, 0n);
  emitter.emit('RevenueDistributed', {
    team: team.id,
    total,
    lenders,
    repaid,
    recipients: team.members,
    amounts,
    held: team.held,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}

function newShares(emitter: Emitter): Pick<Team, 'members' | 'sharesBps'> {
  return emitter.rarely(2)
    ? { members: [emitter.id(), emitter.id()], sharesBps: [2_500, 7_500] }
    : { members: [emitter.id(), emitter.id(), emitter.id()], sharesBps: [3_333, 3_333, 3_334] };
}
