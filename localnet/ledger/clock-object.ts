import { concat, idBytes, u64Bytes } from '../ptb/bytes';
import { CLOCK_ID, datatype, SUI, typeText } from '../ptb/type-text';
import { moveObject } from './object-bytes';
import type { StoredObject } from './types';

const CLOCK_TYPE = typeText(datatype(SUI, 'clock', 'Clock'));

/** `0x6` at a time. Its version is its time, so that one version never reads two times. */
export function clockObject(at: {
  atMs: bigint;
  genesisMs: bigint;
  previousTransaction: string;
}): StoredObject {
  return moveObject({
    id: CLOCK_ID,
    version: 1n + at.atMs - at.genesisMs,
    owner: { kind: 'shared', initialSharedVersion: 1n },
    type: CLOCK_TYPE,
    hasPublicTransfer: false,
    contents: concat(idBytes(CLOCK_ID), u64Bytes(at.atMs)),
    previousTransaction: at.previousTransaction,
    storageRebate: 0n,
  });
}
