import type { GrpcTypes as G } from '@mysten/sui/grpc';
import type { Chain } from '../chain';
import { toTimestamp } from '../convert/time';

/** What the SDK of this version speaks. */
export const PROTOCOL_VERSION = 138n;
const SYSTEM_STATE_VERSION = 2n;
/** The embedded network never changes its epoch; Sui's length is shown. */
const EPOCH_DURATION_MS = 86_400_000n;

const PROTOCOL_ATTRIBUTES = {
  max_tx_size_bytes: '131072',
  max_tx_gas: '50000000000',
  max_gas_payment_objects: '256',
  max_input_objects: '2048',
  max_programmable_tx_commands: '1024',
  max_pure_argument_size: '16384',
  max_move_object_size: '256000',
  storage_gas_price: '76',
  obj_data_cost_refundable: '100',
  storage_rebate_rate: '9900',
};

/** The chain's one epoch as sui.rpc.v2.Epoch; there are no validators and no stake. */
export function epochMessage(chain: Chain): G.Epoch {
  const { ledger } = chain;
  const startMs = ledger.checkpoint(0n)?.timestampMs ?? ledger.latestCheckpoint().timestampMs;
  return {
    epoch: ledger.epoch,
    firstCheckpoint: 0n,
    start: toTimestamp(startMs),
    referenceGasPrice: ledger.referenceGasPrice,
    protocolConfig: {
      protocolVersion: PROTOCOL_VERSION,
      featureFlags: {},
      attributes: PROTOCOL_ATTRIBUTES,
      configs: {},
    },
    systemState: {
      version: SYSTEM_STATE_VERSION,
      epoch: ledger.epoch,
      protocolVersion: PROTOCOL_VERSION,
      referenceGasPrice: ledger.referenceGasPrice,
      epochStartTimestampMs: startMs,
      safeMode: false,
      parameters: { epochDurationMs: EPOCH_DURATION_MS },
      validatorReportRecords: [],
    },
  };
}
