import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

/**
 * First-load JavaScript, gzip KB, per route group: what the page needs before it reacts. A minimal
 * page of this Next version is 136. The browser loads these files and no others before its load
 * event, except the chunk of the root not-found page (4 KB), which counts here all the same. What
 * desk pages load after they are painted (wallet, chain) does not count.
 */
const budgetsKb: { name: string; matches: (route: string) => boolean; maxKb: number }[] = [
  { name: 'publish', matches: (route) => route.startsWith('/(desk)/publish'), maxKb: 300 },
  { name: 'desk', matches: (route) => route.startsWith('/(desk)'), maxKb: 250 },
  { name: 'market', matches: (route) => route.startsWith('/(market)'), maxKb: 160 },
];

/** Words that only the embedded network's own code contains. */
const localnetMarks = ['startRpcServer', 'createMoveVm', 'advance_epoch'];

const buildManifest = z.object({ rootMainFiles: z.array(z.string()) });
const clientManifest = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) });

export interface RouteSize {
  route: string;
  group: string;
  kb: number;
  maxKb: number;
}

/** First-load gzip size of each page of a production build in `folder`. */
export function routeSizes(folder: string): { sizes: RouteSize[]; frameworkKb: number } {
  const next = path.join(folder, '.next');
  const { rootMainFiles } = buildManifest.parse(
    JSON.parse(readFileSync(path.join(next, 'build-manifest.json'), 'utf8')),
  );
  const gzipBytes = new Map<string, number>();
  const weigh = (file: string) => {
    const known = gzipBytes.get(file);
    if (known !== undefined) return known;
    const bytes = gzipSync(readFileSync(path.join(next, file))).length;
    gzipBytes.set(file, bytes);
    return bytes;
  };
  const sizes = manifests(path.join(next, 'server/app')).flatMap(({ route, files }) => {
    const budget = budgetsKb.find(({ matches }) => matches(route));
    if (!budget) return [];
    const all = new Set([...rootMainFiles, ...files].filter((file) => file.endsWith('.js')));
    const kb = [...all].reduce((sum, file) => sum + weigh(file), 0) / 1000;
    return [{ route, group: budget.name, kb, maxKb: budget.maxKb }];
  });
  const framework = rootMainFiles.filter((file) => file.endsWith('.js'));
  return { sizes, frameworkKb: framework.reduce((sum, file) => sum + weigh(file), 0) / 1000 };
}

/** Prints the sizes; false when a page is over its budget or the build holds localnet code. */
export function checkSizes(folder: string): boolean {
  const { sizes } = routeSizes(folder);
  for (const { route, kb, maxKb } of sizes) {
    const mark = kb <= maxKb ? 'ok  ' : 'OVER';
    console.log(`${mark} ${route} ${kb.toFixed(1)} KB gzip first load (at most ${maxKb})`);
  }
  const leaks = localnetLeaks(path.join(folder, '.next'));
  for (const leak of leaks) console.log(`localnet code in the production build: ${leak}`);
  if (sizes.length === 0) console.log('no page was weighed: the build has no client manifests');
  return sizes.length > 0 && leaks.length === 0 && sizes.every(({ kb, maxKb }) => kb <= maxKb);
}

function manifests(folder: string): { route: string; files: string[] }[] {
  return walk(folder)
    .filter((file) => file.endsWith('page_client-reference-manifest.js'))
    .map((file) => {
      const sandbox: { __RSC_MANIFEST?: Record<string, unknown> } = {};
      runInNewContext(readFileSync(file, 'utf8'), { globalThis: sandbox });
      const [entry] = Object.entries(sandbox.__RSC_MANIFEST ?? {});
      if (!entry) throw new Error(`${file} declares no page`);
      const { entryJSFiles } = clientManifest.parse(entry[1]);
      return { route: entry[0], files: Object.values(entryJSFiles).flat() };
    });
}

function localnetLeaks(next: string): string[] {
  return [path.join(next, 'static'), path.join(next, 'server')]
    .filter(existsSync)
    .flatMap(walk)
    .filter((file) => file.endsWith('.js'))
    .filter((file) => {
      const text = readFileSync(file, 'utf8');
      return localnetMarks.some((mark) => text.includes(mark));
    });
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? walk(file) : [file];
  });
}
