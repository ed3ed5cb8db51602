import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { modelPath, SEED_TIMEOUT_MS, untilSeeded } from './demo-data';
import { chooseFile } from './pages';
import { connectAs } from './people';
import { tinyModel } from './tiny-model';

/** axe finds nothing on any page, wide and narrow, light and dark. Nothing is signed or paid here. */
const modelName = 'Silero VAD';
const unknownId = `0x${'0'.repeat(62)}ff`;

test.beforeAll(async ({ request }) => {
  test.setTimeout(SEED_TIMEOUT_MS);
  await untilSeeded(request);
});

test('catalogue, audit and network', async ({ page }) => {
  await page.goto('/');
  await expectAccessible(page, 'catalogue', page.getByRole('link', { name: modelName }));
  await page.goto('/?words=zzzzqqqq');
  await expectAccessible(page, 'empty catalogue', page.getByText('No model matches'));
  // A few events: axe reads every one of a full page.
  await page.goto('/audit?kinds=iteration.published');
  await page.getByText('All fields').first().click();
  const events = page.getByRole('list', { name: 'Events, newest first' });
  await expectAccessible(page, 'audit', events);
  await page.goto('/audit?kinds=pass.bought&words=zzzzqqqq');
  await expectAccessible(page, 'empty audit', page.getByText('No event matches'));
  await page.goto('/network');
  await expectAccessible(page, 'network', page.getByRole('heading', { name: 'Network' }));
});

test('an address that names nothing', async ({ page }) => {
  for (const path of ['/no-such-page', `/models/${unknownId}`]) {
    await page.goto(path);
    await expectAccessible(page, path, page.getByRole('heading', { level: 1 }));
  }
});

test('every tab of a model, and buying it', async ({ page }) => {
  const path = await modelPath(page, modelName);
  await page.goto(path);
  const tabs = page.getByRole('navigation', { name: 'Parts of this model' }).getByRole('link');
  const links = await tabs.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThanOrEqual(3);
  for (const link of links) {
    await page.goto(link);
    await expectAccessible(page, link.replace(path, 'model '), page.locator('h1'));
  }
  await page.goto(`${path}/buy`);
  await connectAs(page, 'Buyer');
  const checks = page.getByRole('list', { name: 'Checked before you pay' });
  await expectAccessible(page, 'buy', checks);
});

test('passes, connecting and the dialogs of a pass', async ({ page }) => {
  await page.goto('/passes');
  await page.getByRole('main').getByRole('button', { name: 'Connect wallet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a wallet' });
  await expectAccessible(page, 'connect dialog', dialog);
  await dialog.getByRole('button', { name: /^Buyer/ }).click();
  const card = page.getByRole('article', { name: /^Pass for/ }).first();
  await expect(card).toBeVisible();
  await card.getByText('Periods, dates and ids').click();
  await expectAccessible(
    page,
    'passes',
    card.getByRole('region', { name: 'Periods of this pass' }),
  );
});

test('each step of publishing', async ({ page }) => {
  await page.goto('/publish');
  await connectAs(page, 'Seller');
  const next = () => page.getByRole('button', { name: 'Continue' }).click();
  const scan = (heading: string) =>
    expectAccessible(page, `publish: ${heading}`, page.getByRole('heading', { name: heading }));
  await next();
  await scan('Who sells');
  await page.getByLabel('Team name').fill('Accessible team');
  await next();
  await scan('The file');
  await chooseFile(page, 'four.onnx', tinyModel);
  await expect(page.getByText('four.onnx')).toBeVisible();
  await next();
  await next();
  await scan('What it is');
  await fillDetails(page);
  await next();
  await page.getByLabel('Window in days').fill('7');
  await page.getByLabel('Price in WAL').fill('12');
  await expectAccessible(page, 'publish: offer', page.getByLabel('Price in WAL'));
  await next();
  await scan('Review and publish');
});

test('each part of the studio', async ({ page }) => {
  await page.goto('/studio');
  await connectAs(page, 'Seller');
  const team = page.getByRole('article', { name: /^Team / }).first();
  const tabs = team.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  for (const tab of await tabs.all()) {
    await tab.click();
    await expectAccessible(page, `studio: ${await tab.innerText()}`, team.getByRole('tabpanel'));
  }
});

test('my audits', async ({ page }) => {
  await page.goto('/audits');
  await connectAs(page, 'Auditor');
  await expectAccessible(page, 'my audits', page.getByRole('region', { name: 'Audit grants' }));
});

async function fillDetails(page: Page): Promise<void> {
  await page.getByLabel('Name').fill('Four numbers');
  await page.getByLabel('Summary').fill('Answers the four numbers it was given.');
  await page.getByLabel('Task').selectOption('other');
  await page.getByLabel('Data class').selectOption('synthetic');
  await page.getByLabel('Licence').fill('MIT');
}
