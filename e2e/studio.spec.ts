import { expect, test, type Locator, type Page } from '@playwright/test';
import { addressOf, keyOf, moneyOf, openLedger, run, type Ledger } from './ledger';
import { advanceClock } from './network';
import { purchase } from './offers';
import { chooseFile } from './pages';
import { answerUntil, answerWallet, connectAs, frost } from './people';
import { collectedFrost, settlementsOf, teamOf, walText } from './team-money';
import { tinyModel } from './tiny-model';

/** Its own words, so that it can run again on the same state. */
const tag = Date.now().toString(36);
const teamName = `Estuary works ${tag}`;
const modelName = `Estuary echo ${tag}`;
const dayMs = 24 * 3600 * 1000;
const atOnce = frost('12');
const overTime = frost('7');

test.describe.configure({ mode: 'serial' });

let ledger: Ledger;
let seller: Page;
let teamId: string;
let modelId: string;

test.beforeAll(async ({ browser }) => {
  ledger = await openLedger();
  seller = await (await browser.newContext()).newPage();
});

test('a team of two publishes, and owes its author what storage cost', async () => {
  await seller.goto('/publish');
  await connectAs(seller, 'Seller');
  await seller.getByLabel('Team name').fill(teamName);
  await seller.getByLabel('Share of member 1 in percent').fill('60');
  await seller.getByRole('button', { name: 'Add a member' }).click();
  await seller.getByLabel('Address of member 2').fill(addressOf('Auditor'));
  await seller.getByLabel('Share of member 2 in percent').fill('40');
  await seller.getByRole('button', { name: 'Continue' }).click();
  await chooseFile(seller, 'echo.onnx', tinyModel);
  await expect(seller.getByText(/^yes, on an example/)).toBeVisible();
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Name').fill(modelName);
  await seller.getByLabel('Summary').fill('Answers the four numbers it was given.');
  await seller.getByLabel('Task').selectOption('other');
  await seller.getByLabel('Data class').selectOption('synthetic');
  await seller.getByLabel('Licence').fill('MIT');
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Window in days').fill('7');
  await seller.getByLabel('Price in WAL').fill('12');
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByRole('button', { name: 'Publish', exact: true }).click();
  await answerUntil(seller, seller.getByText('Iteration 1 is published'));
  const link = seller.getByRole('link', { name: 'See the model' });
  modelId = ((await link.getAttribute('href')) ?? '').replace('/models/', '');
  const { object } = await ledger.client.core.getObject({
    objectId: modelId,
    include: { json: true },
  });
  teamId = String(object.json?.['team']);
  await openStudio('Team');
  const owed = team().getByRole('list', { name: 'Costs advanced, oldest first' });
  await expect(owed.getByText('Still owed')).toBeVisible();
});

test('an offer with a pro rata refund says its rule and joins the table', async () => {
  await openStudio('Models');
  await team().getByRole('button', { name: 'Offer', exact: true }).click();
  const dialog = seller.getByRole('dialog', { name: 'New offer' });
  await dialog.getByLabel('Price in WAL').fill('7');
  await dialog.getByLabel('Refund', { exact: true }).selectOption('pro-rata');
  await expect(dialog).toContainText('the unused part of the window is refunded');
  await dialog.getByRole('button', { name: 'Set the offer' }).click();
  await answerWallet(seller, 'Approve');
  const offers = team().getByRole('table', { name: `Offers of ${modelName}` });
  await expect(offers.getByRole('row').filter({ hasText: '7 WAL' })).toContainText(
    'the unused part of the window is refunded',
    { timeout: 60_000 },
  );
});

test('settling moves exactly what the sales have earned by then', async ({ request }) => {
  for (const [offer, price] of [
    [1, atOnce],
    [2, overTime],
  ] as const) {
    const bought = purchase(ledger, { modelId, offer, expectedFrost: price, payFrost: price });
    await run(ledger, keyOf('Buyer'), bought);
  }
  await advanceClock(3.5 * dayMs);
  await openStudio('Money');
  const settle = team().getByRole('button', { name: 'Settle 2 sales' });
  await expect(settle).toBeEnabled({ timeout: 60_000 });
  const rows = team().getByRole('list', { name: 'Sales that hold money' }).locator('[data-sale]');
  await expect(rows.filter({ hasText: 'Pro rata refund' })).toContainText(/Earned by now\s*3\.5/);
  const { openSales } = await teamOf(request, teamId);

  await settle.click();
  await answerWallet(seller, 'Approve');
  const settled = await settlementsOf(request, teamId, 2);
  for (const { saleId, amountFrost, feeFrost, atMs } of settled) {
    const sale = openSales.find((candidate) => candidate.saleId === saleId);
    const paid = BigInt(sale?.priceFrost ?? 0);
    const [starts, ends] = [BigInt(sale?.startsAtMs ?? 0), BigInt(sale?.endsAtMs ?? 0)];
    const refundable = paid === overTime ? (paid * (ends - atMs)) / (ends - starts) : 0n;
    expect(amountFrost + feeFrost).toBe(paid - refundable);
  }
  const sum = settled.reduce((total, { amountFrost }) => total + amountFrost, 0n);
  expect(await collectedFrost(ledger, teamId)).toBe(sum);
  await expect(collected()).toContainText(walText(sum));
});

test('after the window the rest is settled alone', async ({ request }) => {
  await advanceClock(4 * dayMs);
  await openStudio('Money');
  await expect(team().getByRole('button', { name: 'Settle 1 sale' })).toBeEnabled();
  await team()
    .getByRole('button', { name: /^Settle only / })
    .click();
  await answerWallet(seller, 'Approve');
  const settled = await settlementsOf(request, teamId, 3);
  const fees = settled.reduce((total, { feeFrost }) => total + feeFrost, 0n);
  expect(await collectedFrost(ledger, teamId)).toBe(atOnce + overTime - fees);
  await expect(team().getByText('No sale holds money now.')).toBeVisible({ timeout: 60_000 });
});

test('distributing pays the waterfall that was shown, to the unit', async ({ request }) => {
  const vault = await collectedFrost(ledger, teamId);
  const { advances } = await teamOf(request, teamId);
  const owed = advances.reduce((total, { owedFrost }) => total + BigInt(owedFrost), 0n);
  const repaid = owed < vault ? owed : vault;
  const rest = vault - repaid;
  const [toSeller, toAuditor] = [(rest * 6_000n) / 10_000n, (rest * 4_000n) / 10_000n];
  await openStudio('Money');
  const lines = team().getByRole('list', { name: 'Next payout, line by line' }).locator('li');
  await expect(lines.filter({ hasText: /^In the vault/ })).toContainText(walText(vault));
  await expect(lines.filter({ hasText: '60 %' })).toContainText(walText(toSeller));
  await expect(lines.filter({ hasText: '40 %' })).toContainText(walText(toAuditor));
  const stays = walText(rest - toSeller - toAuditor);
  await expect(lines.filter({ hasText: 'Stays in the vault' })).toContainText(stays);

  const before = await bothFrost();
  await team().getByRole('button', { name: 'Distribute' }).click();
  await answerWallet(seller, 'Approve');
  await expect(lines.filter({ hasText: /^In the vault/ })).toContainText(stays, {
    timeout: 30_000,
  });
  const after = await bothFrost();
  expect(after.seller - before.seller).toBe(repaid + toSeller);
  expect(after.auditor - before.auditor).toBe(toAuditor);
  const payouts = team().getByRole('table', { name: 'Past payouts, newest first' });
  await expect(payouts).toContainText(walText(repaid + toSeller + toAuditor), { timeout: 60_000 });
});

test('new shares say what is paid out first', async () => {
  await openStudio('Team');
  await team().getByRole('button', { name: 'Change shares' }).click();
  const dialog = seller.getByRole('dialog', { name: 'Change members and shares' });
  await expect(dialog).toContainText(/paid out/);
  const shares = dialog.getByLabel('Share in %');
  await shares.nth(0).fill('50');
  await dialog.getByRole('button', { name: 'Set the shares' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The shares add up to 90 %');
  await shares.nth(1).fill('50');
  await dialog.getByRole('button', { name: 'Set the shares' }).click();
  await answerWallet(seller, 'Approve');
  const members = team().getByRole('list', { name: 'Members and shares' });
  await expect(members.getByText('50 %')).toHaveCount(2, { timeout: 30_000 });
});

test('an alias shows on the model’s page', async ({ page }) => {
  await openStudio('Models');
  await team().getByLabel('Alias', { exact: true }).fill('production');
  await team().getByRole('button', { name: 'Set alias' }).click();
  await answerWallet(seller, 'Approve');
  const aliases = team().getByRole('list', { name: `Aliases of ${modelName}` });
  await expect(aliases).toContainText('names iteration 1', { timeout: 60_000 });
  await page.goto(`/models/${modelId}`);
  await expect(page.getByText('production').first()).toBeVisible();
});

test('extending storage costs what was shown and moves the end', async () => {
  await openStudio('Models');
  const storage = team().getByRole('table', { name: `Storage of ${modelName}` });
  const epoch = async () => Number(/epoch (\d+)/.exec(await storage.innerText())?.[1]);
  await expect(storage).toContainText(/epoch \d+/);
  const end = await epoch();
  await storage.getByRole('button', { name: 'Extend storage of iteration 1' }).click();
  const dialog = seller.getByRole('dialog', { name: 'Extend storage of iteration 1' });
  await dialog.getByLabel('Epochs to add').fill('2');
  await expect(dialog).toContainText(`epoch ${end + 2}`);
  const cost = await dialog.locator('dl > div', { hasText: 'Cost' }).locator('dd').innerText();
  const before = await bothFrost();
  await dialog.getByRole('button', { name: 'Pay and extend' }).click();
  await answerWallet(seller, 'Approve');
  await expect(storage).toContainText(`epoch ${end + 2}`, { timeout: 60_000 });
  const after = await bothFrost();
  expect(walText(before.seller - after.seller)).toBe(cost.replaceAll(/\s+/g, ' ').trim());
});

test('an audit grant is given, active, and revoked', async () => {
  await openStudio('Audit grants');
  await team().getByRole('button', { name: 'Audit grant' }).click();
  const dialog = seller.getByRole('dialog', { name: 'New audit grant' });
  await dialog.getByRole('button', { name: 'Give the grant' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Enter a whole Sui address');
  await dialog.getByLabel('Address of the auditor').fill(addressOf('Auditor'));
  await dialog.getByRole('button', { name: 'Give the grant' }).click();
  await answerWallet(seller, 'Approve');
  const grants = team().getByRole('table', { name: 'Audit grants, newest first' });
  await expect(grants.getByText('Active', { exact: true })).toBeVisible({ timeout: 60_000 });
  await grants.getByRole('button', { name: /^Revoke the grant of / }).click();
  await answerWallet(seller, 'Approve');
  await expect(grants.getByText('Revoked', { exact: true })).toBeVisible({ timeout: 60_000 });
});

test('a retired model cannot be bought any more', async ({ page }) => {
  await page.goto(`/models/${modelId}`);
  const buy = page.getByRole('link', { name: /^Buy for/ });
  await expect(buy.first()).toBeVisible();
  await openStudio('Models');
  await team().getByRole('button', { name: 'Retire', exact: true }).click();
  const dialog = seller.getByRole('dialog', { name: 'Retire this model?' });
  await expect(dialog).toContainText('Passes already sold, until their windows end');
  await dialog.getByRole('button', { name: 'Retire for good' }).click();
  await answerWallet(seller, 'Approve');
  await expect(team().getByText('Retired', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(async () => {
    await page.reload();
    await expect(buy).toHaveCount(0, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
});

test('the team is handed over to a member, who manages it then', async ({ request, browser }) => {
  await openStudio('Team');
  const part = team().getByRole('group', { name: 'Management' });
  await part.getByRole('button', { name: 'Hand over' }).click();
  await expect(part.getByRole('alert')).toContainText('Choose the member');
  await part.getByLabel('New manager').selectOption(addressOf('Auditor'));
  await part.getByRole('button', { name: 'Hand over' }).click();
  const dialog = seller.getByRole('dialog', { name: 'Hand over this team?' });
  await expect(dialog).toContainText('you cannot undo it');
  await dialog.getByRole('button', { name: 'Hand over the team' }).click();
  await answerWallet(seller, 'Approve');
  await expect(team()).toHaveCount(0, { timeout: 30_000 });
  const manager = async () => (await teamOf(request, teamId)).manager;
  await expect.poll(manager, { timeout: 60_000 }).toBe(addressOf('Auditor'));
  const auditor = await (await browser.newContext()).newPage();
  await auditor.goto('/studio');
  await connectAs(auditor, 'Auditor');
  await expect(auditor.getByRole('article', { name: `Team ${teamName}` })).toBeVisible();
  await auditor.context().close();
});

/** The studio, read anew, at one part of this team. */
async function openStudio(part: 'Money' | 'Models' | 'Team' | 'Audit grants'): Promise<void> {
  await seller.goto('/studio');
  await team()
    .getByRole('tab', { name: new RegExp(`^${part}`) })
    .click();
}

function team(): Locator {
  return seller.getByRole('article', { name: `Team ${teamName}` });
}

function collected(): Locator {
  return team().locator('dl > div', { hasText: 'Collected' }).first();
}

async function bothFrost(): Promise<{ seller: bigint; auditor: bigint }> {
  const [one, other] = await Promise.all([
    moneyOf(ledger, addressOf('Seller')),
    moneyOf(ledger, addressOf('Auditor')),
  ]);
  return { seller: one.walFrost, auditor: other.walFrost };
}
