import { pure } from './pure';
import {
  ADMIN,
  ANCHOR_MS,
  change,
  CONTEXT,
  EPOCH_MS,
  FIRST_EPOCH,
  MARKET,
  PARTNER,
  read,
  SELLER,
  STORAGE_CEILING,
  STRANGER,
  type Story,
} from './story';

const FEE_BPS = 250;

/** From the publication to a team with an operator. */
export function foundMarket(story: Story): void {
  story.makeClock();
  story.setClock(ANCHOR_MS);
  story.run.step({
    kind: 'call',
    sender: ADMIN,
    calls: [
      {
        module: 'market',
        function: 'init',
        typeArguments: [],
        args: [
          { kind: 'pure', type: '0x0::market::MARKET', bytes: Uint8Array.of(0), move: '' },
          CONTEXT,
        ],
        move: 'tidemark::market::init_for_testing(scenario.ctx());',
      },
    ],
    names: { AdminCap: 'admin', Publisher: 'publisher' },
  });
  const parameters = (epochMs: bigint) => [
    read('admin'),
    pure.integer('u64', epochMs),
    pure.integer('u32', FIRST_EPOCH),
    pure.integer('u64', ANCHOR_MS),
    pure.integer('u64', STORAGE_CEILING),
    CONTEXT,
  ];
  const caps = (market: string, cap: string) => ({ Market: market, MarketCap: cap });
  story.call(ADMIN, 'market::create', parameters(0n));
  story.call(ADMIN, 'market::create', parameters(EPOCH_MS), caps('market', 'marketCap'));
  story.call(ADMIN, 'market::create', parameters(EPOCH_MS), caps('elsewhere', 'elsewhereCap'));
  story.call(ADMIN, 'appearance::create', [read('publisher'), CONTEXT]);
  steer(story);
  foundTeam(story);
}

function steer(story: Story): void {
  const limits = (sessionMs: number) => [
    read('marketCap'),
    change('market'),
    pure.integer('u64', 60_000),
    pure.integer('u64', 31_622_400_000),
    pure.integer('u64', sessionMs),
    pure.integer('u64', 8),
    pure.integer('u64', STORAGE_CEILING),
  ];
  const fee = (cap: string, bps: number) => [
    read(cap),
    change('market'),
    pure.integer('u16', bps),
    pure.address(ADMIN),
  ];
  story.call(ADMIN, 'market::set_limits', limits(1_800_001));
  story.call(ADMIN, 'market::set_limits', limits(1_200_000));
  story.call(ADMIN, 'market::set_fee', fee('marketCap', 501));
  story.call(ADMIN, 'market::set_fee', fee('elsewhereCap', FEE_BPS));
  story.call(ADMIN, 'market::set_fee', fee('marketCap', FEE_BPS));
  story.call(ADMIN, 'market::migrate', [read('marketCap'), change('market')]);
}

function foundTeam(story: Story): void {
  const team = (shares: readonly number[]) => [
    MARKET,
    pure.text('Tide pool'),
    pure.list('address', [pure.address(SELLER), pure.address(PARTNER)]),
    pure.list(
      'u16',
      shares.map((share) => pure.integer('u16', share)),
    ),
    CONTEXT,
  ];
  story.call(SELLER, 'team::create', team([6_000, 3_999]));
  story.call(SELLER, 'team::create', team([6_001, 3_999]), { Team: 'team', TeamCap: 'cap' });
  story.call(STRANGER, 'team::create', team([5_000, 5_000]), {
    Team: 'rivals',
    TeamCap: 'rivalCap',
  });
  const operator = [read('cap'), MARKET, change('team'), pure.address(STRANGER), CONTEXT];
  story.call(SELLER, 'team::add_operator', operator);
  story.call(SELLER, 'team::add_operator', operator);
  story.call(SELLER, 'team::remove_operator', operator);
  story.call(SELLER, 'team::remove_operator', operator);
  const foreign = [read('rivalCap'), MARKET, change('team'), pure.address(STRANGER), CONTEXT];
  story.call(STRANGER, 'team::add_operator', foreign);
}
