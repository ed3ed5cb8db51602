import { fileURLToPath } from 'node:url';

/** `localnet/move/`, absolute, with a slash at the end. */
export const moveFolder = fileURLToPath(new URL('../', import.meta.url));

/** The contract's folder, absolute. The kit meets it only as files. */
export const contractFolder = fileURLToPath(new URL('../../../move/tidemark/', import.meta.url));
