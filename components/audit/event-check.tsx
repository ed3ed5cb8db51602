import { CopyButton } from '@/components/ui/copy-button';
import { Section } from '@/components/ui/card';
import type { AuditEvent } from '@/lib/server/queries/types';

interface EventCheckProps {
  event: AuditEvent;
  contentsHex: string;
  network: string | null;
  rpcUrl: string | null;
}

/** The raw bytes and a script that asks a full node for the same bytes. */
export function EventCheck({ event, contentsHex, network, rpcUrl }: EventCheckProps) {
  const script = checkScript(event, contentsHex, network ?? 'mainnet', rpcUrl ?? 'https://…');
  return (
    <Section
      title="Check it yourself"
      hint="This page reads an index. The chain has the event; compare the two without asking us."
    >
      <div className="flex flex-col gap-5">
        <div>
          <h3 className="flex items-center gap-1 text-sm font-medium">
            Bytes of the event (BCS, hex) <CopyButton text={contentsHex} label="bytes" />
          </h3>
          <Code label="Bytes of the event in hex" text={contentsHex} wraps />
          <p className="figures mt-1 text-xs text-ink-faint">{contentsHex.length / 2} bytes</p>
        </div>
        <ol className="flex list-decimal flex-col gap-3 pl-5 text-sm text-ink-soft marker:text-ink-faint">
          <li>
            Take a full node that you trust or run, and put its address in the script in place of
            ours. Full nodes forget old transactions; an archive node keeps them.
          </li>
          <li>
            Run the script with Node.js 20 or later beside the package{' '}
            <span className="font-mono text-xs">@mysten/sui</span>. It asks the node for transaction{' '}
            <span className="font-mono text-xs break-all">{event.transactionDigest}</span> and
            compares event {event.eventIndex} byte by byte with the bytes above.
          </li>
          <li>
            <em className="text-ink not-italic">Same bytes</em>: the index shows what the chain has.{' '}
            <em className="text-ink not-italic">Not found</em> means that this node cannot answer
            now, not that the event is wrong.
          </li>
        </ol>
        <div>
          <h3 className="flex items-center gap-1 text-sm font-medium">
            check.mjs <CopyButton text={script} label="script" />
          </h3>
          <Code label="Script that compares the event with the chain" text={script} />
        </div>
      </div>
    </Section>
  );
}

function Code({ label, text, wraps = false }: { label: string; text: string; wraps?: boolean }) {
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={label}
      className={`mt-1.5 max-h-72 overflow-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs ${wraps ? 'break-all whitespace-pre-wrap' : ''}`}
    >
      {text}
    </pre>
  );
}

/** Every value is JSON text, so nothing of it can end the string it stands in. */
function checkScript(event: AuditEvent, contentsHex: string, network: string, rpcUrl: string) {
  return `import { SuiGrpcClient } from '@mysten/sui/grpc';

const client = new SuiGrpcClient({
  network: ${JSON.stringify(network)},
  baseUrl: ${JSON.stringify(rpcUrl)},
});
const { response } = await client.ledgerService.getTransaction({
  digest: ${JSON.stringify(event.transactionDigest)},
  readMask: { paths: ['events'] },
});
const event = response.transaction?.events?.events[${event.eventIndex}];
const here = ${JSON.stringify(contentsHex)};
if (event === undefined) console.log('Not found');
else {
  const onChain = Buffer.from(event.contents?.value ?? []).toString('hex');
  console.log(event.eventType, onChain === here ? 'Same bytes' : 'Different bytes: ' + onChain);
}
`;
}
