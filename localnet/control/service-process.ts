import { fork, type ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { serviceEnvironment } from '../config';
import type { Readiness } from './server';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

const messageSchema = z.union([
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), code: z.string(), message: z.string() }),
]);

/** A service could not start; `code` is the one it reported. */
export class ServiceFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ServiceFailure';
  }
}

export interface ServiceOptions {
  name: string;
  /** File of the child's entry point. */
  path: string;
  configVariable: string;
  /** Environment variable that moves the service to another port. */
  portVariable: string;
  config: unknown;
  /** Called when the service ends although nobody stopped it. */
  onLost: (name: string) => void;
}

/** A part of the network in a process of its own; it ends when this process does. */
export class ServiceProcess {
  state: Readiness = 'starting';
  /** Resolves when the service says that it answers. Rejects with ServiceFailure. */
  readonly ready: Promise<void>;
  private readonly child: ChildProcess;
  private stopping = false;

  constructor(private readonly options: ServiceOptions) {
    this.child = fork(options.path, [], {
      execArgv: ['--import', 'tsx'],
      env: serviceEnvironment(options.configVariable, options.config),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.ready = this.watchStart();
    // Whoever waits sees the failure; until somebody does, it must not end the process.
    this.ready.catch(() => undefined);
    this.child.once('exit', () => {
      if (this.state === 'ready' && !this.stopping) options.onLost(options.name);
      this.state = 'failed';
    });
  }

  private watchStart(): Promise<void> {
    const { name, portVariable } = this.options;
    return new Promise((resolve, reject) => {
      const fail = (code: string, message: string) => {
        clearTimeout(timer);
        this.state = 'failed';
        reject(new ServiceFailure(code, message));
      };
      const timer = setTimeout(
        () => fail('TIMEOUT', `The ${name} process did not start in time.`),
        READY_TIMEOUT_MS,
      );
      this.child.on('message', (raw) => {
        const message = messageSchema.safeParse(raw);
        if (!message.success) return;
        if (message.data.kind === 'failed') {
          const { code, message: reason } = message.data;
          const advice = ` End that program or set ${portVariable} to a free port.`;
          return fail(code, code === 'PORT_BUSY' ? reason + advice : reason);
        }
        clearTimeout(timer);
        this.state = 'ready';
        resolve();
      });
      this.child.once('error', (error) => fail('SPAWN', error.message));
      this.child.once('exit', (code) => {
        if (this.state === 'starting') fail('EXITED', `The ${name} process ended (${code}).`);
      });
    });
  }

  /** Asks the service to end, and ends it after a while. */
  stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.kill('SIGTERM');
    });
  }
}
