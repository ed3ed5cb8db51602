import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of the embedded network, and of our code against it over the wire. */
export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      'server-only': fileURLToPath(new URL('./tools/verify/server-only.ts', import.meta.url)),
    },
  },
  test: {
    include: ['localnet/**/*.test.ts', '{lib,tools,prisma}/**/{*.localnet,localnet}.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    retry: 0,
  },
});
