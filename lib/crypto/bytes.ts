/** Bytes over an ordinary buffer: what WebCrypto takes and what can be moved between workers. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The same bytes over an ordinary buffer; copies only when the memory is shared. */
export function toBytes(view: Uint8Array): Bytes {
  return isOverArrayBuffer(view) ? view : new Uint8Array(view);
}

function isOverArrayBuffer(view: Uint8Array): view is Bytes {
  return view.buffer instanceof ArrayBuffer;
}
