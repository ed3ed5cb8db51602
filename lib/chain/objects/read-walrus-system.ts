import { bcs, type BcsType } from '@mysten/sui/bcs';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import { id, parseHead, u64 } from '../bcs';
import { chainError } from '../chain-error';
import type { ChainConnection } from '../connect';

/** Head of both shared objects of Walrus: their state hangs on them by version. */
const versionedLayout = bcs.struct('walrus::Versioned', { id, version: u64 });

const elementLayout = bcs.struct('group_ops::Element', { bytes: bcs.byteVector() });

/** Fields up to the prices; what follows differs between versions and is not needed. */
const systemHeadLayout = bcs.struct('walrus::SystemStateInner', {
  committee: bcs.struct('BlsCommittee', {
    members: bcs.vector(
      bcs.struct('BlsCommitteeMember', {
        public_key: elementLayout,
        weight: bcs.u16(),
        node_id: id,
      }),
    ),
    n_shards: bcs.u16(),
    epoch: bcs.u32(),
    total_aggregated_key: elementLayout,
  }),
  total_capacity_size: u64,
  used_capacity_size: u64,
  storage_price_per_unit_size: u64,
  write_price_per_unit_size: u64,
});

const stakingHeadLayout = bcs.struct('walrus::StakingInner', {
  n_shards: bcs.u16(),
  epoch_duration: u64,
  first_epoch_start: u64,
});

export interface WalrusSystem {
  readonly systemId: string;
  readonly epoch: number;
  readonly shards: number;
  /** Encoded bytes that may be sold, and that are sold, in this epoch. */
  readonly totalCapacityBytes: bigint;
  readonly usedCapacityBytes: bigint;
  /** FROST per started MiB of encoded size and epoch. */
  readonly storagePriceFrost: bigint;
  /** FROST per started MiB of encoded size, once. */
  readonly writePriceFrost: bigint;
  /** Storage nodes of this epoch; the weight is the number of shards. */
  readonly committee: readonly { readonly nodeId: string; readonly shards: number }[];
}

export interface WalrusStaking {
  readonly epochMs: bigint;
  readonly firstEpochStartsAtMs: bigint;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readWalrusSystem(
  client: ClientWithCoreApi,
  systemId: string,
): Promise<WalrusSystem> {
  const state = await readVersioned(client, systemId, systemHeadLayout);
  return {
    systemId,
    epoch: state.committee.epoch,
    shards: state.committee.n_shards,
    totalCapacityBytes: state.total_capacity_size,
    usedCapacityBytes: state.used_capacity_size,
    storagePriceFrost: state.storage_price_per_unit_size,
    writePriceFrost: state.write_price_per_unit_size,
    committee: state.committee.members.map((member) => ({
      nodeId: member.node_id,
      shards: member.weight,
    })),
  };
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readWalrusStaking(
  client: ClientWithCoreApi,
  stakingId: string,
): Promise<WalrusStaking> {
  const state = await readVersioned(client, stakingId, stakingHeadLayout);
  return { epochMs: state.epoch_duration, firstEpochStartsAtMs: state.first_epoch_start };
}

/**
 * Smallest units of a coin in existence; null where the coin keeps no readable treasury.
 * @throws TidemarkError update_needed (the node does not offer it), not_found, chain_unreachable
 */
export async function readCoinSupply(
  client: ChainConnection,
  coinType: string,
): Promise<bigint | null> {
  try {
    const { response } = await client.stateService.getCoinInfo({ coinType });
    return response.treasury?.totalSupply ?? null;
  } catch (error) {
    throw chainError(error);
  }
}

async function readVersioned<T extends Input, Input>(
  client: ClientWithCoreApi,
  objectId: string,
  layout: BcsType<T, Input>,
): Promise<T> {
  try {
    const { object } = await client.core.getObject({ objectId, include: { content: true } });
    const { version } = parseHead(versionedLayout, object.content);
    const { dynamicField } = await client.core.getDynamicField({
      parentId: objectId,
      name: { type: 'u64', bcs: u64.serialize(version).toBytes() },
    });
    return parseHead(layout, dynamicField.value.bcs);
  } catch (error) {
    throw chainError(error);
  }
}
