import { IdText } from '@/components/chain/id-text';
import { Moment } from '@/components/time/moment';
import { Section } from '@/components/ui/card';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { formatDuration, groupDigits } from '@/lib/domain';
import type { NetworkStatus } from '@/lib/server/queries/types';
import { AnnouncedSection } from './announced-section';
import { describeIndex } from './index-lamp';
import { WalrusSection } from './walrus-section';

export interface Endpoints {
  readonly rpcUrl: string;
  readonly walrus: { readonly aggregatorUrl: string; readonly uploadRelayUrl: string };
  readonly keyServers: readonly { readonly objectId: string; readonly url?: string | undefined }[];
  readonly keyServerThreshold: number;
}

export interface NetworkFactsProps {
  status: NetworkStatus | null;
  endpoints: Endpoints | null;
}

export function NetworkFacts({ status, endpoints }: NetworkFactsProps) {
  return (
    <div className="mt-7 grid items-start gap-5 lg:grid-cols-2">
      {status === null ? (
        <Notice tone="bad" title="The index cannot be read now" className="lg:col-span-2">
          The database does not answer. Pages that read the chain itself, such as your passes, still
          work.
        </Notice>
      ) : (
        <IndexSection status={status} />
      )}
      {endpoints === null ? (
        <Notice tone="bad" title="The network does not answer">
          The manifest of the network cannot be read. Start the network or check the configuration.
        </Notice>
      ) : (
        <EndpointSection endpoints={endpoints} />
      )}
      {endpoints !== null && <WalrusSection />}
      {status !== null && <ChainSection status={status} />}
      <AnnouncedSection />
    </div>
  );
}

function IndexSection({ status }: { status: NetworkStatus }) {
  const { indexer, counts } = status;
  const { tone, text } = describeIndex(status);
  const count = (value: number) => groupDigits(String(value), 'en-GB');
  return (
    <Section title="Index">
      {tone !== 'good' && (
        <Notice tone={tone} title={text} className="mb-3">
          {indexer.reason ?? 'New events appear here when it has caught up. Nothing is lost.'}
        </Notice>
      )}
      <Facts
        className="-my-2"
        facts={[
          { label: 'State', value: text },
          { label: 'Indexed checkpoint', value: indexer.indexedCheckpoint ?? 'none yet' },
          { label: 'Tip of the chain', value: indexer.tipCheckpoint ?? 'unknown' },
          {
            label: 'Complete as of',
            value: indexer.lagMs === null ? 'never yet' : `${formatDuration(indexer.lagMs)} ago`,
          },
          {
            label: 'Last sign of life',
            value:
              indexer.heartbeatAtMs === null ? 'none' : <Moment atMs={indexer.heartbeatAtMs} />,
          },
          { label: 'Events', value: count(counts.events) },
          {
            label: 'Models and iterations',
            value: `${count(counts.models)} / ${count(counts.iterations)}`,
          },
          { label: 'Teams and passes', value: `${count(counts.teams)} / ${count(counts.passes)}` },
        ]}
      />
    </Section>
  );
}

function ChainSection({ status }: { status: NetworkStatus }) {
  return (
    <Section title="Chain">
      <Facts
        className="-my-2"
        facts={[
          {
            label: 'Network',
            value: status.embedded ? 'Embedded, on this machine' : status.network,
          },
          { label: 'Chain id', value: <IdText id={status.chainId} label="chain id" digits={6} /> },
          {
            label: 'Contract',
            value: <IdText id={status.packageId} label="contract package id" />,
          },
          { label: 'Market', value: <IdText id={status.marketId} label="market object id" /> },
          {
            label: 'Walrus epoch length, by the market',
            value: status.walrusEpochMs === null ? 'unknown' : formatDuration(status.walrusEpochMs),
          },
        ]}
      />
    </Section>
  );
}

function EndpointSection({ endpoints }: { endpoints: Endpoints }) {
  return (
    <Section
      title="Who your browser talks to"
      hint={`${endpoints.keyServerThreshold} of ${endpoints.keyServers.length} key servers must agree before a model opens.`}
    >
      <Facts
        className="-my-2"
        facts={[
          { label: 'Sui full node', value: <Url url={endpoints.rpcUrl} /> },
          { label: 'Walrus reads', value: <Url url={endpoints.walrus.aggregatorUrl} /> },
          { label: 'Walrus uploads', value: <Url url={endpoints.walrus.uploadRelayUrl} /> },
          ...endpoints.keyServers.map((server, index) => ({
            label: `Key server ${index + 1}`,
            value:
              server.url === undefined ? (
                <IdText id={server.objectId} label="key server object id" />
              ) : (
                <Url url={server.url} />
              ),
          })),
        ]}
      />
    </Section>
  );
}

function Url({ url }: { url: string }) {
  return <span className="font-mono text-xs break-all">{url}</span>;
}
