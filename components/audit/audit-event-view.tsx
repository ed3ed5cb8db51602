import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { MomentInBothZones } from '@/components/time/moment';
import { Section } from '@/components/ui/card';
import { Facts, type Fact } from '@/components/ui/facts';
import type { AuditEvent, AuditEventDetail, AuditQuery } from '@/lib/server/queries/types';
import { auditDetail } from './audit-detail';
import { AuditFields } from './audit-fields';
import { auditHref } from './audit-url';
import { EventCheck } from './event-check';

interface AuditEventViewProps {
  detail: AuditEventDetail;
  network: string | null;
  rpcUrl: string | null;
}

/** One event in full: what the index says, the bytes, and how to compare both with the chain. */
export function AuditEventView({ detail, network, rpcUrl }: AuditEventViewProps) {
  const { event, contentsHex } = detail;
  return (
    <div className="mt-6 flex flex-col gap-5">
      <Link
        href="/audit"
        className="inline-flex items-center gap-1.5 self-start rounded-sm text-sm font-medium text-tide hover:text-tide-strong"
      >
        <ArrowLeft aria-hidden className="size-4" /> All events
      </Link>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Section title="Event" className="min-w-0">
          <Facts className="-my-2" facts={factsOf(event)} />
        </Section>
        <Section
          title="Fields"
          hint="Named as on chain; amounts in FROST, times in ms."
          className="min-w-0"
        >
          <AuditFields event={event} />
        </Section>
      </div>
      <EventCheck event={event} contentsHex={contentsHex} network={network} rpcUrl={rpcUrl} />
    </div>
  );
}

function factsOf(event: AuditEvent): Fact[] {
  const change = auditDetail(event);
  return [
    { label: 'Kind', value: <span className="font-mono text-xs">{event.kind}</span> },
    ...(change === null ? [] : [{ label: 'What changed', value: change }]),
    ...(event.amountFrost === null
      ? []
      : [{ label: 'Amount', value: <Wal amount={event.amountFrost} /> }]),
    { label: 'Time', value: <MomentInBothZones atMs={event.atMs} /> },
    { label: 'Checkpoint', value: event.checkpoint },
    {
      label: 'Transaction',
      value: (
        <Narrowed query={{ words: event.transactionDigest }}>
          <IdText id={event.transactionDigest} label="transaction digest" digits={8} />
        </Narrowed>
      ),
    },
    { label: 'Place in the transaction', value: `event ${event.eventIndex}` },
    {
      label: 'Sender',
      value: (
        <Narrowed query={{ person: event.actor }}>
          <IdText id={event.actor} label="sender address" />
        </Narrowed>
      ),
    },
    ...idFact('Model', event.modelId, event.modelName, (modelId) => ({ modelId })),
    ...idFact('Team', event.teamId, event.teamName, (teamId) => ({ teamId })),
    ...idFact('Pass', event.passId, null, (passId) => ({ passId })),
    ...(event.iteration === null ? [] : [{ label: 'Iteration', value: event.iteration }]),
  ];
}

function idFact(
  label: string,
  id: string | null,
  name: string | null,
  query: (id: string) => AuditQuery,
): Fact[] {
  if (id === null) return [];
  const value = (
    <Narrowed query={query(id)}>
      {name !== null && <span className="break-words">{name}</span>}
      <IdText id={id} label={`${label.toLowerCase()} id`} />
    </Narrowed>
  );
  return [{ label, value }];
}

/** A value with a link to everything else that happened to it. */
function Narrowed({ query, children }: { query: AuditQuery; children: React.ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
      {children}
      <Link
        href={auditHref(query)}
        prefetch={false}
        className="rounded-sm text-xs font-medium text-tide underline underline-offset-3 hover:text-tide-strong"
      >
        its events
      </Link>
    </span>
  );
}
