/** A worker thread does not inherit the TypeScript loader: this loads it, then the job's code. */
import { tsImport } from 'tsx/esm/api';

await tsImport('./codec-worker.ts', import.meta.url);
