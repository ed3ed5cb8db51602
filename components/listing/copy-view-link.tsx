'use client';

import { Check, Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';

const TOLD_FOR_MS = 1_800;

/** Copies the full address of a view, which holds every filter and the order. */
export function CopyViewLink({ href }: { href: string }) {
  const [told, setTold] = useState('');
  useEffect(() => {
    if (told === '') return;
    const timer = setTimeout(() => setTold(''), TOLD_FOR_MS);
    return () => clearTimeout(timer);
  }, [told]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(new URL(href, window.location.origin).href);
      setTold('Link copied');
    } catch {
      // The browser refused its clipboard; the address bar holds the same view.
      setTold('Copy it from the address bar');
    }
  }

  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-ink-soft transition-colors hover:bg-hover hover:text-ink"
    >
      {told === 'Link copied' ? (
        <Check className="size-3.5 text-good" aria-hidden />
      ) : (
        <Link2 className="size-3.5" aria-hidden />
      )}
      <span aria-live="polite">{told === '' ? 'Copy link to this view' : told}</span>
    </button>
  );
}
