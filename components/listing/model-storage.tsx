import { HardDrive } from 'lucide-react';
import type { ReactNode } from 'react';
import { IdText } from '@/components/chain/id-text';
import { DataTable } from '@/components/studio/data-table';
import { Day, Moment } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { formatBytes } from '@/lib/domain';
import type { IterationView, ModelDetail, StorageExtension } from '@/lib/server/queries/types';
import { daysLeftText, storageStanding, type StorageStanding } from './storage-standing';

export interface ModelStorageProps {
  model: Pick<ModelDetail, 'iterations'>;
  extensions: StorageExtension[];
  /** Where blobs can be read; null while the network's manifest cannot be read. */
  aggregatorUrl: string | null;
  /** The chain's clock as far as the index knows. */
  nowMs: number;
}

/** Until when each iteration's bytes are stored, where they can be read, and who paid for more time. */
export function ModelStorage({ model, extensions, aggregatorUrl, nowMs }: ModelStorageProps) {
  const { iterations } = model;
  if (iterations.length === 0) {
    return (
      <EmptyState Icon={HardDrive} title="Nothing is stored yet">
        Storage begins when the team publishes the first iteration.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <StorageWarning iterations={iterations} nowMs={nowMs} />
      <Section
        title="Stored on Walrus"
        hint="An iteration is stored as long as the first of its blobs to end. Anyone may extend it; the bytes stay encrypted."
      >
        <ul className="-my-4 divide-y divide-line">
          {iterations.map((iteration) => (
            <li key={iteration.number} className="py-4">
              <StoredIteration
                iteration={iteration}
                standing={storageStanding(iteration.storedUntilMs, nowMs)}
                aggregatorUrl={aggregatorUrl}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Extensions extensions={extensions} />
    </div>
  );
}

/** In words, about the newest iteration first: that is what an open pass looks at. */
function StorageWarning({ iterations, nowMs }: { iterations: IterationView[]; nowMs: number }) {
  const ending = iterations.filter(({ storedUntilMs }) => {
    const { tone } = storageStanding(storedUntilMs, nowMs);
    return tone === 'warn' || tone === 'bad';
  });
  const [first] = ending;
  if (first === undefined) return null;
  const { tone, words } = storageStanding(first.storedUntilMs, nowMs);
  const others = ending.length - 1;
  return (
    <Notice tone={tone === 'bad' ? 'bad' : 'warn'} title={`Iteration ${first.number}: ${words}`}>
      Its bytes are paid for until <Day atMs={first.storedUntilMs} /> at least (epoch{' '}
      {first.endEpoch}). After that nobody can count on reading them, pass or not.
      {others > 0 &&
        ` ${others} older ${others === 1 ? 'one ends' : 'ones end'} soon or ended, too.`}
    </Notice>
  );
}

interface StoredIterationProps {
  iteration: IterationView;
  standing: StorageStanding;
  aggregatorUrl: string | null;
}

function StoredIteration({ iteration, standing, aggregatorUrl }: StoredIterationProps) {
  const { endEpoch, endEpochAtPublication, storedUntilMs, blobIdTexts, blobObjectIds } = iteration;
  const isKnown = standing.daysLeft !== null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h3 className="text-sm font-semibold">Iteration {iteration.number}</h3>
        <Badge tone={standing.tone}>{standing.words}</Badge>
      </div>
      <Facts
        className="mt-1"
        facts={[
          {
            label: 'Stored until at least',
            value: isKnown ? (
              <>
                <Day atMs={storedUntilMs} /> (epoch {endEpoch})
              </>
            ) : (
              `epoch ${endEpoch}`
            ),
          },
          { label: 'Days left', value: daysLeftText(standing) },
          {
            label: 'At publication',
            value:
              endEpoch === endEpochAtPublication
                ? `epoch ${endEpoch}, not extended since`
                : `epoch ${endEpochAtPublication}, extended by ${endEpoch - endEpochAtPublication}`,
          },
          { label: 'Sealed container', value: formatBytes(BigInt(iteration.cipherBytes)) },
        ]}
      />
      <Disclosure
        summary={blobIdTexts.length === 1 ? '1 blob' : `${blobIdTexts.length} blobs`}
        className="mt-1"
      >
        <ul className="flex flex-col gap-2 text-sm">
          {blobIdTexts.map((blobId, at) => (
            <Blob
              key={`${blobId} ${at}`}
              name={blobId === iteration.manifestBlobIdText ? 'Manifest' : 'Part'}
              blobId={blobId}
              objectId={blobObjectIds[at]}
              aggregatorUrl={aggregatorUrl}
            />
          ))}
        </ul>
      </Disclosure>
    </>
  );
}

interface BlobProps {
  name: string;
  blobId: string;
  objectId: string | undefined;
  aggregatorUrl: string | null;
}

function Blob({ name, blobId, objectId, aggregatorUrl }: BlobProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-0.5">
      <span className="w-20 text-ink-faint">{name}</span>
      <IdText id={blobId} label={`blob id (${name.toLowerCase()})`} digits={8} />
      {objectId !== undefined && (
        <Labelled label="object">
          <IdText id={objectId} label="blob object id" digits={6} />
        </Labelled>
      )}
      {aggregatorUrl !== null && (
        <a
          href={`${aggregatorUrl}/v1/blobs/${encodeURIComponent(blobId)}`}
          rel="noopener noreferrer"
          className="rounded-sm text-tide underline underline-offset-2 hover:text-tide-strong"
        >
          Read from Walrus<span className="sr-only"> {blobId}</span>
        </a>
      )}
    </li>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 text-xs text-ink-faint">
      {label} {children}
    </span>
  );
}

function Extensions({ extensions }: { extensions: StorageExtension[] }) {
  return (
    <Section title="Who extended it" hint="Read from the events of the chain, newest first.">
      {extensions.length === 0 ? (
        <p className="text-sm text-ink-soft">Nobody has extended an iteration of this model yet.</p>
      ) : (
        <DataTable
          label="Extensions of storage, newest first"
          rows={extensions}
          rowKey={({ transactionDigest, iteration }, at) =>
            `${transactionDigest} ${iteration} ${at}`
          }
          columns={[
            { head: 'When', cell: ({ atMs }) => <Moment atMs={atMs} /> },
            { head: 'Iteration', cell: ({ iteration }) => iteration },
            {
              head: 'End epoch',
              cell: ({ fromEpoch, toEpoch }) => `${fromEpoch} → ${toEpoch}`,
              figures: true,
            },
            { head: 'By', cell: ({ by }) => <IdText id={by} label="address of who extended it" /> },
            {
              head: 'Transaction',
              cell: ({ transactionDigest }) => (
                <IdText id={transactionDigest} label="transaction digest" digits={6} />
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
