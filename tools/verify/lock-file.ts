import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Packages that ship one binary per platform. When the registry lacks one of them for a version,
 * `npm install` leaves it out of the lock file silently and `npm ci` then fails on that platform.
 */
const families: { owner: string; platforms: string[] }[] = [
  {
    owner: 'node_modules/next',
    platforms: [
      'darwin-arm64',
      'darwin-x64',
      'linux-x64-gnu',
      'linux-arm64-gnu',
      'win32-x64-msvc',
    ].map((platform) => `node_modules/@next/swc-${platform}`),
  },
  {
    owner: 'node_modules/@tailwindcss/oxide',
    platforms: [
      'darwin-arm64',
      'darwin-x64',
      'linux-x64-gnu',
      'linux-arm64-gnu',
      'win32-x64-msvc',
    ].map((platform) => `node_modules/@tailwindcss/oxide-${platform}`),
  },
  {
    owner: 'node_modules/esbuild',
    platforms: ['darwin-arm64', 'darwin-x64', 'linux-x64', 'linux-arm64', 'win32-x64'].map(
      (platform) => `node_modules/@esbuild/${platform}`,
    ),
  },
];

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() }).loose()),
});
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const { packages } = lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const wanted = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));

const problems = [
  ...families
    .flatMap(({ owner, platforms }) =>
      owner in packages ? platforms.filter((name) => !(name in packages)) : [owner],
    )
    .map(
      (name) => `package-lock.json lacks ${name}: pin a version whose platform packages all exist`,
    ),
  ...Object.entries({ ...wanted.dependencies, ...wanted.devDependencies })
    .filter(([, range]) => /^[\^~><*]|\s|^latest$/.test(range))
    .map(([name, range]) => `package.json: ${name} is "${range}", pin an exact version`),
];

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
