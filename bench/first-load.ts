import { existsSync } from 'node:fs';
import path from 'node:path';
import { routeSizes } from '../tools/verify/size-budget';

/**
 * JavaScript of the first load per page of the production build in `.next`, gzip, by route group
 * and within it the largest first.
 * Yardstick: what the framework alone costs in the same build, and each group's budget.
 * `node --import tsx bench/first-load.ts` after `npm run build`.
 */
const folder = process.cwd();
if (!existsSync(path.join(folder, '.next/build-manifest.json'))) {
  console.error('There is no production build here. Run `npm run build` first.');
  process.exit(1);
}

const { sizes, frameworkKb } = routeSizes(folder);
console.log(`yardstick: the framework alone ${frameworkKb.toFixed(1)} KB\n`);
sizes.sort((left, right) => left.group.localeCompare(right.group) || right.kb - left.kb);
for (const { group, route, kb, maxKb } of sizes) {
  const ratio = (kb / frameworkKb).toFixed(2);
  console.log(
    `${group.padEnd(8)} ${route.padEnd(40)} ${kb.toFixed(1).padStart(7)} KB  ${ratio} × framework  (budget ${maxKb})`,
  );
}
