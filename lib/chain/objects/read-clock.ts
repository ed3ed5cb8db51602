import type { ClientWithCoreApi } from '@mysten/sui/client';
import { normalizeObjectId } from '@/lib/domain';
import { CLOCK_ID } from '../deployment';
import { clockLayout } from '../object-layouts';
import { readObject } from './read-object';

/** The chain's clock in ms: the only clock that decides about access. */
export async function readClockMs(client: ClientWithCoreApi): Promise<bigint> {
  const type = `${normalizeObjectId('0x2')}::clock::Clock`;
  const clock = await readObject(client, CLOCK_ID, { type, layout: clockLayout });
  return clock.timestamp_ms;
}
