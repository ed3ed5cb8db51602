/** Where the bundler puts the erasure coder; the page serves it itself. */
export const walrusWasmUrl = new URL('@mysten/walrus-wasm/web/walrus_wasm_bg.wasm', import.meta.url)
  .href;
