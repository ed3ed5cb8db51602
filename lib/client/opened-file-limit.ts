/**
 * The largest file a buyer's page opens: it is held in memory while it is checked, decrypted and
 * saved. Nothing larger is published or sold here, or somebody would pay for what never opens.
 */
export const MAX_OPENED_BYTES = 512 << 20;
export const MAX_OPENED_TEXT = '512 MiB';
