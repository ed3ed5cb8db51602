import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY_BYTES = 16 * 1_024;

/** A refused request; `message` is one sentence for the person. */
export class HttpFailure extends Error {
  readonly retryable: boolean;

  constructor(
    readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 502,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'HttpFailure';
    this.retryable = status === 429 || status === 502;
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

/** Reads a small JSON body. Throws HttpFailure. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) {
    throw new HttpFailure(415, 'NOT_JSON', 'Send the body as application/json.');
  }
  const parts: Buffer[] = [];
  let total = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    total += bytes.length;
    if (total > MAX_BODY_BYTES) {
      throw new HttpFailure(413, 'BODY_TOO_LARGE', `The body may have ${MAX_BODY_BYTES} bytes.`);
    }
    parts.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (cause) {
    throw new HttpFailure(400, 'NOT_JSON', 'The body is not JSON.', { cause });
  }
}
