import { expect, test, type APIRequestContext, type Locator, type Page } from '@playwright/test';
import { addressOf, moneyOf, nothingChanges, openLedger, passCount, type Ledger } from './ledger';
import { listingOf, setOffer, withdrawOffer, type Listing } from './offers';
import { chooseFile, failedCheck, openCheckout } from './pages';
import { answerUntil, answerWallet, connectAs, frost } from './people';
import { tinyModel } from './tiny-model';

/** Its own words, so that it can run again on the same state. */
const tag = Date.now().toString(36);
const modelName = `Terms of four numbers ${tag}`;
const dayMs = 24 * 3600 * 1000;
const cancelled = 'You cancelled, nothing was paid.';
/** Numbers of the offers, in the order in which they are set. */
const plain = 1;
const refundable = 2;
const trial = 3;
/** Longer than the 13 epochs of 14 days that the wizard stores by itself. */
const long = 4;
const price = frost('7');
const longPrice = frost('20');

test.describe.configure({ mode: 'serial' });

let ledger: Ledger;
let seller: Page;
let buyer: Page;
let listing: Listing;
let passId: string;

test.beforeAll(async ({ browser }) => {
  ledger = await openLedger();
  seller = await (await browser.newContext()).newPage();
  buyer = await (await browser.newContext()).newPage();
});

test('a model with four offers shows refund rule and trial of each', async () => {
  const modelId = await publish(seller);
  listing = await listingOf(ledger, modelId);
  await setOffer(ledger, listing, { priceFrost: price, windowMs: 7 * dayMs, refunds: true });
  await setOffer(ledger, listing, { priceFrost: 0n, windowMs: dayMs, trial: true });
  await setOffer(ledger, listing, { priceFrost: longPrice, windowMs: 200 * dayMs, refunds: true });
  const box = buyer.getByRole('region', { name: 'Buy access' });
  await expect(async () => {
    await buyer.goto(`/models/${modelId}`);
    await expect(box.getByRole('listitem')).toHaveCount(4, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  const row = (text: string) => box.getByRole('listitem').filter({ hasText: text });
  await expect(row('12 WAL')).toContainText('No refund');
  await expect(row('7 WAL')).toContainText('Pro rata refund');
  await expect(row('Free')).toContainText('Trial, once per person');
  await expect(row('Free').getByRole('link', { name: 'Try once for 1 day' })).toBeVisible();
  await expect(row('20 WAL')).toContainText('Storage ends before this window would');
  await expect(row('20 WAL').getByRole('link', { name: 'See what extending costs' })).toBeVisible();
});

test('a refund says its amount and formula, and pays back to the unit', async ({ request }) => {
  await openCheckout(buyer, listing.modelId, refundable);
  await connectAs(buyer, 'Buyer');
  const checkout = buyer.getByRole('region', { name: 'Checkout' });
  await expect(checkout).toContainText(
    'Until you first open the model, the unused part of the window is refunded.',
  );
  const before = await walOf('Buyer');
  await checkout.getByRole('button', { name: 'Pay 7 WAL' }).click();
  passId = await boughtPass();
  expect(before - (await walOf('Buyer'))).toBe(price);

  await expect(card().locator('[data-refundable]')).toContainText(
    /^(7|6\.\d+) WAL would come back now \(\d.* of 7 days unspent\)\.$/,
  );
  await card().getByText('Your terms and today’s').click();
  await expect(card().getByText('still sold, on the same terms')).toBeVisible();
  await expect(card().locator('[data-differs=true]')).toHaveCount(0);

  const question = buyer.getByRole('dialog', { name: 'Refund this period?' });
  await nothingChanges(ledger, async () => {
    await card().getByRole('button', { name: 'Refund' }).click();
    await expect(question.locator('[data-refund-now]')).toContainText(/^(7|6\.\d+) WAL$/);
    await expect(question).toContainText('of 7 days unspent');
    await expect(question).toContainText('The pass ends at once');
    await question.getByRole('button', { name: 'Refund' }).click();
    await answerWallet(buyer, 'Reject');
    await expect(question.getByText(cancelled)).toBeVisible();
  });
  await question.getByRole('button', { name: 'Refund' }).click();
  await answerWallet(buyer, 'Approve');
  const receipt = buyer.getByRole('dialog', { name: 'Refunded' });
  await expect(receipt).toContainText('came back to your address.', { timeout: 60_000 });
  const back = frost(
    (await receipt.getByRole('status').innerText()).replaceAll(/[^0-9.]/g, '').replace(/\.$/, ''),
  );
  expect((await walOf('Buyer')) - before).toBe(back - price);
  const [refund] = await refundsOf(request, 1);
  expect(refund?.amountFrost).toBe(back);
  await receipt.getByRole('button', { name: 'Done' }).click();
  const group = buyer.getByRole('region', { name: 'Refunded', exact: true });
  await expect(group.locator(`[data-pass="${passId}"]`)).toBeVisible();
  await expect(card().getByRole('button', { name: 'Refund' })).toHaveCount(0);
  await expect(card().locator('[data-no-refund]')).toContainText(/This period was refunded/);
});

test('a renewal keeps the pass and names the new end; a second one adds to it', async () => {
  const passes = await passCount(ledger, addressOf('Buyer'));
  const before = await walOf('Buyer');
  await renewFor('Renew for 7 WAL');
  const first = await endOf();
  const active = buyer.getByRole('region', { name: 'Active', exact: true });
  await expect(active.locator(`[data-pass="${passId}"]`)).toBeVisible();
  await renewFor('Renew for 7 WAL');
  expect((await endOf()) - first).toBe(BigInt(7 * dayMs));
  expect(await passCount(ledger, addressOf('Buyer'))).toBe(passes);
  expect(before - (await walOf('Buyer'))).toBe(2n * price);
});

test('the renewal that has not begun comes back in full, and only it', async ({ request }) => {
  const end = await endOf();
  const before = await walOf('Buyer');
  await card().getByText('Periods, dates and ids').click();
  const periods = card().getByRole('region', { name: 'Periods of this pass' });
  await expect(periods.locator('[data-state=upcoming]')).toContainText('7 WAL would come back now');
  await expect(periods.locator('[data-state=active]')).toContainText('once the newer one is');
  await expect(periods.locator('[data-state=refunded]')).toContainText('came back');

  await card().getByRole('button', { name: 'Refund' }).click();
  const question = buyer.getByRole('dialog', { name: 'Refund this period?' });
  await expect(question).toContainText('Only this renewal is taken back');
  await question.getByRole('button', { name: 'Refund' }).click();
  await answerWallet(buyer, 'Approve');
  const receipt = buyer.getByRole('dialog', { name: 'Refunded' });
  await expect(receipt).toContainText('7 WAL came back to your address.', { timeout: 60_000 });
  await receipt.getByRole('button', { name: 'Done' }).click();
  expect((await walOf('Buyer')) - before).toBe(price);
  expect(end - (await endOf())).toBe(BigInt(7 * dayMs));
  await refundsOf(request, 2);
  await expect(periods.locator('[data-state=refunded]')).toHaveCount(2, { timeout: 60_000 });
});

test('what the team sells now stands beside what was bought, with the differences', async () => {
  await withdrawOffer(ledger, listing, refundable);
  await buyer.reload();
  await card().getByText('Your terms and today’s').click();
  await expect(card().getByText(`Offer ${refundable} was withdrawn.`)).toBeVisible();
  const table = card().getByRole('table', { name: 'Your terms and today’s terms' });
  await expect(table).toContainText(`offer ${plain}`);
  await expect(table.locator('[data-term=price]')).toContainText('5 WAL more');
  await expect(table.locator('[data-term=window]')).toHaveAttribute('data-differs', 'false');
  await expect(table.locator('[data-term=refund]')).toContainText('no refund now');
  await buyer.setViewportSize({ width: 390, height: 844 });
  const wide = await buyer.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await buyer.setViewportSize({ width: 1280, height: 720 });
});

test('a trial is taken once; the second is refused with the day of the first', async () => {
  await openCheckout(buyer, listing.modelId, trial);
  const take = buyer.getByRole('button', { name: 'Try once, free' });
  const before = await walOf('Buyer');
  await take.click();
  const trialPass = await boughtPass();
  expect(trialPass).not.toBe(passId);
  expect(await walOf('Buyer')).toBe(before);
  await expect(card(trialPass).getByText('Trial', { exact: true })).toBeVisible();
  await expect(card(trialPass).locator('[data-no-refund]')).toHaveText('A trial is not refunded.');

  await openCheckout(buyer, listing.modelId, trial);
  await nothingChanges(ledger, async () => {
    await expect(failedCheck(buyer)).toContainText(
      /You tried this model on \d.* UTC, and a trial is once per person and model/,
    );
    await expect(take).toBeDisabled();
  });
});

test('a window that outlives storage is refused; extending with the purchase makes it succeed', async () => {
  await openCheckout(buyer, listing.modelId, long);
  await expect(failedCheck(buyer)).toContainText(
    /Iteration 1 is stored until .* UTC \(epoch \d+\), and this window would end on .* UTC/,
  );
  await expect(buyer.getByRole('button', { name: 'Pay 20 WAL' })).toBeDisabled();
  const endEpoch = await endEpochOf();
  const before = await walOf('Buyer');
  const extend = buyer.getByRole('button', { name: /^Extend storage and buy for/ });
  const total = frost(((await extend.getAttribute('aria-label')) ?? '').replaceAll(/[^0-9.]/g, ''));
  expect(total).toBeGreaterThan(longPrice);
  await nothingChanges(ledger, async () => {
    await extend.click();
    await answerWallet(buyer, 'Reject');
    await expect(buyer.getByText(cancelled)).toBeVisible();
  });
  await extend.click();
  const longPass = await boughtPass();
  expect(before - (await walOf('Buyer'))).toBe(total);
  await expect.poll(endEpochOf, { timeout: 60_000 }).toBeGreaterThan(endEpoch);
  await expect(card(longPass).locator('[data-refundable]')).toBeVisible();
});

test('what was opened is not refunded, and the page says why', async () => {
  const pass = card();
  await pass.getByRole('button', { name: /^Open iteration/ }).click();
  await answerUntil(buyer, pass.getByText(/Iteration 1 is open: terms.onnx/));
  await expect(pass.locator('[data-no-refund]')).toContainText(/was opened in this period/);
  await expect(pass.getByRole('button', { name: 'Refund' })).toHaveCount(0);
});

/** The pass of this journey, or another, among all of the person's. */
function card(id: string = passId): Locator {
  return buyer.locator(`article[data-pass="${id}"]`);
}

async function walOf(person: 'Buyer'): Promise<bigint> {
  return (await moneyOf(ledger, addressOf(person))).walFrost;
}

/** Says yes to the wallet, reads the receipt and goes to the pass. */
async function boughtPass(): Promise<string> {
  await answerWallet(buyer, 'Approve');
  await expect(buyer.getByText('Paid. The pass is yours.')).toBeVisible({ timeout: 60_000 });
  const link = buyer.getByRole('link', { name: 'Open the model' });
  const id = ((await link.getAttribute('href')) ?? '').replace('/passes?pass=', '');
  await link.click();
  await expect(card(id)).toBeVisible();
  return id;
}

/** Renews the pass of this journey under the only offer the button may name. */
async function renewFor(button: string): Promise<void> {
  await card().getByRole('button', { name: 'Renew' }).click();
  const dialog = buyer.getByRole('dialog', { name: 'Renew this pass' });
  await dialog.locator(`input[value="${refundable}"]`).check();
  await expect(dialog.locator('[data-new-end]')).toContainText(/20\d\d/);
  await dialog.getByRole('button', { name: button }).click();
  await answerWallet(buyer, 'Approve');
  const receipt = buyer.getByRole('dialog', { name: 'Renewed' });
  await expect(receipt).toContainText('The pass is the same, only longer.', { timeout: 60_000 });
  await receipt.getByRole('button', { name: 'Done' }).click();
}

/** End of the pass as the chain has it, ms. */
async function endOf(): Promise<bigint> {
  const { object } = await ledger.client.core.getObject({
    objectId: passId,
    include: { json: true },
  });
  return BigInt(String(object.json?.['ends_at_ms']));
}

/** First epoch in which the bytes are no longer stored, as the index has it. */
async function endEpochOf(): Promise<number> {
  const answer = await buyer.request.get(`/api/models/${listing.modelId}`);
  const model = (await answer.json()) as { iterations: { endEpoch: number }[] };
  return model.iterations[0]?.endEpoch ?? 0;
}

/** Refunds of this model, oldest first, as soon as the index has so many. */
async function refundsOf(request: APIRequestContext, count: number) {
  const read = async () => {
    const answer = await request.get(`/api/audit?kinds=sale.refunded&modelId=${listing.modelId}`);
    const page = (await answer.json()) as { events: { data: Record<string, string> }[] };
    return page.events.map(({ data }) => data).reverse();
  };
  await expect.poll(async () => (await read()).length, { timeout: 60_000 }).toBe(count);
  return (await read()).map((data) => ({ amountFrost: BigInt(data['amount'] ?? 0) }));
}

/** The wizard with 13 epochs of storage and a first offer: 7 days for 12 WAL. */
async function publish(page: Page): Promise<string> {
  await page.goto('/publish');
  await connectAs(page, 'Seller');
  await page.getByLabel('Team name').fill(`Terms team ${tag}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await chooseFile(page, 'terms.onnx', tinyModel);
  await expect(page.getByText(/^yes, on an example/)).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Name').fill(modelName);
  await page.getByLabel('Summary').fill('Answers the four numbers it was given.');
  await page.getByLabel('Task').selectOption('other');
  await page.getByLabel('Data class').selectOption('synthetic');
  await page.getByLabel('Licence').fill('MIT');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Window in days').fill('7');
  await page.getByLabel('Price in WAL').fill('12');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await answerUntil(page, page.getByText('Iteration 1 is published'));
  const link = page.getByRole('link', { name: 'See the model' });
  return ((await link.getAttribute('href')) ?? '').replace('/models/', '');
}
