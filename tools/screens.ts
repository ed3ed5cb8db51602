import { mkdirSync, statSync } from 'node:fs';
import { chromium, type Browser, type Locator, type Page } from '@playwright/test';
import { findChromium } from './e2e/chromium';

/**
 * Pictures of every page at two widths, light and dark, from a running app with demo data:
 * `npm start`, and when the data is written `npm run screens`. Opens and runs a model for real.
 */
const base = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
const folder = 'docs/screens';
const modelName = 'Silero VAD';
const STEP_TIMEOUT_MS = 120_000;
const JPEG_QUALITY = 60;
const MAX_TOTAL_BYTES = 6_000_000;
const sizes = [
  { width: 1440, height: 1000 },
  { width: 390, height: 844 },
];
const schemes = ['light', 'dark'] as const;

let totalBytes = 0;
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: findChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  await takeMarket(await openPage(browser));
  await takeBuyer(await openPage(browser));
  await takeSeller(await openPage(browser));
  await takeAuditor(await openPage(browser));
} finally {
  await browser.close();
}
console.log(`${folder}: ${(totalBytes / 1e6).toFixed(2)} MB of ${MAX_TOTAL_BYTES / 1e6} MB`);
if (totalBytes > MAX_TOTAL_BYTES) process.exitCode = 1;

async function takeMarket(page: Page): Promise<void> {
  const model = await modelPath(page);
  const pages: [name: string, path: string][] = [
    ['catalogue', '/'],
    ['model', model],
    ['iterations', `${model}?tab=iterations`],
    ['model-audit', `${model}?tab=audit`],
    ['audit', '/audit'],
    ['network', '/network'],
    ['nothing-here', '/no-such-page'],
  ];
  for (const [name, path] of pages) {
    await page.goto(base + path);
    await take(page, name, page.locator('h1'));
  }
}

async function takeBuyer(page: Page): Promise<void> {
  await page.goto(`${base}${await modelPath(page)}/buy`);
  await connectAs(page, 'Buyer');
  await take(page, 'buy', page.getByRole('list', { name: 'Checked before you pay' }));
  await page.goto(`${base}/passes`);
  await take(page, 'passes', page.getByRole('article', { name: /^Pass for/ }));
  await take(page, 'pass', await openAndRun(page));
}

async function takeSeller(page: Page): Promise<void> {
  await page.goto(`${base}/studio`);
  await connectAs(page, 'Seller');
  const tabs = page
    .getByRole('article', { name: /^Team / })
    .first()
    .getByRole('tab');
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) {
    await tab.click();
    const words = (await tab.innerText()).replaceAll(/[^A-Za-z ]/g, '').trim();
    await take(page, `studio-${words.toLowerCase().replaceAll(' ', '-')}`, tab);
  }
  await page.goto(`${base}/publish`);
  await take(page, 'publish', page.getByLabel('Team name'));
}

async function takeAuditor(page: Page): Promise<void> {
  await page.goto(`${base}/audits`);
  await connectAs(page, 'Auditor');
  await take(page, 'my-audits', page.getByRole('region', { name: 'Audit grants' }));
}

/** Four pictures of what is on the page now, once `content` shows and nothing is loading. */
async function take(page: Page, name: string, content: Locator): Promise<void> {
  await content.first().waitFor();
  await page.waitForFunction(() => document.querySelector('.animate-shimmer') === null);
  await page.addStyleTag({ content: '* { transition: none !important; }' });
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      if (name === 'pass') await content.scrollIntoViewIfNeeded();
      const path = `${folder}/${name}-${size.width}-${colorScheme}.jpg`;
      await page.screenshot({ path, type: 'jpeg', quality: JPEG_QUALITY });
      totalBytes += statSync(path).size;
    }
  }
  const [wide] = sizes;
  if (wide !== undefined) await page.setViewportSize(wide);
  console.log(name);
}

async function openPage(from: Browser): Promise<Page> {
  const [viewport] = sizes;
  const page = await from.newPage({ viewport: viewport ?? null, timezoneId: 'UTC' });
  page.setDefaultTimeout(STEP_TIMEOUT_MS);
  return page;
}

async function modelPath(page: Page): Promise<string> {
  await page.goto(`${base}/?words=${encodeURIComponent(modelName)}`);
  const link = page.getByRole('link', { name: modelName, exact: true });
  return (await link.getAttribute('href')) ?? '/';
}

async function connectAs(page: Page, person: 'Buyer' | 'Seller' | 'Auditor'): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${person}`) })
    .click();
  await page.getByRole('button', { name: `Wallet: ${person}` }).waitFor();
}

/** Opens and runs the first pass, saying yes to the wallet; its output. */
async function openAndRun(page: Page): Promise<Locator> {
  const open = page.getByRole('button', { name: /^Open iteration/ }).first();
  await open.click();
  const yes = page.getByRole('dialog').getByRole('button', { name: /^(Approve|Sign)$/ });
  const run = page.getByRole('button', { name: /^Run on/ });
  const deadline = Date.now() + STEP_TIMEOUT_MS;
  while (!(await run.isVisible()) && Date.now() < deadline) {
    if (await yes.isVisible()) await yes.click();
    await page.waitForTimeout(200);
  }
  await run.click();
  return page.getByRole('region', { name: 'Output of the run' });
}
