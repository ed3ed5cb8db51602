import { z } from 'zod';

/** What one key server did with the last request. */
export type KeyServerAnswer = 'served' | 'unreachable' | KeyServerRefusal;

/** The closed set of refusals that key servers name in their answers. */
export type KeyServerRefusal = (typeof KNOWN_REFUSALS)[number] | 'Other';

const KNOWN_REFUSALS = [
  'NoAccess',
  'InvalidParameter',
  'InvalidPTB',
  'InvalidPackage',
  'InvalidCertificate',
  'InvalidSignature',
  'InvalidSessionSignature',
  'InvalidSDKVersion',
  'InvalidSDKType',
  'DeprecatedSDKVersion',
  'UnsupportedPackageId',
  'InvalidServiceId',
  'Failure',
] as const;
const MAX_REFUSAL_TEXT_LENGTH = 16_384;
const refusalBody = z.object({ error: z.enum(KNOWN_REFUSALS) });

export interface KeyServerWatch {
  readonly fetch: typeof globalThis.fetch;
  /** One entry per server that was asked for a key, by address. */
  readonly answers: ReadonlyMap<string, KeyServerAnswer>;
  /** Waits for the answers still under way, at most `limitMs`; late servers are unreachable. */
  settle(limitMs: number): Promise<void>;
  /** Drops the requests still under way. */
  abandon(): void;
}

/**
 * A fetch that remembers how each key server answered. The SDK reports only the most common
 * failure and drops the other requests as soon as it cannot succeed any more; a person needs to
 * know how many servers answered, and what. So requests here outlive the SDK's interest.
 */
export function watchKeyServers(
  timeoutMs: number,
  underlying: typeof globalThis.fetch = globalThis.fetch,
): KeyServerWatch {
  const answers = new Map<string, KeyServerAnswer>();
  const running = new Set<Promise<void>>();
  const own = new AbortController();
  const watched: typeof globalThis.fetch = (input, init) => {
    const server = requestUrl(input);
    answers.set(server, 'unreachable');
    const signal = AbortSignal.any([own.signal, AbortSignal.timeout(timeoutMs)]);
    const request = underlying(input, { ...init, signal });
    const recorded = request.then(async (response) => {
      answers.set(server, response.ok ? 'served' : await readRefusal(response.clone()));
      return response;
    });
    const track = recorded.then(nothing, nothing).finally(() => running.delete(track));
    running.add(track);
    return orAborted(recorded, init?.signal ?? null);
  };
  return {
    fetch: watched,
    answers,
    settle: async (limitMs) => {
      await Promise.race([Promise.all(running), pause(limitMs)]);
    },
    abandon: () => own.abort(),
  };
}

/** Rejects for the caller when its signal fires, while the work itself goes on. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (signal === null) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

function nothing(): void {
  // The failure is recorded and reported through the promise that the caller got.
}

async function readRefusal(response: Response): Promise<KeyServerRefusal> {
  try {
    const text = (await response.text()).slice(0, MAX_REFUSAL_TEXT_LENGTH);
    return refusalBody.parse(JSON.parse(text)).error;
  } catch {
    return 'Other';
  }
}

function requestUrl(input: RequestInfo | URL): string {
  if (typeof input === 'string') return input;
  return input instanceof URL ? input.href : input.url;
}
