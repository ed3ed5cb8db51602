import { expect, type Locator, type Page } from '@playwright/test';

/** A sentence that is announced at once, within the page itself. */
export function alert(page: Page, sentence: string | RegExp): Locator {
  return page.getByRole('main').getByRole('alert').filter({ hasText: sentence });
}

/** Presses Continue and expects this sentence on the same step of the wizard. */
export async function refusedHere(page: Page, heading: string, sentence: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(alert(page, sentence)).toBeVisible();
  await expect(page.getByRole('heading', { name: heading })).toBeVisible();
}

export async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer };
  await page.getByLabel('Model file').setInputFiles(file);
}

/** The checkout of one offer, as soon as the index shows it. */
export async function openCheckout(page: Page, modelId: string, offer: number): Promise<void> {
  await expect(async () => {
    await page.goto(`/models/${modelId}/buy?offer=${offer}`);
    const choice = page.locator(`input[name=offer][value="${offer}"]`);
    await expect(choice).toBeChecked({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** The line of the checks before payment that says no. */
export function failedCheck(page: Page): Locator {
  const checks = page.getByRole('list', { name: 'Checked before you pay' });
  return checks.locator('[data-passed=false]');
}
