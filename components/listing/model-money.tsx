import Link from 'next/link';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { DataTable } from '@/components/studio/data-table';
import { Day } from '@/components/time/moment';
import { Section } from '@/components/ui/card';
import { Facts } from '@/components/ui/facts';
import type {
  ModelDetail,
  ModelMoney as Money,
  MoneyPeriodLength,
} from '@/lib/server/queries/types';
import { periodName } from './money-bars';
import { MoneyChart } from './money-chart';
import { moneyHref } from './money-url';

interface ModelMoneyProps {
  model: ModelDetail;
  money: Money;
}

/** What buyers paid for the model, where it went, and what its iterations are said to have cost. */
export function ModelMoney({ model, money }: ModelMoneyProps) {
  return (
    <div className="flex flex-col gap-5">
      <Totals model={model} />
      <Section
        title="Over time"
        hint="By the UTC date of each event. What is paid on one day may be settled or refunded on another."
        aside={<LengthChoice modelId={model.modelId} length={money.length} />}
      >
        {money.periods.length === 0 ? (
          <p className="text-sm text-ink-soft">Nothing was paid for this model yet.</p>
        ) : (
          <div className="flex flex-col gap-5">
            <MoneyChart money={money} />
            <PeriodTable money={money} />
          </div>
        )}
      </Section>
      <Costs model={model} />
    </div>
  );
}

function Totals({ model }: { model: ModelDetail }) {
  const { totals } = model;
  return (
    <Section title="All sales" hint="Paid is what the other four add up to, to the last FROST.">
      <Facts
        className="-my-2"
        facts={[
          { label: 'Paid by buyers', value: <Wal amount={totals.paidFrost} /> },
          { label: 'Settled to the team', value: <Wal amount={totals.settledFrost} /> },
          { label: 'Market fees', value: <Wal amount={totals.feesFrost} /> },
          { label: 'Refunded to holders', value: <Wal amount={totals.refundedFrost} /> },
          { label: 'Still held in sales', value: <Wal amount={totals.heldFrost} /> },
        ]}
      />
    </Section>
  );
}

const lengths: readonly MoneyPeriodLength[] = ['month', 'day'];

function LengthChoice({ modelId, length }: { modelId: string; length: MoneyPeriodLength }) {
  return (
    <nav aria-label="Length of a period" className="flex gap-1 text-sm">
      {lengths.map((choice) => (
        <Link
          key={choice}
          href={moneyHref(modelId, choice)}
          scroll={false}
          prefetch={false}
          aria-current={choice === length ? 'true' : undefined}
          className="rounded-sm px-2 py-1 text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
        >
          Per {choice}
        </Link>
      ))}
    </nav>
  );
}

function PeriodTable({ money }: { money: Money }) {
  return (
    <>
      <DataTable
        label={`Paid, settled, fees and refunded per ${money.length}, newest first`}
        rows={money.periods}
        rowKey={({ startsAtMs }) => String(startsAtMs)}
        columns={[
          {
            head: money.length === 'day' ? 'Day' : 'Month',
            cell: ({ startsAtMs }) => periodName(startsAtMs, money.length),
          },
          { head: 'Sales', cell: ({ sold }) => sold, figures: true },
          { head: 'Paid', cell: ({ paidFrost }) => <Wal amount={paidFrost} />, figures: true },
          {
            head: 'Settled',
            cell: ({ settledFrost }) => <Wal amount={settledFrost} />,
            figures: true,
          },
          { head: 'Fees', cell: ({ feesFrost }) => <Wal amount={feesFrost} />, figures: true },
          {
            head: 'Refunded',
            cell: ({ refundedFrost }) => <Wal amount={refundedFrost} />,
            figures: true,
          },
        ]}
      />
      {money.capped && (
        <p className="text-xs text-ink-faint">
          The newest {money.periods.length} periods are listed; the sums above count all of them.
        </p>
      )}
    </>
  );
}

function Costs({ model }: ModelCosts) {
  const { iterations, totals } = model;
  const advanced = iterations.reduce(
    (sum, { costAdvancedFrost }) => sum + BigInt(costAdvancedFrost),
    0n,
  );
  const settled = BigInt(totals.settledFrost);
  return (
    <Section
      title="Costs advanced"
      hint="What each author stated storing an iteration cost, within the market's ceiling. The team's vault repays it before shares are paid."
    >
      {iterations.length === 0 ? (
        <p className="text-sm text-ink-soft">No iteration is published yet.</p>
      ) : (
        <div className="flex flex-col gap-4">
          <DataTable
            label="Costs advanced per iteration, newest first"
            rows={iterations}
            rowKey={({ number }) => String(number)}
            columns={[
              { head: 'Iteration', cell: ({ number }) => number },
              { head: 'Published', cell: ({ publishedAtMs }) => <Day atMs={publishedAtMs} /> },
              {
                head: 'Author',
                cell: ({ author }) => <IdText id={author} label="author address" />,
              },
              {
                head: 'Cost advanced',
                cell: ({ costAdvancedFrost }) => <Wal amount={costAdvancedFrost} />,
                figures: true,
              },
            ]}
          />
          <p className="text-sm text-ink-soft">
            Together <Wal amount={advanced} className="font-medium text-ink" />.{' '}
            {settled >= advanced ? (
              <>
                What this model has settled to the team is{' '}
                <Wal amount={settled - advanced} className="font-medium text-ink" /> more.
              </>
            ) : (
              <>
                What this model has settled to the team is{' '}
                <Wal amount={advanced - settled} className="font-medium text-ink" /> short of that.
              </>
            )}{' '}
            Gas and later extensions of storage are paid by whoever sends them and are not in it.
          </p>
        </div>
      )}
    </Section>
  );
}

interface ModelCosts {
  model: Pick<ModelDetail, 'iterations' | 'totals'>;
}
