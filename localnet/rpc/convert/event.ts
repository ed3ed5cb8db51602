import type { GrpcTypes as G } from '@mysten/sui/grpc';
import type { StoredEvent } from '../../ledger/types';
import type { Chain } from '../chain';
import type { ReadMask } from '../read-mask';
import { indexInCheckpoint } from './position';
import { toJsonMessage } from './object';

/** One event as sui.rpc.v2.Event with the fields of the mask. */
export function toEventMessage(chain: Chain, event: StoredEvent, mask: ReadMask): G.Event {
  const message: G.Event = {
    packageId: event.packageId,
    module: event.module,
    sender: event.sender,
    eventType: event.type,
    contents: { name: event.type, value: event.contents },
    checkpoint: event.checkpoint,
    transactionDigest: event.transactionDigest,
    eventIndex: event.index,
  };
  if (mask.has('transaction_index')) {
    message.transactionIndex = indexInCheckpoint(chain, event.checkpoint, event.transactionDigest);
  }
  if (mask.has('json')) message.json = toJsonMessage(chain, event.type, event.contents);
  return mask.prune(message);
}
