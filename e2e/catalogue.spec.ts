import { expect, test } from '@playwright/test';
import { SEED_TIMEOUT_MS, untilSeeded } from './demo-data';

const modelName = 'Silero VAD';

test.beforeAll(async ({ request }) => {
  test.setTimeout(SEED_TIMEOUT_MS);
  await untilSeeded(request);
});

test('filters are addresses, and each can be taken away', async ({ page }) => {
  await page.goto('/');
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('link', { name: /^Run in the browser/ }).click();
  await page.waitForURL(/runsInBrowser=true/);
  await filters.getByRole('region', { name: 'Task' }).getByText('voice-activity-detection').click();
  await page.waitForURL(/task=voice-activity-detection/);
  const set = page.getByRole('list', { name: 'Filters that are set' });
  await expect(set.getByRole('link', { name: /^Take away/ })).toHaveCount(2);
  await expect(page.getByRole('link', { name: modelName, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy link to this view' })).toBeVisible();

  // Another person who opens the same address sees the same view.
  await page.reload();
  await expect(set.getByRole('link', { name: /^Take away/ })).toHaveCount(2);
  await set.getByRole('link', { name: 'Take away: Runs in the browser' }).click();
  await expect(set.getByRole('link', { name: /^Take away/ })).toHaveCount(1);
  expect(page.url()).not.toContain('runsInBrowser');
});

test('a view without models says which filter is the reason', async ({ page }) => {
  await page.goto('/?task=voice-activity-detection&licence=no-such-licence');
  await expect(page.getByRole('heading', { name: 'No model matches' })).toBeVisible();
  const ways = page.getByRole('list', { name: 'Filters to take away' });
  await ways.getByRole('link', { name: /Without “Licence no-such-licence”/ }).click();
  await expect(page.getByRole('link', { name: modelName, exact: true })).toBeVisible();
});

test('suggestions forgive a typing error and lead on by keyboard', async ({ page }) => {
  await page.goto('/');
  const field = page.getByLabel('Search models');
  await expect(field).toHaveAttribute('role', 'combobox');
  await field.pressSequentially('silerp');
  const option = page.getByRole('option', { name: /Silero VAD.*Model/ });
  await expect(option).toBeVisible();
  await field.press('Escape');
  await expect(option).toBeHidden();
  await field.fill('silero');
  await expect(option).toBeVisible();
  await field.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toBeVisible();
  await option.click();
  await expect(page.getByRole('heading', { name: modelName, level: 1 })).toBeVisible();
});

test('on a phone filters fold away and nothing is wider than the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/?runsInBrowser=true');
  await page.getByText('Filters (1 set)').click();
  await expect(page.getByRole('link', { name: /^Run in the browser/ })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
