import { expect, test } from '@playwright/test';

/** Seeding takes about a minute on two cores; a busy machine may need a few. */
const SEED_TIMEOUT_MS = 8 * 60_000;
const demoModels = ['Regime strategy (synthetic)', 'Silero VAD', 'Language ID (50 languages)'];

interface Health {
  seeding: { step: number; steps: number; failed: boolean } | null;
  counts: { models: number; passes: number };
}

/** Runs first: the other tests start on the market that it leaves. */
test('the market is usable while demo data is written, and then holds three models', async ({
  page,
}, info) => {
  test.setTimeout(SEED_TIMEOUT_MS);
  const startedAt = Date.now();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/audit');
  await expect(page.getByRole('list', { name: 'Events, newest first' })).toContainText('Market');

  await expect(async () => {
    const health = (await (await page.request.get('/api/health')).json()) as Health;
    expect(health.seeding?.failed ?? false).toBe(false);
    expect(health.counts.models).toBeGreaterThanOrEqual(demoModels.length);
    expect(health.counts.passes).toBeGreaterThanOrEqual(1);
    expect(health.seeding).toBeNull();
  }).toPass({ timeout: SEED_TIMEOUT_MS, intervals: [1_000] });
  info.annotations.push({ type: 'seeded', description: `${Date.now() - startedAt} ms` });
  console.log(`demo data complete after ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);

  await page.goto('/');
  for (const name of demoModels) {
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Silero VAD', exact: true }).click();
  await page.getByRole('link', { name: /^Iterations/ }).click();
  const iterations = page.getByRole('list', { name: 'Iterations, newest first' });
  await expect(iterations.locator('> li')).toHaveCount(3);
});
