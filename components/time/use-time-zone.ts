'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The person's IANA zone; `UTC` on the server and during hydration, so that both agree. */
export function useTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    () => 'UTC',
  );
}
