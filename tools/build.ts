import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { generateClient } from './db/generate';
import { writeBuildStamp } from './start/build-stamp';

/** `npm run build`: the database client, then the production build of the dashboard. */
function build(): number {
  generateClient();
  // Types of routes that were deleted since the last `next dev` would fail the build.
  rmSync('.next/dev', { recursive: true, force: true });
  const next = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (next.status === 0) writeBuildStamp();
  return next.status ?? 1;
}

process.exitCode = build();
