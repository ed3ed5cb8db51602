/** Larger models are offered for download only. */
export const MAX_BROWSER_BYTES = 64n * 1024n * 1024n;
