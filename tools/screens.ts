import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from './e2e/chromium';

/**
 * Pictures for the README from a running app with demo data:
 * `npm start`, and when the data is written `npm run screens`. Opens and runs a model for real.
 */
const base = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
const folder = 'docs/screens';
const STEP_TIMEOUT_MS = 120_000;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: findChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage({
  viewport: { width: 1280, height: 860 },
  colorScheme: 'light',
  timezoneId: 'UTC',
});
page.setDefaultTimeout(STEP_TIMEOUT_MS);
await page.goto(base);
await page.screenshot({ path: `${folder}/catalogue.png` });
await openAndRun(page);
await page.screenshot({ path: `${folder}/pass.png` });
await browser.close();

async function openAndRun(desk: Page): Promise<void> {
  await desk.goto(`${base}/passes`);
  await desk.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^Buyer/ })
    .click();
  await desk
    .getByRole('button', { name: /^Open iteration/ })
    .first()
    .click();
  const yes = desk.getByRole('dialog').getByRole('button', { name: /^(Approve|Sign)$/ });
  const run = desk.getByRole('button', { name: /^Run on/ });
  const deadline = Date.now() + STEP_TIMEOUT_MS;
  while (!(await run.isVisible()) && Date.now() < deadline) {
    if (await yes.isVisible()) await yes.click();
    await desk.waitForTimeout(200);
  }
  await run.click();
  const output = desk.getByRole('region', { name: 'Output of the run' });
  await output.waitFor();
  await output.scrollIntoViewIfNeeded();
}
