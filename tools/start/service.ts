import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FIRST_RESTART_MS = 250;
const MAX_RESTART_MS = 10_000;
/** A process that lived this long starts over with the shortest wait. */
const STEADY_MS = 30_000;
const STOP_GRACE_MS = 8_000;
const MAX_TAIL_LINES = 20;
/** The process said that a restart cannot help. */
const EXIT_HALTED = 78;
const FOLLOW_PARENT = fileURLToPath(new URL('./follow-parent.mjs', import.meta.url));

export interface ServiceOptions {
  /** Shown before each line of its output. */
  readonly name: string;
  /** Arguments of node. */
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A service that ends is started again; a task may end. */
  readonly kind: 'service' | 'task';
  readonly quiet?: boolean;
  /** Told the process id at every start. */
  readonly onStart?: (processId: number) => void;
}

/** One child process: started, watched, started again with growing waits, stopped for good. */
export class Service {
  readonly name: string;
  private child: ChildProcess | undefined;
  private restartMs = FIRST_RESTART_MS;
  private restartTimer: NodeJS.Timeout | undefined;
  private stopping = false;
  private exits = 0;
  private readonly tail: string[] = [];
  private readonly settle: { resolve: (code: number) => void; ended: Promise<number> };

  constructor(private readonly options: ServiceOptions) {
    this.name = options.name;
    let resolve: (code: number) => void = () => undefined;
    const ended = new Promise<number>((done) => {
      resolve = done;
    });
    this.settle = { resolve, ended };
  }

  /** Ends when the process has ended for good: a task's exit code, or a service that halted. */
  get ended(): Promise<number> {
    return this.settle.ended;
  }

  /** It has ended at least once, so waiting for its first sign of life is in vain. */
  get hasEnded(): boolean {
    return this.exits > 0;
  }

  /** Last lines of its output, for error messages. */
  get lastLines(): string {
    return this.tail.join('\n');
  }

  start(): this {
    const startedAtMs = performance.now();
    // Its own process group: Ctrl-C reaches the launcher only, which stops all in order.
    const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, ...this.options.command], {
      env: { ...process.env, ...this.options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.child = child;
    if (child.pid !== undefined) this.options.onStart?.(child.pid);
    child.stdout.on('data', (chunk: Buffer) => this.print(chunk));
    child.stderr.on('data', (chunk: Buffer) => this.print(chunk));
    child.on('error', (error) => this.print(Buffer.from(error.message)));
    child.on('exit', (code) => this.onExit(code ?? 1, performance.now() - startedAtMs));
    return this;
  }

  /** SIGTERM, and after a grace SIGKILL; answers when the process is gone. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restartTimer);
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    signalGroup(child, 'SIGTERM');
    const hard = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_GRACE_MS);
    await gone;
    clearTimeout(hard);
  }

  private onExit(code: number, livedMs: number): void {
    this.exits += 1;
    if (this.stopping || this.options.kind === 'task' || code === EXIT_HALTED) {
      if (code === EXIT_HALTED && !this.stopping) {
        console.error(`${this.name} stopped and will not be restarted; see its message above.`);
      }
      return this.settle.resolve(code);
    }
    if (livedMs > STEADY_MS) this.restartMs = FIRST_RESTART_MS;
    console.error(`${this.name} ended (exit ${code}); starting it again in ${this.restartMs} ms`);
    this.restartTimer = setTimeout(() => this.start(), this.restartMs);
    this.restartMs = Math.min(this.restartMs * 2, MAX_RESTART_MS);
  }

  private print(chunk: Buffer): void {
    for (const line of chunk.toString().split('\n')) {
      if (line.trim() === '') continue;
      this.tail.push(line);
      if (this.tail.length > MAX_TAIL_LINES) this.tail.shift();
      if (this.options.quiet !== true) console.log(`[${this.name}] ${line}`);
    }
  }
}

/** A service leads its own group: what it started (a build's compiler, say) ends with it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone, or the platform has none: the process itself is left.
    child.kill(signal);
  }
}
