import { createHash } from 'node:crypto';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { addressOf, openLedger, type Ledger } from './ledger';
import { advanceClock } from './network';
import { chooseFile } from './pages';
import { answerUntil, answerWallet, connectAs } from './people';
import { tinyModel } from './tiny-model';

/** Its own words, so that it can run again on the same state. */
const tag = Date.now().toString(36);
const modelName = `Audited gauge ${tag}`;
const teamName = `Audited team ${tag}`;
const noteText = `Station 4 was left out of the training set (${tag}).`;
const firstStatement = 'Recall is as stated; precision is 2 points lower.';
const secondStatement = 'Precision was measured again and is as stated.';
const evidence = Buffer.from(`report of the audit ${tag}`);
const dayMs = 24 * 3600 * 1000;

test.describe.configure({ mode: 'serial' });

let ledger: Ledger;
let seller: Page;
let auditor: Page;
let modelUrl: string;

test.beforeAll(async ({ browser }) => {
  ledger = await openLedger();
  seller = await (await browser.newContext()).newPage();
  auditor = await (await browser.newContext()).newPage();
});

test('a seller publishes an iteration with a note that is sealed until a date', async () => {
  await seller.goto('/publish');
  await connectAs(seller, 'Seller');
  await seller.getByLabel('Team name').fill(teamName);
  await seller.getByRole('button', { name: 'Continue' }).click();
  await chooseFile(seller, 'gauge.onnx', tinyModel);
  await expect(seller.getByText('gauge.onnx')).toBeVisible();
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Name').fill(modelName);
  await seller.getByLabel('Summary').fill('Answers its input.');
  await seller.getByLabel('Task').selectOption('other');
  await seller.getByLabel('Data class').selectOption('synthetic');
  await seller.getByLabel('Licence').fill('MIT');
  await seller.getByLabel('Who may read the note').selectOption('Sealed until a date');
  await seller.getByRole('button', { name: 'Continue' }).click();
  await expect(seller.getByText('Write the note that is to be sealed')).toBeVisible();
  await seller.getByLabel(/^Note/).fill(noteText);
  await seller.getByLabel('May be disclosed from').fill(dayOf((await chainNowMs()) + 2 * dayMs));
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Offer access for sale now').uncheck();
  await seller.getByRole('button', { name: 'Continue' }).click();

  // The draft keeps the choice over a reload.
  await expect(seller.getByText(/^sealed until/)).toBeVisible();
  await seller.reload();
  await expect(seller.getByText(/^sealed until/)).toBeVisible();
  await seller.getByRole('button', { name: 'Publish', exact: true }).click();
  await answerUntil(seller, seller.getByText('Iteration 1 is published'));
  const link = seller.getByRole('link', { name: 'See the model' });
  modelUrl = (await link.getAttribute('href')) ?? '';
  expect(modelUrl).toContain('/models/0x');
});

test('everyone sees that there is a note, and nobody its text', async ({ page }) => {
  await expect(async () => {
    await page.goto(`${modelUrl}?tab=iterations`);
    await expect(page.getByText(/Note sealed until .*20\d\d/)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  expect(await page.content()).not.toContain(noteText);
});

test('the seller gives an audit grant for weights and notes', async () => {
  const dialog = seller.getByRole('dialog', { name: 'New audit grant' });
  await expect(async () => {
    await seller.goto('/studio');
    await openGrants(seller);
    await team(seller)
      .getByRole('button', { name: 'Audit grant', exact: true })
      .click({ timeout: 5_000 });
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await dialog.getByLabel('Address of the auditor').fill(addressOf('Auditor'));
  await dialog.getByRole('button', { name: 'Give the grant' }).click();
  await answerWallet(seller, 'Approve');
  await expect(grantRow(seller)).toContainText('Active', { timeout: 60_000 });
});

test('the auditor opens the weights and reads the note; both leave a trace', async ({ page }) => {
  await auditor.goto('/audits');
  await connectAs(auditor, 'Auditor');
  await card(auditor).getByRole('button', { name: 'Open iteration 1' }).click({ timeout: 60_000 });
  await answerUntil(auditor, card(auditor).getByText(/Iteration 1 is open: gauge.onnx/));
  await card(auditor).getByRole('button', { name: 'Run on an example' }).click();
  await expect(card(auditor).getByRole('region', { name: 'Output of the run' })).toBeVisible({
    timeout: 60_000,
  });
  await card(auditor).getByRole('button', { name: 'Read the note' }).click();
  await answerUntil(auditor, note(auditor));
  await expect(note(auditor)).toContainText(noteText);
  await expect(note(auditor)).toContainText('matches the commitment on chain');
  await expect(note(auditor).getByRole('button', { name: 'Disclose the note' })).toHaveCount(0);
  await seeEvent(page, 'audit.granted');
  await seeEvent(page, 'audit.opened');
});

test('the auditor signs an opinion on the bytes she opened', async () => {
  await card(auditor).getByRole('button', { name: 'Sign an opinion' }).click();
  const dialog = auditor.getByRole('dialog', { name: 'Opinion on iteration 1' });
  await dialog.getByRole('button', { name: 'Sign the opinion' }).click();
  await expect(dialog.getByText('Choose a verdict.')).toBeVisible();
  await dialog.getByLabel('Verdict').selectOption('Supports with reservations');
  await dialog.getByLabel('What you looked at').fill('Held-out set, 2,000 frames');
  await dialog.getByLabel('Statement').fill(firstStatement);
  await dialog.getByLabel('Evidence file').setInputFiles({
    name: 'report.txt',
    mimeType: 'text/plain',
    buffer: evidence,
  });
  const hash = createHash('sha256').update(evidence).digest('hex');
  await expect(dialog.getByLabel('SHA-256 of the evidence')).toHaveValue(hash);
  await dialog.getByRole('button', { name: 'Sign the opinion' }).click();
  await answerWallet(auditor, 'Approve');
  await expect(card(auditor).getByText('The opinion is signed')).toBeVisible({ timeout: 60_000 });
});

test('she supersedes it, and the page of the model shows both', async ({ page }) => {
  const mine = auditor.getByRole('region', { name: 'My opinions' });
  const row = mine.getByRole('listitem').filter({ hasText: firstStatement }).first();
  await row.getByRole('button', { name: 'Supersede' }).click({ timeout: 60_000 });
  const dialog = auditor.getByRole('dialog', { name: 'New opinion on iteration 1' });
  await dialog.getByLabel('Verdict').selectOption('Supports');
  await dialog.getByLabel('Statement').fill(secondStatement);
  await dialog.getByRole('button', { name: 'Sign in its place' }).click();
  await answerWallet(auditor, 'Approve');
  await expect(mine.getByText('The opinion is signed')).toBeVisible({ timeout: 60_000 });

  const opinions = page.locator('#opinions');
  await expect(async () => {
    await page.goto(modelUrl);
    await expect(opinions.getByText('Superseded (1)')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(opinions.getByText(secondStatement)).toBeVisible();
  await expect(opinions.getByText(firstStatement)).toBeHidden();
  await opinions.getByText('Superseded (1)').click();
  await expect(opinions.getByText(firstStatement)).toBeVisible();
  await expect(opinions.getByText('Supports with reservations')).toBeVisible();
  await expect(page.getByRole('button', { name: /wallet/i })).toHaveCount(0);
  await seeEvent(page, 'opinion.signed');
});

test('after its date the note is disclosed, and the page says that it matches', async ({
  page,
}) => {
  await advanceClock(3 * dayMs);
  await note(auditor).getByRole('button', { name: 'Disclose the note' }).click({ timeout: 60_000 });
  await answerWallet(auditor, 'Approve');
  await expect(note(auditor)).toContainText('Disclosed; everyone can read it now', {
    timeout: 60_000,
  });
  await expect(async () => {
    await page.goto(`${modelUrl}?tab=iterations`);
    await expect(page.getByText(noteText)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText(/Disclosed on .*20\d\d/)).toBeVisible();
  await expect(page.getByText('It matches the commitment on chain.')).toBeVisible();
  await seeEvent(page, 'note.disclosed');
});

test('after the team revokes the grant the key servers refuse', async ({ page }) => {
  await seller.goto('/studio');
  await openGrants(seller);
  await grantRow(seller)
    .getByRole('button', { name: /^Revoke the grant of/ })
    .click({ timeout: 60_000 });
  await answerWallet(seller, 'Approve');
  await expect(grantRow(seller)).toContainText('Revoked', { timeout: 60_000 });
  await auditor.reload();
  await expect(card(auditor).getByText('Revoked', { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  });
  await expect(card(auditor).getByRole('button', { name: 'Sign an opinion' })).toHaveCount(0);
  await card(auditor).getByRole('button', { name: 'Ask the key servers' }).click();
  const refusal = card(auditor).getByRole('alert');
  await answerUntil(auditor, refusal.filter({ hasText: /refused: the team revoked this grant/ }));
  await seeEvent(page, 'audit.revoked');
});

/** The grant of this journey among all of the auditor's. */
function card(page: Page): Locator {
  return page.getByRole('article', { name: `Audit grant for ${modelName}` });
}

function note(page: Page): Locator {
  return card(page).getByRole('region', { name: 'Note on iteration 1' });
}

function team(page: Page): Locator {
  return page.getByRole('article', { name: `Team ${teamName}` });
}

function grantRow(page: Page): Locator {
  return team(page).getByRole('row').filter({ hasText: modelName }).first();
}

async function openGrants(page: Page): Promise<void> {
  await team(page)
    .getByRole('tab', { name: /^Audit grants/ })
    .click({ timeout: 60_000 });
}

/** The event is in the public history, with its model. */
async function seeEvent(page: Page, kind: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/audit?kinds=${kind}`);
    const events = page.getByRole('list', { name: 'Events, newest first' });
    await expect(events).toContainText(modelName, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

async function chainNowMs(): Promise<number> {
  const { object } = await ledger.client.core.getObject({
    objectId: '0x6',
    include: { json: true },
  });
  const atMs = Number(object.json?.['timestamp_ms']);
  expect(Number.isSafeInteger(atMs), 'the chain tells its time').toBe(true);
  return atMs;
}

/** The UTC day as a date field takes it. */
function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
