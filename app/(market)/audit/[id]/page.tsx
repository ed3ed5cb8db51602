import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { readShellData } from '@/app/shell-data';
import { AuditEventView } from '@/components/audit/audit-event-view';
import { auditLabels, auditSubject } from '@/components/audit/audit-words';
import { PageTitle } from '@/components/ui/page-title';
import { findAuditEvent } from '@/lib/server/queries/find-audit-event';

interface EventPageProps {
  params: Promise<{ id: string }>;
}

const readEvent = cache(findAuditEvent);

export async function generateMetadata({ params }: EventPageProps): Promise<Metadata> {
  const found = await readEvent((await params).id);
  if (found === null) return {};
  const title = `${auditLabels[found.event.kind]}: ${auditSubject(found.event)}`;
  return { title, description: `Event ${found.event.id} with every field as on chain.` };
}

export default async function EventPage({ params }: EventPageProps) {
  const found = await readEvent((await params).id);
  if (found === null) notFound();
  const { status, config } = await readShellData();
  return (
    <>
      <PageTitle title={auditLabels[found.event.kind]}>{auditSubject(found.event)}</PageTitle>
      <AuditEventView
        detail={found}
        network={status?.network ?? null}
        rpcUrl={config?.manifest.rpcUrl ?? null}
      />
    </>
  );
}
