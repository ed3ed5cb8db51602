import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { SEED_TIMEOUT_MS, untilSeeded } from './demo-data';
import { chooseFile } from './pages';
import { connectAs } from './people';
import { tinyModel } from './tiny-model';

const demoTeam = 'Team Harbour Models';

test('every figure of the studio adds up to movements of coins', async ({ page, request }) => {
  test.setTimeout(SEED_TIMEOUT_MS + 60_000);
  await untilSeeded(request);
  await page.goto('/studio');
  await connectAs(page, 'Seller');
  const team = page.getByRole('article', { name: demoTeam }).first();

  await openTab(team, 'Revenue');
  const paid = team.getByRole('img', { name: /^Paid by buyers: .+ WAL in \d+ of 26 weeks/ });
  await expect(paid).toBeVisible();
  await team.getByLabel('Each bar is').selectOption('day');
  await expect(team.getByRole('img', { name: /^Settled: .+ of 30 days/ })).toBeVisible();
  await team.getByText('The same figures as a table').click();
  await expect(team.getByRole('table', { name: /^Revenue of the last 30 days/ })).toBeVisible();

  await openTab(team, 'Ledger');
  const figures = team.getByRole('table', { name: 'Figures of the card and sums of the ledger' });
  await expect(figures.getByText('equal to the unit')).toHaveCount(5, { timeout: 30_000 });
  await team.getByLabel('Show', { exact: true }).selectOption('Paid by buyers');
  const entries = team.getByRole('table', { name: 'Ledger of the team, newest first' });
  await expect(entries.getByText('Pass bought').first()).toBeVisible();
  await expect(entries.getByText('Settled')).toHaveCount(0);
  await expectSavedAsShown(page, team, (await entries.getByRole('row').count()) - 1);

  await openTab(team, 'Costs');
  const costs = team.getByRole('table', { name: /^Costs per iteration/ });
  await expect(costs).toContainText(/more sale|repaid in full|not on sale/);
  await expect(team.getByText(/gas, which was paid in SUI/)).toBeVisible();

  await openTab(team, 'Storage');
  const calendar = team.getByRole('table', { name: 'Iterations by the end of their storage' });
  await calendar
    .getByRole('button', { name: /^Extend storage of iteration / })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: /^Extend storage of iteration/ })).toBeVisible();
});

test('medical data is asked about before it can be published', async ({ page }) => {
  await page.goto('/publish');
  await connectAs(page, 'Seller');
  await page.getByLabel('Team name').fill('Ward team');
  await page.getByRole('button', { name: 'Continue' }).click();
  await chooseFile(page, 'pulse.onnx', tinyModel);
  await expect(page.getByText(/^yes, on an example/)).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Name').fill('Pulse');
  await page.getByLabel('Summary').fill('Reads pulses.');
  await page.getByLabel('Task').selectOption('tabular');
  await page.getByLabel('Licence').fill('MIT');
  await page.getByLabel('Data class').selectOption('medical');
  await expect(page.getByText('Encryption is enforced')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Say whether the data is de-identified.')).toBeVisible();
  await page.getByLabel('Is the data de-identified?').selectOption('No');
  await page.getByLabel('Legal basis').fill('consent of the participants');
  await expect(page.getByText(/^Only de-identified data can be published here/)).toBeVisible();
  await page.getByLabel('Is the data de-identified?').selectOption('Yes');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Price in WAL')).toBeVisible();
});

async function openTab(team: Locator, name: string): Promise<void> {
  await team.getByRole('tab', { name }).click();
}

/** The file has a head and exactly the rows on the page, and FROST are whole numbers. */
async function expectSavedAsShown(page: Page, team: Locator, rows: number): Promise<void> {
  const saving = page.waitForEvent('download');
  await team.getByRole('button', { name: `CSV of ${rows} ${rows === 1 ? 'row' : 'rows'}` }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^tidemark-ledger-.+-paid\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(lines).toHaveLength(rows + 2);
  expect(lines[0]).toContain('Amount (FROST)');
  expect(lines.slice(1, -1).every((line) => /,in,buyer → in sales,.*,\d+,/.test(line))).toBe(true);
}
