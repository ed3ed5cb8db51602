import { expect, type Locator, type Page } from '@playwright/test';

export type Person = 'Seller' | 'Buyer' | 'Auditor';

/** Connects the development wallet as one of its three people, as a person does. */
export async function connectAs(page: Page, person: Person): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a wallet' });
  await dialog.getByRole('button', { name: new RegExp(`^${person}`) }).click();
  await expect(page.getByRole('button', { name: `Wallet: ${person}` })).toBeVisible();
}

/** Answers the wallet's next question. */
export async function answerWallet(page: Page, answer: 'Approve' | 'Sign' | 'Reject') {
  const button = page.getByRole('dialog').getByRole('button', { name: answer, exact: true });
  await button.click({ timeout: 60_000 });
}

/** The development wallet's question that is open now. */
export function walletQuestion(page: Page): Locator {
  return page.getByRole('dialog', { name: /^(Approve transaction|Sign message)$/ });
}

/** Says yes to every question of the wallet until `outcome` shows. */
export async function answerUntil(page: Page, outcome: Locator): Promise<void> {
  const yes = page.getByRole('dialog').getByRole('button', { name: /^(Approve|Sign)$/ });
  await expect(async () => {
    if (await yes.isVisible()) await yes.click();
    await expect(outcome.first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 120_000 });
}

/** WAL of the connected person as the wallet menu shows it, in FROST. */
export async function walFrost(page: Page, person: Person): Promise<bigint> {
  await page.getByRole('button', { name: `Wallet: ${person}` }).click();
  const row = page.getByRole('menu').locator('dl > div', { hasText: 'For prices' });
  const amount = row.locator('dd');
  await expect(amount).toContainText(/\d.* WAL/);
  const text = (await amount.innerText()).replaceAll(/[^0-9.]/g, '');
  await page.keyboard.press('Escape');
  return frost(text);
}

/** Exact FROST of a decimal WAL text. */
export function frost(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole) * 1_000_000_000n + BigInt(part.padEnd(9, '0'));
}
