/** The largest part; one part is one Walrus blob. */
export const MAX_PART_BYTES = 256 << 20;
/** Parts of one iteration; with the manifest the contract accepts 65 blobs. */
export const MAX_PARTS = 64;
/** Small enough that finding its blob id fits in a browser tab beside the page. */
export const PREFERRED_PART_BYTES = 64 << 20;
export const MAX_MANIFEST_BYTES = 256 << 10;
/** Public aggregators refuse larger ranges. */
export const RANGE_BYTES = 8 << 20;
export const MAX_ATTEMPTS = 3;
export const RETRY_PAUSE_MS = 400;
export const RANGE_TIMEOUT_MS = 30_000;
/** The SDK may wait for ever when exactly too few nodes answer. */
export const DIRECT_READ_TIMEOUT_MS = 90_000;
export const RELAY_TIMEOUT_MS = 600_000;
export const CENSUS_TIMEOUT_MS = 15_000;
export const PROBE_TIMEOUT_MS = 4_000;
/** 16 MiB/s metadata encoding would take 16 s for the largest part; this is ten times that. */
export const PREPARE_TIMEOUT_MS = 240_000;
export const MAX_OWNED_BLOB_PAGES = 20;
