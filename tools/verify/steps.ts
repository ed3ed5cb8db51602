import type { Step } from '../lib/run-step';
import { countLastLine } from '../lib/run-step';
import { countVitest, reportFile } from '../lib/report';

const node = process.execPath;
const tsx = ['--import', 'tsx'];

/** A tool from node_modules, run by this Node. */
export function tool(script: string, ...args: string[]): { command: string; args: string[] } {
  return { command: node, args: [`node_modules/${script}`, ...args] };
}

export function vitestStep(name: string, config: string): Step {
  const file = reportFile(name.replaceAll(' ', '-'));
  return {
    name,
    ...tool(
      'vitest/vitest.mjs',
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${file}`,
    ),
    count: countVitest(file),
  };
}

/**
 * What the type checker learned, so that checking the tree again without the embedded network only
 * reads what differs.
 */
export const TYPES_CACHE = '.tidemark/types.tsbuildinfo';

export const typesStep = (name: string): Step => ({
  name,
  ...tool('typescript/bin/tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', TYPES_CACHE),
});

/** The two lanes of `npm run verify`, as long as each other; steps of a lane run one by one. */
export function verifyLanes(): Step[][] {
  return [
    [
      { name: 'database client', command: node, args: [...tsx, 'tools/db/generate.ts'] },
      typesStep('types'),
      { name: 'lint', ...tool('eslint/bin/eslint.js', '.', '--max-warnings=0') },
      {
        name: 'arrows',
        ...tool(
          'dependency-cruiser/bin/dependency-cruise.mjs',
          ...['app', 'components', 'lib', 'localnet', 'prisma', 'tools', 'bench', 'e2e'],
        ),
      },
      { name: 'format', ...tool('prettier/bin/prettier.cjs', '--check', '.') },
      { name: 'lock file platforms', command: node, args: [...tsx, 'tools/verify/lock-file.ts'] },
      { name: 'migrations match the schema', command: node, args: [...tsx, 'tools/db/drift.ts'] },
      {
        name: 'pinned bytecode',
        command: node,
        args: [...tsx, 'localnet/move/build.ts', '--check'],
      },
      {
        name: 'Move tests in the real VM',
        command: node,
        args: [...tsx, 'localnet/move/test.ts'],
        count: countLastLine,
      },
    ],
    [
      {
        name: 'delete test, unit tests, sizes',
        command: node,
        args: [...tsx, 'tools/verify/delete-test.ts'],
        count: countLastLine,
      },
    ],
  ];
}
