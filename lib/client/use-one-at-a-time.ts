'use client';

import { useRef } from 'react';

/**
 * One run at a time: a second call while the first is under way answers the first's outcome. A
 * double click arrives before the page has drawn its button as busy.
 */
export function useOneAtATime<Output>(): (work: () => Promise<Output>) => Promise<Output> {
  const running = useRef<Promise<Output> | null>(null);
  return (work) => {
    running.current ??= work().finally(() => {
      running.current = null;
    });
    return running.current;
  };
}
