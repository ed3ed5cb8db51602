import { CircleCheck } from 'lucide-react';
import { IdText } from '@/components/chain/id-text';
import { Facts, type Fact } from '@/components/ui/facts';
import type { OpenedIteration, SessionProgress } from '@/lib/client/use-pass-session';
import { formatBytes } from '@/lib/domain';
import { secondsText } from './open-steps';

interface OpenedFileFactsProps {
  opened: OpenedIteration;
  tookMs: SessionProgress['tookMs'];
}

/** What was opened, what was checked, and how long each part took in this browser. */
export function OpenedFileFacts({ opened, tookMs }: OpenedFileFactsProps) {
  const { file, iteration, openingDigest } = opened;
  const times: Fact[] = [
    { label: 'Key from the servers', value: timeOf(tookMs.key) },
    { label: 'Download and decrypt', value: timeOf(tookMs.download) },
  ];
  return (
    <div className="rounded-md border border-line bg-sunken p-4">
      <p role="status" className="flex items-start gap-2 text-sm font-medium">
        <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" aria-hidden />
        <span className="min-w-0 break-words">
          Iteration {iteration} is open: {file.name}, {formatBytes(file.sizeBytes)}
        </span>
      </p>
      <p className="mt-0.5 pl-6 text-xs text-ink-soft">
        Bytes match the content root on chain and the hash the team stated.
      </p>
      <Facts
        className="mt-2 text-xs"
        facts={[
          {
            label: 'SHA-256 of the file',
            value: <IdText id={file.sha256} label="file hash" digits={8} />,
          },
          ...(openingDigest === null
            ? []
            : [
                {
                  label: 'Opening transaction',
                  value: <IdText id={openingDigest} label="transaction digest" digits={6} />,
                },
              ]),
          ...times,
        ]}
      />
    </div>
  );
}

function timeOf(tookMs: number | undefined): string {
  return tookMs === undefined ? 'not measured' : secondsText(tookMs);
}
