/** Bytes of the running request body that have left this machine. */
export type SentProgress = (sentBytes: number) => void;

/**
 * A fetch that reports how much of a body was sent. Browsers tell it only through
 * XMLHttpRequest; elsewhere the end of the request is reported.
 */
export function fetchWithProgress(
  underlying: typeof globalThis.fetch,
  onSent: SentProgress,
): (url: RequestInfo, init?: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const body = init?.body;
    if (typeof url !== 'string' || !(body instanceof Uint8Array)) return underlying(url, init);
    if (typeof XMLHttpRequest === 'undefined') {
      const response = await underlying(url, init);
      onSent(body.byteLength);
      return response;
    }
    return sendByXhr(url, init ?? {}, body, onSent);
  };
}

function sendByXhr(
  url: string,
  init: RequestInit,
  body: Uint8Array,
  onSent: SentProgress,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(init.method ?? 'POST', url);
    request.responseType = 'arraybuffer';
    new Headers(init.headers).forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => {
      // Status 0 and the bodiless ones cannot be given to a Response together with a body.
      const isBodiless = request.status === 204 || request.status === 304;
      const content: unknown = request.response;
      const answer = !isBodiless && content instanceof ArrayBuffer ? content : null;
      resolve(new Response(answer, { status: request.status, statusText: request.statusText }));
    };
    request.onerror = () => reject(new TypeError('The upload was interrupted.'));
    request.onabort = () => reject(init.signal?.reason ?? new DOMException('', 'AbortError'));
    const stop = () => request.abort();
    init.signal?.addEventListener('abort', stop, { once: true });
    request.onloadend = () => init.signal?.removeEventListener('abort', stop);
    request.send(new Blob([body.slice()]));
  });
}
