import { Worker } from 'node:worker_threads';
import type { CodecAnswer, CodecJob, CodecResult } from './codec-job';
import { limits } from './limits';

const START = new URL('./codec-worker-start.mjs', import.meta.url);

/** A coding job that cannot be done. `BUSY` may be tried again. */
export class CodecError extends Error {
  readonly retryable: boolean;
  constructor(
    readonly code: 'BUSY' | 'TIMEOUT' | 'FAILED' | 'CLOSED',
    message: string,
  ) {
    super(message);
    this.name = 'CodecError';
    this.retryable = code === 'BUSY';
  }
}

interface Waiting {
  places: number;
  start: () => void;
  refuse: (error: CodecError) => void;
}

/** Runs coding jobs, each in a worker of its own, a bounded number at once, in order of arrival. */
export class Codec {
  private free: number = limits.codecWorkers;
  private readonly waiting: Waiting[] = [];
  private readonly running = new Map<Worker, (error: CodecError) => void>();
  private closed = false;

  /** `blobBytes` decides how much of the machine the job takes and how long it may take. */
  async run<Kind extends CodecJob['kind']>(
    job: Extract<CodecJob, { kind: Kind }>,
    blobBytes: number,
  ): Promise<CodecResult[Kind]> {
    const places = blobBytes > limits.largeBlobBytes ? limits.codecWorkers : 1;
    await this.enter(places);
    try {
      const answer = await this.work(job, blobBytes);
      if (!answer.ok)
        throw new CodecError('FAILED', `The coder refused the job: ${answer.message}`);
      return resultOf<Kind>(answer.result);
    } finally {
      this.free += places;
      this.next();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const error = new CodecError('CLOSED', 'The storage process is stopping.');
    for (const waiting of this.waiting.splice(0)) waiting.refuse(error);
    const workers = [...this.running];
    for (const [, refuse] of workers) refuse(error);
    await Promise.all(workers.map(([worker]) => worker.terminate()));
  }

  private enter(places: number): Promise<void> {
    if (this.closed)
      return Promise.reject(new CodecError('CLOSED', 'The storage process is stopping.'));
    if (this.waiting.length >= limits.codecQueue) {
      const message = `Already ${limits.codecQueue} blobs wait for coding. Try again in a minute.`;
      return Promise.reject(new CodecError('BUSY', message));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ places, start: resolve, refuse: reject });
      this.next();
    });
  }

  private next(): void {
    for (let first = this.waiting[0]; first && first.places <= this.free; first = this.waiting[0]) {
      this.waiting.shift();
      this.free -= first.places;
      first.start();
    }
  }

  private work(job: CodecJob, blobBytes: number): Promise<CodecAnswer> {
    const allowedMs =
      limits.codecMsPerLargeBlob * Math.max(1, Math.ceil(blobBytes / limits.largeBlobBytes));
    return new Promise<CodecAnswer>((resolve, reject) => {
      const worker = new Worker(START, { workerData: job, execArgv: [] });
      const timer = setTimeout(
        () => end(() => reject(new CodecError('TIMEOUT', `Coding took over ${allowedMs} ms.`))),
        allowedMs,
      );
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.running.delete(worker);
        settle();
        void worker.terminate();
      };
      this.running.set(worker, (error) => end(() => reject(error)));
      worker.once('message', (answer: CodecAnswer) => end(() => resolve(answer)));
      worker.once('error', (error) =>
        end(() => reject(new CodecError('FAILED', `The coder broke down: ${error.message}`))),
      );
      worker.once('exit', () =>
        end(() => reject(new CodecError('FAILED', 'The coder ended without an answer.'))),
      );
    });
  }
}

/** The worker answers each kind of job with the result of that kind (see `codec-worker`). */
function resultOf<Kind extends CodecJob['kind']>(result: CodecResult[CodecJob['kind']]) {
  return result as CodecResult[Kind];
}
