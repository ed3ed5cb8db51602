'use client';

import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import type { WalrusFacts } from '@/lib/server/queries/types';

type State =
  | { readonly name: 'reading' }
  | { readonly name: 'failed' }
  | {
      readonly name: 'read';
      readonly facts: WalrusFacts;
      readonly Panel: ComponentType<{ facts: WalrusFacts }>;
    };

/** Asks for what the chain says now; the page does not wait for the chain to show the rest. */
export function WalrusSection() {
  const [state, setState] = useState<State>({ name: 'reading' });
  const read = useCallback(() => {
    setState({ name: 'reading' });
    readFacts().then(setState, () => setState({ name: 'failed' }));
  }, []);
  useEffect(() => {
    let isWanted = true;
    readFacts().then(
      (next) => isWanted && setState(next),
      () => isWanted && setState({ name: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, []);

  if (state.name === 'read') return <state.Panel facts={state.facts} />;
  return (
    <section
      aria-labelledby="walrus-title"
      aria-busy={state.name === 'reading'}
      className="min-h-96 rounded-lg border border-line bg-surface px-4 py-3 shadow-card sm:px-5"
    >
      <h2 id="walrus-title" className="text-base font-semibold">
        Walrus
      </h2>
      {state.name === 'reading' ? (
        <p role="status" className="mt-1 text-sm text-ink-soft">
          Reading Walrus from the chain …
        </p>
      ) : (
        <div role="alert" className="mt-1 flex flex-col items-start gap-3 text-sm text-ink-soft">
          <p>The chain does not answer now, so nothing about Walrus can be read here.</p>
          <button type="button" onClick={read} className={buttonStyle({ size: 'sm' })}>
            Try again
          </button>
        </div>
      )}
    </section>
  );
}

async function readFacts(): Promise<State> {
  const [response, { WalrusPanel }] = await Promise.all([
    fetch('/api/network/walrus', { cache: 'no-store' }),
    import('./walrus-panel'),
  ]);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const facts: WalrusFacts = await response.json();
  return { name: 'read', facts, Panel: WalrusPanel };
}
