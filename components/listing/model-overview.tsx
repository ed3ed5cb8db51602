import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Moment } from '@/components/time/moment';
import { Section } from '@/components/ui/card';
import { Facts } from '@/components/ui/facts';
import { formatBytes, formatPercentBps } from '@/lib/domain';
import type { ModelDetail, TeamSummary } from '@/lib/server/queries/types';
import { Markdown } from './markdown';
import { ModelAliases } from './model-aliases';
import { ModelOpinions } from './model-opinions';
import { summaryText } from './summary-text';

/** What the model is, who gets the money, and what was sold. */
export function ModelOverview({ model }: { model: ModelDetail }) {
  const { latestIteration: latest, totals } = model;
  return (
    <div className="flex flex-col gap-5">
      {summaryText(model.summary).hasMore && (
        <Section title="About this model" hint="In the team's own words, as they stand on chain.">
          <Markdown text={model.summary} />
        </Section>
      )}
      <Section title="What it is">
        <Facts
          className="-my-2"
          facts={[
            { label: 'Task', value: model.task },
            { label: 'Licence', value: model.licence },
            { label: 'Data class', value: model.dataClass },
            { label: 'Latest format', value: latest?.format ?? 'none yet' },
            {
              label: 'Latest size',
              value: latest === null ? 'none yet' : formatBytes(BigInt(latest.plainBytes)),
            },
            { label: 'Listed', value: <Moment atMs={model.listedAtMs} /> },
            { label: 'Listed by', value: <IdText id={model.lister} label="lister address" /> },
            {
              label: 'Listing transaction',
              value: <IdText id={model.transactionDigest} label="transaction digest" digits={6} />,
            },
          ]}
        />
      </Section>
      <ModelOpinions model={model} />
      <ModelAliases aliases={model.aliases} />
      <Section
        title="Sales so far"
        hint="Counted from purchases on chain, not from prices of today."
      >
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
          <Figure label="Passes" value={String(totals.passes)} />
          <Figure label="Renewals" value={String(totals.renewals)} />
          <Figure label="Openings" value={String(totals.opens)} />
          <Figure label="Gateway calls" value={String(totals.calls)} />
          <Figure label="Paid" value={<Wal amount={totals.paidFrost} />} />
          <Figure label="Settled to the team" value={<Wal amount={totals.settledFrost} />} />
          {totals.feesFrost !== '0' && (
            <Figure label="Market fee" value={<Wal amount={totals.feesFrost} />} />
          )}
          <Figure label="Refunded" value={<Wal amount={totals.refundedFrost} />} />
          <Figure label="Still in sales" value={<Wal amount={totals.heldFrost} />} />
        </dl>
      </Section>
      <TeamSection team={model.team} />
    </div>
  );
}

export function Figure({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-faint">{label}</dt>
      <dd className="figures text-lg font-semibold tracking-tight break-words">{value}</dd>
    </div>
  );
}

function TeamSection({ team }: { team: TeamSummary }) {
  return (
    <Section
      title="Who gets the money"
      hint={
        <>
          {team.name} · <IdText id={team.teamId} label="team id" className="text-xs" />
        </>
      }
    >
      <ul className="flex flex-col gap-3">
        {team.members.map((member) => (
          <li key={member.address} className="flex flex-col gap-1.5">
            <div className="flex items-center justify-between gap-3 text-sm">
              <IdText id={member.address} label="member address" digits={6} />
              <span className="figures font-medium">{formatPercentBps(member.shareBps)} %</span>
            </div>
            <span aria-hidden className="h-1 overflow-hidden rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-tide"
                style={{ width: `${member.shareBps / 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
      {team.operators.length > 0 && (
        <p className="mt-4 flex flex-wrap items-center gap-x-3 border-t border-line pt-3 text-xs text-ink-soft">
          May open models to serve them:
          {team.operators.map((operator) => (
            <IdText key={operator} id={operator} label="operator address" />
          ))}
        </p>
      )}
    </Section>
  );
}
