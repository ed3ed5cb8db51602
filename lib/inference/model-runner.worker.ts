import type { RunnerRequest } from './runner-protocol';
import { serveRunner } from './serve-runner';

const serve = serveRunner((answer) => self.postMessage(answer));
self.onmessage = (event: MessageEvent<RunnerRequest>) => serve(event.data);
