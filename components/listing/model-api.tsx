import type { ReactNode } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Section } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import type { ModelDetail } from '@/lib/server/queries/types';
import { buyScript, keyScript, type ScriptFacts } from './access-script';
import { scriptOffer } from './script-offer';

/** What of the network's manifest a script needs. */
export interface ApiManifest {
  readonly network: string;
  readonly chainId: string;
  readonly rpcUrl: string;
  readonly packages: {
    readonly tidemark: string;
    readonly tidemarkOriginal?: string | undefined;
  };
  readonly walType: string;
  readonly objects: { readonly market: string; readonly walrusSystem: string };
  readonly keyServers: readonly { readonly objectId: string }[];
  readonly keyServerThreshold: number;
  readonly walrus: { readonly aggregatorUrl: string };
}

interface ModelApiProps {
  model: ModelDetail;
  /** null while the manifest cannot be read. */
  manifest: ApiManifest | null;
}

/** The JSON of this model, the ids of this deployment, and how a script buys and opens. */
export function ModelApi({ model, manifest }: ModelApiProps) {
  return (
    <div className="flex flex-col gap-5">
      <Routes model={model} />
      {manifest === null ? (
        <Notice tone="bad" title="The network does not answer">
          The manifest of the network cannot be read now, so no script can be shown. Try again in a
          moment.
        </Notice>
      ) : (
        <>
          <Scripts model={model} manifest={manifest} />
          <Deployment manifest={manifest} />
        </>
      )}
    </div>
  );
}

function Routes({ model }: { model: ModelDetail }) {
  const { modelId, teamId } = model;
  const routes = [
    { path: `/api/models/${modelId}`, words: 'this model: iterations, offers, aliases, opinions' },
    { path: `/api/audit?modelId=${modelId}`, words: 'its events, newest first, paged by cursor' },
    {
      path: `/api/audit?modelId=${modelId}&kinds=pass.bought,pass.renewed`,
      words: 'its purchases and renewals only',
    },
    { path: `/api/teams/${teamId}`, words: 'its team: shares, vault, sales not settled yet' },
    { path: `/api/catalogue?teamId=${teamId}`, words: 'what else the team lists' },
    { path: '/api/network', words: 'addresses and ids of this deployment' },
  ];
  return (
    <Section
      title="JSON"
      hint="GET, no key, no wallet. Amounts and sizes are whole numbers as text (FROST, bytes), times are milliseconds."
    >
      <ul className="-my-2 divide-y divide-line text-sm">
        {routes.map(({ path, words }) => (
          <li key={path} className="py-2">
            <span className="flex items-start gap-1">
              <a
                href={path}
                className="min-w-0 rounded-sm font-mono text-xs leading-6 break-all text-tide underline-offset-2 hover:underline"
              >
                {path}
              </a>
              <CopyButton text={path} label={`address of ${words}`} />
            </span>
            <span className="text-ink-soft">{words}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Scripts({ model, manifest }: { model: ModelDetail; manifest: ApiManifest }) {
  const choice = scriptOffer(model);
  if (choice === null) {
    return (
      <Section title="Buy and open by script">
        <p className="text-sm text-ink-soft">
          Nothing can be bought now, so there is no example. Passes already bought can be opened as
          before.
        </p>
      </Section>
    );
  }
  const { offer, iteration } = choice;
  const facts: ScriptFacts = {
    rpcUrl: manifest.rpcUrl,
    network: manifest.network,
    packageId: manifest.packages.tidemark,
    originalPackageId: manifest.packages.tidemarkOriginal ?? manifest.packages.tidemark,
    marketId: manifest.objects.market,
    walType: manifest.walType,
    keyServerIds: manifest.keyServers.map(({ objectId }) => objectId),
    modelId: model.modelId,
    iteration,
    offer,
  };
  return (
    <Section
      title="Buy and open by script"
      hint={
        <>
          With the official <code className="font-mono">@mysten/sui</code> and{' '}
          <code className="font-mono">@mysten/seal</code> packages, version 2 and 1. The script
          spends WAL and SUI of its own key.
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Script title="Buy a pass and record an opening" text={buyScript(facts)} />
        {offer.rights.includes('DOWNLOAD') ? (
          <Script title="Ask the key servers for the data key" text={keyScript(facts)} />
        ) : (
          <p className="text-sm text-ink-soft">
            This offer gives calls of a gateway; it releases no key to its holder.
          </p>
        )}
        <p className="text-xs text-ink-faint">
          The parts that the manifest blob names are then read from Walrus and decrypted in chunks
          (AES-256-GCM, per-file key from the data key); lib/crypto in the source shows how.
        </p>
      </div>
    </Section>
  );
}

function Script({ title, text }: { title: string; text: string }) {
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{title}</h3>
        <CopyButton text={text} label={`script: ${title.toLowerCase()}`} />
      </div>
      <pre
        tabIndex={0}
        role="group"
        aria-label={title}
        className="mt-1.5 max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs text-ink"
      >
        {text}
      </pre>
    </div>
  );
}

function Deployment({ manifest }: { manifest: ApiManifest }) {
  const { packages, objects, keyServers } = manifest;
  const id = (value: string, label: string): ReactNode => (
    <IdText id={value} label={label} digits={6} />
  );
  return (
    <Section
      title="This deployment"
      hint={`${manifest.keyServerThreshold} of ${keyServers.length} key servers must agree before a key is released.`}
    >
      <Facts
        className="-my-2"
        facts={[
          { label: 'Network', value: manifest.network },
          { label: 'Chain id', value: id(manifest.chainId, 'chain id') },
          { label: 'Sui full node', value: <Url url={manifest.rpcUrl} /> },
          { label: 'Contract', value: id(packages.tidemark, 'contract package id') },
          { label: 'Market', value: id(objects.market, 'market object id') },
          { label: 'WAL type', value: <Url url={manifest.walType} /> },
          { label: 'Walrus system', value: id(objects.walrusSystem, 'Walrus system object id') },
          { label: 'Walrus reads', value: <Url url={manifest.walrus.aggregatorUrl} /> },
          ...keyServers.map(({ objectId }, at) => ({
            label: `Key server ${at + 1}`,
            value: id(objectId, `object id of key server ${at + 1}`),
          })),
        ]}
      />
    </Section>
  );
}

function Url({ url }: { url: string }) {
  return <span className="font-mono text-xs break-all">{url}</span>;
}
