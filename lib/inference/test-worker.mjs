// Threads of Node do not read TypeScript by themselves; this starts the runner service for tests.
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Questions that arrive while the service loads are kept by the port until it listens.
register();
const { serveRunner } = await import('./serve-runner.ts');
const serve = serveRunner((answer) => parentPort.postMessage(answer));
parentPort.on('message', serve);
