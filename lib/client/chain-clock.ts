'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNetwork } from './network-context';
import { clockOptions } from './queries';

const TICK_MS = 1_000;

/** The chain's time in ms, moving every second between readings; null before the first one. */
export function useChainClock(): number | null {
  const network = useNetwork();
  const { data } = useQuery(clockOptions(network));
  const [elapsedAt, setElapsedAt] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setElapsedAt(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (data === undefined) return null;
  return data.chainMs + Math.max(0, Math.round(elapsedAt - data.readAt));
}
