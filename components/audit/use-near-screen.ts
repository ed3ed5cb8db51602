'use client';

import { useEffect, useRef, type RefObject } from 'react';

/** How far below the screen the next rows are asked for. */
const AHEAD = '1200px 0px';

/**
 * Calls `onNear` when the element comes near the screen, and again after `round` changed while it
 * still is.
 */
export function useNearScreen(
  isEnabled: boolean,
  onNear: () => void,
  round: number,
): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = element.current;
    if (!isEnabled || target === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onNear();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [isEnabled, onNear, round]);
  return element;
}
