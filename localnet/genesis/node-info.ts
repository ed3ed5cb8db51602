import { bcs } from '@mysten/sui/bcs';
import type { StoredObject } from '../ledger/types';

/** The first fields of `walrus::staking_pool::StakingPool`, as far as the node's description. */
const poolHead = bcs.struct('StakingPool', {
  id: bcs.Address,
  state: bcs.enum('PoolState', { Active: null, Withdrawing: bcs.u32(), Withdrawn: null }),
  votingParams: bcs.tuple([bcs.u64(), bcs.u64(), bcs.u64()]),
  nodeInfo: bcs.struct('StorageNodeInfo', {
    name: bcs.string(),
    nodeId: bcs.Address,
    networkAddress: bcs.string(),
  }),
});

/** Name and address (host, port and path, no scheme) of a storage node. Throws on other objects. */
export function readNodeInfo(pool: StoredObject): { name: string; networkAddress: string } {
  return poolHead.parse(pool.contents).nodeInfo;
}
