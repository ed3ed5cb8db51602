'use client';

import { X } from 'lucide-react';
import { closeTour } from './tour';

/** Closes the first steps for this browser; the focus goes to the page. */
export function FirstStepsClose() {
  return (
    <button
      type="button"
      aria-label="Close the first steps"
      onClick={() => {
        closeTour();
        document.querySelector('main')?.focus({ preventScroll: true });
      }}
      className="grid size-8 shrink-0 place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
    >
      <X className="size-4" aria-hidden />
    </button>
  );
}
