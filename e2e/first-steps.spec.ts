import { expect, test } from '@playwright/test';

test('first steps show one role at a time and stay closed once closed', async ({ page }) => {
  await page.goto('/');
  const steps = page.getByRole('region', { name: /^First steps/ });
  const sell = steps.getByRole('link', { name: 'Publish a model' });
  await expect(sell).toBeHidden();
  await steps.getByText('Sell', { exact: true }).click();
  await expect(sell).toBeVisible();
  await steps.getByText('Audit', { exact: true }).click();
  await expect(sell).toBeHidden();
  await expect(steps.getByRole('link', { name: 'Read the history' })).toBeVisible();

  await steps.getByRole('button', { name: 'Close the first steps' }).click();
  await expect(steps).toBeHidden();
  await expect(page.getByRole('main')).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(steps).toBeHidden();
});
