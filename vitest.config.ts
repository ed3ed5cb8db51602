import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit tests: pure, fast, no network and no database. `localnet/` has its own configuration. */
export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      'server-only': fileURLToPath(new URL('./tools/verify/server-only.ts', import.meta.url)),
    },
  },
  test: {
    include: ['{lib,components,app,tools,prisma,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/localnet.test.ts', '**/*.localnet.test.ts'],
    // A guard against tests that hang, not a measure: `npm run verify` shares two cores with a build.
    testTimeout: 60_000,
    maxWorkers: 2,
    retry: 0,
  },
});
