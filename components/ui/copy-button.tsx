'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { joinClasses } from './join-classes';

const COPIED_SHOWN_MS = 1_400;

export interface CopyButtonProps {
  text: string;
  /** What is copied: "model id". */
  label: string;
  className?: string;
}

export function CopyButton({ text, label, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Clipboard refused by the browser: the full text stays selectable in the title.
      setCopied(false);
    }
  }

  return (
    <button
      type="button"
      onClick={() => void copy()}
      aria-label={copied ? `Copied ${label}` : `Copy ${label}`}
      title={text}
      className={joinClasses(
        'relative inline-grid size-6 shrink-0 place-items-center rounded-sm text-ink-faint transition-colors before:absolute before:-inset-1.5 hover:bg-hover hover:text-ink',
        className,
      )}
    >
      {copied ? <Check className="size-3.5 text-good" /> : <Copy className="size-3.5" />}
    </button>
  );
}
