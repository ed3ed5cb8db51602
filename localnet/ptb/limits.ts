/** Named limits of one transaction; the values are those of Sui's protocol configuration. */
export const MAX_TRANSACTION_BYTES = 131_072;
export const MAX_INPUTS = 2_048;
export const MAX_COMMANDS = 1_024;
export const MAX_ARGUMENTS = 512;
export const MAX_TYPE_ARGUMENTS = 16;
export const MAX_TYPE_DEPTH = 16;
export const MAX_PURE_BYTES = 16_384;
export const MAX_GAS_COINS = 256;
export const MAX_OBJECT_BYTES = 256_000;
export const MAX_EVENTS = 1_024;
export const MAX_EVENT_BYTES = 262_144;
export const MAX_CREATED_IDS = 2_048;
export const MAX_GAS_BUDGET_MIST = 50_000_000_000n;
/** Genesis alone may publish, so only it meets this larger limit. */
export const MAX_GENESIS_TRANSACTION_BYTES = 4 * 1_048_576;
