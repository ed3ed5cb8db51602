import { describe, expect, it } from 'vitest';
import { Books } from './books';
import { contractVm } from './contract';
import { figuresText, runSequences } from './figures';
import { foundScene, startSequence } from './found-scene';
import { Laws } from './laws';
import { SequenceRunner } from './sequence';

const SEQUENCES = 25_000;
const TIMEOUT_MS = 600_000;
const TWICE = 40;
const NOT_A_MEMBER = 38n;
const TOO_MANY_OWED = 39n;

describe('money in random sequences of all verbs', () => {
  it(
    'neither comes nor goes',
    () => {
      const started = performance.now();
      const figures = runSequences(0, SEQUENCES);
      process.stdout.write(`${figuresText(figures, (performance.now() - started) / 1_000)}\n`);
      expect(figures.paidIn).toBe(figures.paidOut + figures.held);
      expect([...figures.verbs.keys()].sort()).toEqual(ALL_VERBS);
      expect(figures.verbs.get('migrate')).toBeUndefined();
      for (const code of [NOT_A_MEMBER, TOO_MANY_OWED]) {
        expect(figures.codes.get(code), `code ${code}`).toBeGreaterThan(100);
      }
    },
    TIMEOUT_MS,
  );

  it('goes the same way twice from the same seed, and refusals leave every byte as it was', () => {
    const [first, second] = [new SequenceRunner(contractVm()), new SequenceRunner(contractVm())];
    const traces = Array.from({ length: TWICE }, (_, seed) => first.run(seed, true));
    // Backwards: what ran before must not matter.
    for (let seed = TWICE - 1; seed >= 0; seed -= 1) {
      expect(second.run(seed, true)).toEqual(traces[seed]);
    }
    expect(new Set(traces.map(({ trace }) => trace)).size).toBe(TWICE);
  });

  it('would be missed if a unit came or went', () => {
    const vm = contractVm();
    const laws = new Laws(vm);
    const start = foundScene(vm, 0);
    const scene = startSequence(start, 1);
    const holds = () => laws.hold(scene.ledger, scene.books, start.mintedFrost);
    expect(holds).not.toThrow();
    const [who, amount] = [...scene.ledger.wallets][0] ?? ['', 0n];
    scene.ledger.wallets.set(who, amount + 1n);
    expect(holds).toThrow('wallet');
    scene.books.wallets.set(who, amount + 1n);
    expect(holds).toThrow('all that was minted');
  });

  it('is owed to sixteen people at some starts, oldest first', () => {
    const { scene } = foundScene(contractVm(), 0);
    const { owed } = scene.books.team(scene.teams[0]?.id ?? '');
    expect(owed.map(({ amount }) => amount)).toEqual(
      Array.from({ length: 16 }, (_, at) => BigInt(1 + at * at)),
    );
  });

  it('is counted by books that agree with worked examples', () => {
    const books = new Books();
    books.found('team', ['a', 'b'], [3_333, 6_667]);
    books.feeBps = 500n;
    books.feeRecipient = 'market';
    const terms = {
      rights: 2,
      windowMs: 100n,
      price: 1_001n,
      firstIteration: 1,
      lastIteration: 1,
      quota: 10n,
      proRata: true,
      trial: false,
    };
    books.sell('sale', 'buyer', 'team', terms, 1_000n);
    expect(books.refundable(books.sale('sale'), 1_050n)).toBe(500n);
    expect(books.settle('sale', 1_050n)).toBe(501n);
    expect(books.team('team').vault).toBe(476n);
    books.advance('team', 'b', 100n);
    expect(books.distribute('team')).toBe(475n);
    expect([books.wallets.get('a'), books.wallets.get('b')]).toEqual([125n, 350n]);
    expect(books.refund('sale', 'buyer', 1_051n)).toBe(490n);
  });
});

const ALL_VERBS = [
  'add_operator',
  'create_team',
  'disclose_note',
  'distribute',
  'edit_listing',
  'extend',
  'grant',
  'hand_over',
  'list',
  'move_alias',
  'open',
  'open_audit',
  'publish_iteration',
  'purchase',
  'record_calls',
  'refund',
  'remove_alias',
  'remove_operator',
  'renew',
  'retire',
  'revoke',
  'seal_approve_audit',
  'seal_approve_pass',
  'seal_approve_team',
  'set_fee',
  'set_limits',
  'set_offer',
  'set_shares',
  'settle',
  'sign',
  'supersede',
  'try_out',
  'withdraw_offer',
];
