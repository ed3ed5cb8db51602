import { expect, test, type Locator, type Page } from '@playwright/test';
import { SEED_TIMEOUT_MS, untilSeeded } from './demo-data';
import { enter, expectFocusWithin, tabTo } from './keyboard';
import { walletQuestion } from './people';

/** From search to the opened model without a mouse. */
const modelName = 'Silero VAD';

test.beforeAll(async ({ request }) => {
  test.setTimeout(SEED_TIMEOUT_MS);
  await untilSeeded(request);
});

test('the first stop of a page leads past the header', async ({ page }) => {
  await page.goto('/audit');
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expectFocusWithin(page.getByRole('main'));
});

test('a buyer searches, buys and opens by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, page.getByLabel('Search models'));
  await page.keyboard.type('silero');
  await page.keyboard.press('Enter');
  await page.waitForURL(/words=silero/);
  await enter(page, page.getByRole('link', { name: modelName, exact: true }));
  await expect(page.getByRole('heading', { name: modelName, level: 1 })).toBeVisible();
  await enter(page, page.getByRole('link', { name: /^Buy for/ }).first());
  await expect(page.getByRole('heading', { name: /^Buy access/ })).toBeVisible();

  await connect(page);
  const pay = page.getByRole('button', { name: /^Pay .* WAL$/ });
  await expect(pay).toBeEnabled({ timeout: 60_000 });
  await enter(page, pay);
  await expectFocusWithin(walletQuestion(page));
  await page.keyboard.press('Escape');
  await expect(page.getByText('You cancelled, nothing was paid.').first()).toBeVisible();
  await expect(pay).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(approve(page)).toBeFocused({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Paid. The pass is yours.')).toBeVisible({ timeout: 60_000 });
  const link = page.getByRole('link', { name: 'Open the model' });
  const passId = ((await link.getAttribute('href')) ?? '').replace('/passes?pass=', '');
  await enter(page, link);

  const card = page.locator(`article[data-pass="${passId}"]`);
  await enter(page, card.getByRole('button', { name: /^Open iteration/ }));
  await sayYesUntil(page, card.getByText(/^Iteration \d+ is open/));
  await enter(page, card.getByRole('button', { name: 'Run on an example' }));
  await expect(card.getByRole('region', { name: 'Output of the run' })).toBeVisible({
    timeout: 60_000,
  });
});

/** Opens the dialog twice: Escape gives the focus back, the second time it connects. */
async function connect(page: Page): Promise<void> {
  const button = page.getByRole('banner').getByRole('button', { name: 'Connect wallet' });
  const dialog = page.getByRole('dialog', { name: 'Connect a wallet' });
  await enter(page, button);
  await expectFocusWithin(dialog);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await enter(page, dialog.getByRole('button', { name: /^Buyer/ }));
  await expect(page.getByRole('button', { name: 'Wallet: Buyer' })).toBeVisible();
  // The button that opened it is gone.
  await expect(page.getByRole('main')).toBeFocused();
}

function approve(page: Page): Locator {
  return page.getByRole('dialog').getByRole('button', { name: /^(Approve|Sign)$/ });
}

/** Its yes has the focus in every question of the wallet, so Enter answers. */
async function sayYesUntil(page: Page, outcome: Locator): Promise<void> {
  await expect(async () => {
    if (await approve(page).isVisible()) {
      await expect(approve(page)).toBeFocused();
      await page.keyboard.press('Enter');
    }
    await expect(outcome.first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 120_000 });
}
