import { expect, type APIRequestContext, type Page } from '@playwright/test';

/** Seeding takes about a minute on two cores; a busy machine may need a few. */
export const SEED_TIMEOUT_MS = 8 * 60_000;
const DEMO_MODELS = 3;

/** Waits until the demo data is complete; at once where it already is. */
export async function untilSeeded(request: APIRequestContext): Promise<void> {
  await expect(async () => {
    const answer = await request.get('/api/health');
    const health = (await answer.json()) as { seeding: unknown; counts: { models: number } };
    expect(health.counts.models).toBeGreaterThanOrEqual(DEMO_MODELS);
    expect(health.seeding).toBeNull();
  }).toPass({ timeout: SEED_TIMEOUT_MS, intervals: [1_000] });
}

/** Address of a demo model's page, found by its name in the catalogue. */
export async function modelPath(page: Page, name: string): Promise<string> {
  await page.goto(`/?words=${encodeURIComponent(name)}`);
  const link = page.getByRole('link', { name, exact: true });
  const path = await link.getAttribute('href');
  expect(path).toContain('/models/0x');
  return path ?? '';
}
