import { beforeAll, describe, expect, it } from 'vitest';
import { compileFiles } from '../../../move/kit/build-package';
import { movePackage } from '../../../move/kit/move-package';
import { packageFiles } from '../../../move/kit/package-files';
import { CONTRACT, contractVm } from './contract';
import { SequenceRunner } from './sequence';

/** A contract with one line wrong must be found by so many sequences. */
const SEQUENCES = 6_000;
const TIMEOUT_MS = 300_000;

const MUTANTS: readonly { file: string; what: string; from: string; to: string }[] = [
  {
    what: 'takes the fee of each part instead of the whole',
    file: 'sale',
    from: 'share::basis_points_of(earned, sale.fee_bps) - sale.fee_paid',
    to: 'share::basis_points_of(due, sale.fee_bps)',
  },
  {
    what: 'forgets that a sale was refunded',
    file: 'sale',
    from: 'sale.closed = true;',
    to: 'sale.closed = false;',
  },
  {
    what: 'keeps what it settled out of the books',
    file: 'team',
    from: 'team.collected = team.collected + amount.value();',
    to: 'team.collected = team.collected + amount.value() / 2;',
  },
  {
    what: 'forgets a unit of what it still owes',
    file: 'team',
    from: 'team.advances[0].amount = owed - amount }',
    to: 'team.advances[0].amount = owed - amount - 1 }',
  },
  {
    what: 'repays the newest after the oldest',
    file: 'team',
    from: 'team.advances.remove(0)',
    to: 'team.advances.swap_remove(0)',
  },
  {
    what: 'owes one person more than it may',
    file: 'team',
    from: 'assert!(i < MAX_ADVANCES, ETooManyAdvances);',
    to: 'assert!(i <= MAX_ADVANCES, ETooManyAdvances);',
  },
  {
    what: 'hands the cap to anyone',
    file: 'team',
    from: 'assert!(team.members.contains(&to), ENotMember);',
    to: 'assert!(to != @0x0, ENotMember);',
  },
  {
    what: 'lets money in the vault go by new shares',
    file: 'team',
    from: 'team.pay_out(clock.timestamp_ms(), ctx);\n    team.members = members;',
    to: 'team.members = members;',
  },
  {
    what: 'refunds a download after its key is out',
    file: 'earning',
    from: 'if (opens == 0) by_time else 0',
    to: 'if (opens < 2) by_time else 0',
  },
  {
    what: 'renews from a millisecond too early',
    file: 'purchase',
    from: 'let has_ended = pass.ends_at_ms() <= now_ms;',
    to: 'let has_ended = pass.ends_at_ms() <= now_ms + 1;',
  },
  {
    what: 'takes less than the price',
    file: 'purchase',
    from: 'payment.split(terms.price(), ctx)',
    to: 'payment.split(terms.price() / 2, ctx)',
  },
];

let sources: Readonly<Record<string, string>>;

beforeAll(() => {
  sources = packageFiles(movePackage('tidemark'), 'root');
});

describe('random sequences find a contract that', () => {
  it.each(MUTANTS)(
    '$what',
    async ({ file, from, to }) => {
      const path = `sources/${file}.move`;
      const text = sources[path] ?? '';
      expect(text.split(from)).toHaveLength(2);
      const { modules } = await compileFiles(
        'tidemark',
        { ...sources, [path]: text.replace(from, to) },
        ['tidemark'],
      );
      const vm = contractVm();
      vm.loadPackage(
        CONTRACT,
        modules.map((module) => Buffer.from(module, 'base64')),
      );
      const runner = new SequenceRunner(vm);
      expect(() => {
        for (let seed = 0; seed < SEQUENCES; seed += 1) runner.run(seed);
      }).toThrow(/sequence \d+/);
    },
    TIMEOUT_MS,
  );
});
