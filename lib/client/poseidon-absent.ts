/**
 * Stands in for `poseidon-lite` in the browser bundle (next.config.js), 300 KB smaller. That hash
 * only makes zkLogin addresses and nonces, which is the work of wallets; this page never does it.
 */
function absent(): never {
  throw new Error('Making zkLogin addresses is left to the wallet.');
}

export {
  absent as poseidon1,
  absent as poseidon2,
  absent as poseidon3,
  absent as poseidon4,
  absent as poseidon5,
  absent as poseidon6,
  absent as poseidon7,
  absent as poseidon8,
  absent as poseidon9,
  absent as poseidon10,
  absent as poseidon11,
  absent as poseidon12,
  absent as poseidon13,
  absent as poseidon14,
  absent as poseidon15,
  absent as poseidon16,
};
