import next from 'eslint-config-next/core-web-vitals';
import typescript from 'eslint-config-next/typescript';

const lineCount = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

const configuration = [
  {
    ignores: [
      '.next/**',
      'node_modules/**',
      '**/generated/**',
      'next-env.d.ts',
      '.localnet/**',
      '.tidemark/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...next,
  ...typescript,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': lineCount(300),
      'max-lines-per-function': lineCount(70),
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message:
            'Only lib/config reads the environment (localnet/config in the embedded network).',
        },
      ],
    },
  },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': lineCount(200) } },
  {
    // A describe block is a table of cases, not a function with a job.
    files: ['**/*.test.ts', 'e2e/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': lineCount(500) },
  },
  {
    files: [
      'lib/config/**',
      'localnet/config.ts',
      'localnet/**/config.ts',
      'tools/**',
      'bench/**',
      'e2e/**',
      'prisma/seed/**',
      '**/*.test.ts',
      'next.config.js',
      'vitest*.ts',
      'playwright.config.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
];

export default configuration;
