import type { Id } from '../../types';
import { pure } from './pure';
import type { ScenarioCall } from './scenario';
import {
  ANCHOR_MS,
  BUYER,
  call,
  change,
  CLOCK,
  CONTEXT,
  DAY_MS,
  FIRST_EPOCH,
  MARKET,
  PARTNER,
  PRICE,
  read,
  result,
  SELLER,
  STRANGER,
  take,
  walrus,
  WEEK_MS,
  type Story,
} from './story';

const ADDED_EPOCHS = 3;
/** As `system::new_for_testing` has them. */
const SHARDS = 1_000;
const CAPACITY_BYTES = 1_099_511_627_776n;
const MAX_EPOCHS_AHEAD = 53;

/** Purchase, trial, extension inside a purchase, opening, calls, settlement, refund, renewal. */
export function sell(story: Story): void {
  buyPasses(story);
  extendStorage(story);
  openPasses(story);
  countCalls(story);
  settleAndRefund(story);
  renew(story);
}

const buying = (offer: number, price: bigint, coin: string) =>
  call('purchase::purchase', [
    MARKET,
    read('model'),
    pure.integer('u32', offer),
    pure.integer('u64', price),
    take(coin),
    CLOCK,
    CONTEXT,
  ]);

function buyPasses(story: Story): void {
  story.makeCoin('exact', PRICE);
  story.makeCoin('small', PRICE - 1n);
  story.makeCoin('large', PRICE + 5n);
  story.makeCoin('nothing', 0n);
  const buy = (offer: number, price: bigint, coin: string, names?: Record<string, string>) =>
    story.all(BUYER, [buying(offer, price, coin)], names);
  buy(9, PRICE, 'exact');
  buy(1, PRICE - 1n, 'exact');
  buy(1, PRICE, 'small');
  buy(2, 0n, 'nothing');
  buy(5, PRICE, 'exact');
  buy(1, PRICE, 'large', { AccessPass: 'pass', Sale: 'sale' });
  buy(1, PRICE, 'exact', { AccessPass: 'unused', Sale: 'unusedSale' });
  const tryOut = (offer: number, coin: string) =>
    story.call(
      BUYER,
      'purchase::try_out',
      [
        MARKET,
        change('model'),
        pure.integer('u32', offer),
        pure.integer('u64', 0n),
        take(coin),
        CLOCK,
        CONTEXT,
      ],
      { AccessPass: 'trial', Sale: 'trialSale' },
    );
  tryOut(1, 'nothing');
  tryOut(2, 'nothing');
  story.makeCoin('nothing2', 0n);
  tryOut(2, 'nothing2');
}

/** The blobs of the second iteration, extended in the transaction that needs them longer. */
function extendStorage(story: Story): void {
  const blobs = ['second', 'manifest2'].map((name) => story.run.object(name).id);
  const [first = ''] = blobs;
  const lend = (blob: Id) => call('storage::lend_blob', [MARKET, change('model'), pure.id(blob)]);
  const giveBack = (model: string, from: number) =>
    call('storage::return_blob', [MARKET, change(model), result(from, 0), result(from, 1)]);
  const record = call('storage::record_extension', [
    MARKET,
    change('model'),
    pure.integer('u32', 2),
    CLOCK,
    CONTEXT,
  ]);
  story.makeCoin('storageMoney', 1_000_000n);
  story.makeCoin('year', PRICE);
  const extend = (from: number) =>
    walrus('system::extend_blob', [
      result(1, 0, 'mutable'),
      result(from, 0, 'mutable'),
      pure.integer('u32', ADDED_EPOCHS),
      change('storageMoney'),
    ]);
  story.all(BUYER, [record]);
  story.all(BUYER, [lend(first), lend(first)]);
  story.all(BUYER, [lend(first), giveBack('other', 0)]);
  story.all(BUYER, [lend(first), record, giveBack('model', 0)]);
  story.all(BUYER, [lend(first), giveBack('model', 0)]);
  const calls = storageNetwork();
  for (const blob of blobs) {
    const from = calls.length;
    calls.push(lend(blob), extend(from), giveBack('model', from));
  }
  story.all(
    BUYER,
    [...calls, record, buying(5, PRICE, 'year')],
    {
      AccessPass: 'yearPass',
      Sale: 'yearSale',
    },
    'walrus::system::destroy_for_testing(r1_0);',
  );
}

/** For one transaction: tests outside the package can neither share nor keep a `System`. */
function storageNetwork(): ScenarioCall[] {
  const committee = Uint8Array.of(0, SHARDS % 256, SHARDS >> 8, FIRST_EPOCH, 0, 0, 0, 0);
  const state = walrus('system_state_inner::new', [
    { kind: 'pure', type: '0xa15::bls_aggregate::BlsCommittee', bytes: committee, move: '' },
    pure.integer('u64', CAPACITY_BYTES),
    pure.integer('u64', 5),
    pure.integer('u64', 3),
    pure.integer('u32', MAX_EPOCHS_AHEAD),
    CONTEXT,
  ]);
  const system = walrus('system::new', [result(0), CONTEXT]);
  return [
    { ...state, move: '' },
    { ...system, move: 'let mut r1_0 = walrus::system::new_for_testing(scenario.ctx());' },
  ];
}

const opening = (pass: string, sale: string, model: string, iteration: number) => [
  MARKET,
  change(pass),
  change(sale),
  read(model),
  pure.integer('u32', iteration),
  CLOCK,
  CONTEXT,
];

function openPasses(story: Story): void {
  story.call(BUYER, 'access::open', opening('pass', 'sale', 'model', 3));
  story.call(BUYER, 'access::open', opening('pass', 'sale', 'other', 1));
  story.call(BUYER, 'access::open', opening('pass', 'unusedSale', 'model', 1));
  story.ask(STRANGER, 'team', 'team', { iteration: 1 });
  story.ask(PARTNER, 'team', 'team', { iteration: 1 });
  story.ask(PARTNER, 'team', 'team', { iteration: 1, ofNote: true });
  story.ask(STRANGER, 'team', 'rivals', { iteration: 1 });
  story.ask(BUYER, 'pass', 'pass', { iteration: 1, bytes: 35 });
  story.ask(BUYER, 'pass', 'pass', { iteration: 1, model: 'other' });
  story.ask(BUYER, 'pass', 'pass', { iteration: 1 });
  story.call(BUYER, 'access::open', opening('pass', 'sale', 'model', 1));
  story.ask(BUYER, 'pass', 'pass', { iteration: 1 });
  story.ask(BUYER, 'pass', 'pass', { iteration: 1, ofNote: true });
  story.ask(BUYER, 'pass', 'pass', { iteration: 2 });
}

function countCalls(story: Story): void {
  story.makeCoin('callMoney', PRICE);
  story.all(BUYER, [buying(3, PRICE, 'callMoney')], { AccessPass: 'calls', Sale: 'callSale' });
  const count = (sender: Id, team: string, sale: string, calls: number) =>
    story.call(sender, 'sale::record_calls', [
      MARKET,
      read(team),
      change(sale),
      pure.integer('u64', calls),
      CLOCK,
      CONTEXT,
    ]);
  count(PARTNER, 'team', 'callSale', 4);
  story.call(BUYER, 'access::open', opening('calls', 'callSale', 'model', 1));
  story.ask(BUYER, 'pass', 'calls', { iteration: 1 });
  count(STRANGER, 'team', 'callSale', 4);
  count(STRANGER, 'rivals', 'callSale', 4);
  count(PARTNER, 'team', 'sale', 4);
  count(PARTNER, 'team', 'callSale', 4);
  count(PARTNER, 'team', 'callSale', 7);
}

const settle = (story: Story, sale: string, team = 'team') =>
  story.call(STRANGER, 'sale::settle', [MARKET, change(sale), change(team), CLOCK, CONTEXT]);

const refund = (story: Story, pass: string, sale: string) =>
  story.call(BUYER, 'refund::refund', [MARKET, change(pass), change(sale), CLOCK, CONTEXT]);

function settleAndRefund(story: Story): void {
  settle(story, 'unusedSale');
  story.setClock(ANCHOR_MS + DAY_MS);
  settle(story, 'sale');
  settle(story, 'sale');
  settle(story, 'callSale', 'rivals');
  settle(story, 'callSale');
  settle(story, 'unusedSale');
  settle(story, 'trialSale');
  story.setClock(ANCHOR_MS + 3n * DAY_MS + 1n);
  refund(story, 'pass', 'unusedSale');
  refund(story, 'pass', 'sale');
  refund(story, 'unused', 'unusedSale');
  refund(story, 'unused', 'unusedSale');
  story.call(BUYER, 'access::open', opening('unused', 'unusedSale', 'model', 1));
  settle(story, 'unusedSale');
}

function renew(story: Story): void {
  const renewal = (pass: string, offer: number, maxPrice: bigint, coin: string, sale: string) =>
    story.call(
      BUYER,
      'purchase::renew',
      [
        MARKET,
        read('model'),
        change(pass),
        pure.integer('u32', offer),
        pure.integer('u64', maxPrice),
        take(coin),
        CLOCK,
        CONTEXT,
      ],
      { Sale: sale },
    );
  story.makeCoin('more', PRICE + 7n);
  renewal('calls', 3, PRICE - 1n, 'more', 'none');
  renewal('calls', 1, PRICE, 'more', 'none');
  renewal('calls', 2, PRICE, 'more', 'none');
  renewal('calls', 3, PRICE + 1n, 'more', 'callSale2');
  story.call(BUYER, 'access::open', opening('calls', 'callSale2', 'model', 1));
  story.setClock(ANCHOR_MS + WEEK_MS - 1n);
  story.call(BUYER, 'access::open', opening('pass', 'sale', 'model', 2));
  story.setClock(ANCHOR_MS + WEEK_MS);
  story.call(BUYER, 'access::open', opening('pass', 'sale', 'model', 1));
  story.ask(BUYER, 'pass', 'pass', { iteration: 1 });
  story.call(BUYER, 'access::open', opening('calls', 'callSale2', 'model', 2));
  refund(story, 'calls', 'callSale2');
  refund(story, 'calls', 'callSale');
  settle(story, 'callSale');
  settle(story, 'callSale2');
  story.makeCoin('again', PRICE);
  renewal('pass', 4, PRICE, 'again', 'sale2');
  settle(story, 'sale2');
}

/** Advances first, then shares; new shares only for what comes after. */
export function distribute(story: Story): void {
  const distribution = [MARKET, change('team'), CLOCK, CONTEXT];
  story.call(STRANGER, 'team::distribute', [read('elsewhere'), change('team'), CLOCK, CONTEXT]);
  story.call(PARTNER, 'team::distribute', distribution);
  story.call(PARTNER, 'team::distribute', distribution);
  settle(story, 'yearSale');
  const shares = (members: readonly Id[], bps: readonly number[]) => [
    read('cap'),
    MARKET,
    change('team'),
    pure.list('address', members.map(pure.address)),
    pure.list(
      'u16',
      bps.map((share) => pure.integer('u16', share)),
    ),
    CLOCK,
    CONTEXT,
  ];
  story.call(SELLER, 'team::set_shares', shares([SELLER, SELLER], [5_000, 5_000]));
  story.call(SELLER, 'team::set_shares', shares([PARTNER, STRANGER], [1, 9_999]));
  story.call(PARTNER, 'team::distribute', distribution);
}
