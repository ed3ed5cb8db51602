import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Moment } from '@/components/time/moment';
import { Section } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { Facts, type Fact } from '@/components/ui/facts';
import { Gauge } from '@/components/ui/gauge';
import { formatBytes, formatDuration } from '@/lib/domain';
import type { WalrusFacts } from '@/lib/server/queries/types';
import { describeCapacity, describeFaults } from './walrus-words';

/** What Walrus's own objects say, with the object each figure comes from. */
export function WalrusPanel({ facts }: { facts: WalrusFacts }) {
  const capacity = describeCapacity(facts);
  return (
    <Section
      title="Walrus"
      hint={
        <>
          Read from the chain, chain clock <Moment atMs={facts.readAtMs} />
        </>
      }
    >
      <Facts className="-my-2" facts={factsOf(facts)} />
      <Gauge
        className="mt-5"
        part={capacity.part}
        label="Capacity sold in this epoch"
        valueText={capacity.text}
      />
      <p className="figures mt-1.5 text-xs text-ink-soft">{capacity.text}</p>
      <Disclosure summary="Committee of this epoch" className="mt-3">
        <CommitteeTable facts={facts} />
      </Disclosure>
    </Section>
  );
}

function factsOf(facts: WalrusFacts): Fact[] {
  return [
    { label: 'Epoch', value: facts.epoch },
    {
      label: 'Epoch length',
      value: facts.epochMs === null ? <Unread /> : formatDuration(facts.epochMs),
    },
    {
      label: 'Storage, each started MiB (encoded) and epoch',
      value: <Wal amount={facts.storagePriceFrost} />,
    },
    {
      label: 'Write, each started MiB (encoded), once',
      value: <Wal amount={facts.writePriceFrost} />,
    },
    { label: 'Capacity', value: formatBytes(BigInt(facts.totalCapacityBytes)) },
    { label: 'Storage nodes and shards', value: `${facts.committee.length} / ${facts.shards}` },
    { label: 'May fail at once', value: describeFaults(facts) },
    {
      label: 'System object',
      value: <IdText id={facts.systemId} label="Walrus system object id" />,
    },
    {
      label: 'Staking object',
      value: <IdText id={facts.stakingId} label="Walrus staking object id" />,
    },
    {
      label: 'WAL in existence',
      value: facts.supplyFrost === null ? <Unread /> : <Wal amount={facts.supplyFrost} />,
    },
    { label: 'WAL burned so far', value: <Unread /> },
  ];
}

function Unread() {
  return <span className="text-ink-faint">cannot be read here</span>;
}

function CommitteeTable({ facts }: { facts: WalrusFacts }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="Storage nodes of this epoch"
      className="max-h-72 overflow-auto rounded-md border border-line bg-sunken"
    >
      <table className="figures w-full text-left text-xs">
        <caption className="sr-only">Storage nodes of epoch {facts.epoch}</caption>
        <thead className="text-ink-faint">
          <tr>
            <th scope="col" className="px-3 py-1.5 font-normal">
              Node
            </th>
            <th scope="col" className="px-3 py-1.5 text-right font-normal">
              Shards
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {facts.committee.map((node) => (
            <tr key={node.nodeId}>
              <th scope="row" className="px-3 py-0.5 font-normal">
                <IdText id={node.nodeId} label="storage node id" digits={6} />
              </th>
              <td className="px-3 py-0.5 text-right">{node.shards}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
