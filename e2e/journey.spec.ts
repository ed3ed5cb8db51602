import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { advanceClock, setKeyServer, setStorageNode } from './network';
import { answerUntil, answerWallet, connectAs, frost, walFrost, walletQuestion } from './people';
import { killIndexer } from './processes';

/** A real 2.3 MB speech model from a package of the registry. */
const modelFile = path.resolve('node_modules/@ricky0123/vad-web/dist/silero_vad_v5.onnx');
/** Its own words, so that the journey can run again on the same state. */
const tag = Date.now().toString(36);
const modelName = `Harbour speech detector ${tag}`;
const teamName = `Harbour Audio ${tag}`;
const price = frost('12');
const dayMs = 24 * 3600 * 1000;

test.describe.configure({ mode: 'serial' });

let seller: Page;
let buyer: Page;
let modelUrl: string;
let passUrl: string;

test.beforeAll(async ({ browser }) => {
  seller = await (await browser.newContext()).newPage();
  buyer = await (await browser.newContext()).newPage();
});

test.afterAll(async () => {
  for (const index of [0, 1, 2, 3]) await setStorageNode(index, 'up');
  for (const index of [0, 1]) await setKeyServer(index, 'up');
});

test('a seller publishes a 2 MB ONNX file and an offer of 7 days for 12 WAL', async () => {
  await seller.goto('/publish');
  await connectAs(seller, 'Seller');
  await seller.getByLabel('Team name').fill(teamName);
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Model file').setInputFiles(modelFile);
  await expect(seller.getByText('silero_vad_v5.onnx')).toBeVisible();
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Name').fill(modelName);
  await seller.getByLabel('Summary').fill('Tells speech from silence in 32 ms frames of audio.');
  await seller.getByLabel('Task').selectOption('audio');
  await seller.getByLabel('Data class').selectOption('public');
  await seller.getByLabel('Licence').fill('MIT');
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Window in days').fill('7');
  await seller.getByLabel('Price in WAL').fill('12');
  await seller.getByRole('button', { name: 'Continue' }).click();

  // The draft survives a reload in the middle.
  await seller.reload();
  await expect(seller.getByRole('heading', { name: 'Review and publish' })).toBeVisible();
  await seller.getByRole('button', { name: 'Publish', exact: true }).click();
  await answerWallet(seller, 'Approve'); // team
  await answerWallet(seller, 'Approve'); // listing
  // So does the publication itself: what is signed stays, the rest goes on.
  await expect(walletQuestion(seller)).toBeVisible({ timeout: 60_000 });
  await seller.reload();
  await seller.getByRole('button', { name: 'Continue publishing' }).click();
  await answerWallet(seller, 'Approve'); // storage
  await expect(walletQuestion(seller)).toBeVisible({ timeout: 60_000 });
  killIndexer(); // while the event it must not lose is being written
  await answerWallet(seller, 'Approve'); // certificate, iteration and offer
  await expect(seller.getByText('Iteration 1 is published')).toBeVisible({ timeout: 90_000 });
  const link = seller.getByRole('link', { name: 'See the model' });
  modelUrl = (await link.getAttribute('href')) ?? '';
  expect(modelUrl).toContain('/models/0x');
});

test('a second person finds it by search and buys; exactly 12 WAL change hands', async () => {
  await expect(async () => {
    await buyer.goto('/');
    await buyer.getByLabel('Search models').fill(`harbour speech ${tag}`);
    await buyer.keyboard.press('Enter');
    await expect(buyer.getByRole('link', { name: modelName })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await buyer.getByRole('link', { name: modelName }).click();
  await expect(buyer.getByRole('heading', { name: modelName })).toBeVisible();
  await buyer.getByRole('link', { name: /^Buy for/ }).click();
  await connectAs(buyer, 'Buyer');
  await expect(buyer.getByRole('list', { name: 'Checked before you pay' })).toContainText(/WAL/);
  const before = await walFrost(buyer, 'Buyer');

  await buyer.getByRole('button', { name: 'Pay 12 WAL' }).click();
  await answerWallet(buyer, 'Reject');
  await expect(buyer.getByText(/You cancelled, nothing was paid/i).first()).toBeVisible();
  expect(await walFrost(buyer, 'Buyer')).toBe(before);

  // A double click is one purchase.
  await buyer.getByRole('button', { name: 'Pay 12 WAL' }).dblclick();
  await answerWallet(buyer, 'Approve');
  await expect(buyer.getByText('Paid. The pass is yours.')).toBeVisible({ timeout: 60_000 });
  await expect(async () => {
    expect(before - (await walFrost(buyer, 'Buyer'))).toBe(price);
  }).toPass({ timeout: 30_000 });
  passUrl = (await buyer.getByRole('link', { name: 'Open the model' }).getAttribute('href')) ?? '';
  expect(passUrl).toContain('/passes?pass=0x');
});

test('the buyer opens it, runs it and sees the output', async () => {
  await buyer.goto(passUrl);
  await openPass(buyer);
  await card(buyer).getByRole('button', { name: 'Run on an example' }).click();
  const output = card(buyer).getByRole('region', { name: 'Output of the run' });
  await expect(output).toContainText(/output float32\[1, 1\]\s*0\.\d+/, { timeout: 60_000 });
  const download = buyer.waitForEvent('download');
  await card(buyer)
    .getByRole('button', { name: /^Download/ })
    .click();
  expect((await download).suggestedFilename()).toBe('silero_vad_v5.onnx');
});

test('the team collects exactly 12 WAL', async () => {
  await seller.goto('/studio');
  const team = seller.getByRole('article', { name: `Team ${teamName}` });
  await team.getByRole('button', { name: 'Settle 1 sale' }).click({ timeout: 60_000 });
  await answerWallet(seller, 'Approve');
  const collected = team.locator('dl > div', { hasText: 'Collected' }).first();
  await expect(collected).toContainText(/^Collected\s*12\s*WAL/, { timeout: 30_000 });
});

test('an auditor without a wallet sees publish, purchase and opening with their transactions', async ({
  page,
}) => {
  for (const kind of ['iteration.published', 'pass.bought', 'pass.opened', 'sale.settled']) {
    await expect(async () => {
      await page.goto(`/audit?kinds=${kind}`);
      const events = page.getByRole('list', { name: 'Events, newest first' });
      await expect(events).toContainText(modelName, { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    const copies = page.getByRole('button', { name: /Copy transaction digest/ });
    await expect(copies.first()).toBeVisible();
  }
  await page.goto('/audit');
  await expect(page.getByRole('button', { name: /wallet/i })).toHaveCount(0);
});

test('with 4 of 13 storage nodes and 1 of 3 key servers stopped it still opens', async () => {
  for (const index of [0, 1, 2, 3]) await setStorageNode(index, 'down');
  await setKeyServer(0, 'down');
  await buyer.reload();
  await openPass(buyer);
});

test('with more stopped the page says what is missing and keeps the pass', async () => {
  await setKeyServer(1, 'down');
  await buyer.reload();
  await card(buyer)
    .getByRole('button', { name: /^Open iteration/ })
    .click();
  const tooFewServers = /1 of 3 key servers answered and 2 are needed/;
  await answerUntil(buyer, card(buyer).getByRole('alert').filter({ hasText: tooFewServers }));
  await expect(card(buyer).getByText('Active', { exact: true })).toBeVisible();
  await setKeyServer(0, 'up');
  await setKeyServer(1, 'up');
  for (const index of [0, 1, 2, 3]) await setStorageNode(index, 'up');
});

test('a third person without a pass is refused', async ({ page }) => {
  await page.goto(`${modelUrl}/buy`);
  await connectAs(page, 'Auditor');
  await page.getByRole('button', { name: 'Ask the key servers' }).click();
  await answerWallet(page, 'Sign');
  await expect(page.getByText('The key servers refused, as they should')).toBeVisible({
    timeout: 60_000,
  });
});

test('eight days later the buyer is refused with the date the window ended', async () => {
  await advanceClock(8 * dayMs);
  await buyer.reload();
  await expect(card(buyer).getByText('Ended', { exact: true }).first()).toBeVisible();
  await card(buyer).getByRole('button', { name: 'Ask the key servers' }).click();
  const refusal = card(buyer).getByRole('alert');
  await answerUntil(buyer, refusal.filter({ hasText: /window ended on .*20\d\d/i }));
});

/** Opens, answering whatever the wallet asks: a running session needs fewer signatures. */
async function openPass(page: Page): Promise<void> {
  await card(page)
    .getByRole('button', { name: /^Open iteration/ })
    .click();
  const opened = card(page).getByText(/Iteration 1 is open: silero_vad_v5.onnx/);
  await answerUntil(page, opened);
}

/** The pass of this journey among all of the person's. */
function card(page: Page): Locator {
  return page.getByRole('article', { name: `Pass for ${modelName}` });
}
