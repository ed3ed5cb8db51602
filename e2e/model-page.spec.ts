import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

interface Card {
  modelId: string;
  name: string;
  iterationCount: number;
}

interface Money {
  totals: { paidFrost: string; refundedFrost: string };
}

/** A demo model with several iterations; the arrival test has waited for it. */
async function demoModel(page: Page): Promise<Card> {
  const answer = await page.request.get('/api/catalogue?words=silero');
  const { cards } = (await answer.json()) as { cards: Card[] };
  const card = cards.find(({ iterationCount }) => iterationCount > 1);
  if (card === undefined) throw new Error('the demo model is missing');
  return card;
}

/** `1,234.5` WAL as FROST. */
function frostOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replaceAll(',', '').split('.');
  return BigInt(whole + fraction.padEnd(9, '0'));
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

test('two iterations are compared by their address, with or without what is the same', async ({
  page,
}) => {
  const { modelId, iterationCount } = await demoModel(page);
  await page.goto(`/models/${modelId}?tab=iterations`);
  const section = page.locator('#compare');
  await section.getByLabel('From').selectOption('1');
  await section.getByLabel('To').selectOption(String(iterationCount));
  await section.getByRole('button', { name: 'Compare' }).click();
  const table = section.getByRole('table');
  await expect(table.getByRole('columnheader', { name: 'Iteration 1', exact: true })).toBeVisible();
  const all = await table.getByRole('row').count();
  await section.getByRole('link', { name: 'Show only changes' }).click();
  await expect(page).toHaveURL(/compare=1,\d+&changes=1/);
  await expect(table.locator('[data-changed=false]')).toHaveCount(0);
  expect(await table.getByRole('row').count()).toBeLessThan(all);

  const lineage = page.getByRole('list', { name: 'Lineage, newest first' });
  await expect(lineage.getByRole('listitem')).toHaveCount(iterationCount);
  await page.getByText('As a table').click();
  const parents = page.getByRole('table', { name: 'Iterations with their parents and children' });
  await expect(parents.getByRole('row')).toHaveCount(iterationCount + 1);
  await expectAccessible(page);

  await page.goto(`/models/${modelId}?tab=iterations&compare=1,999`);
  await expect(section).toContainText('There is no iteration 999 of this model');
});

test('revenue over time adds up to what buyers paid, to the unit', async ({ page }) => {
  const { modelId } = await demoModel(page);
  const model = (await (await page.request.get(`/api/models/${modelId}`)).json()) as Money;
  for (const length of ['month', 'day']) {
    await page.goto(`/models/${modelId}?tab=money&by=${length}`);
    const rows = page.getByRole('table', { name: `per ${length}, newest first` }).getByRole('row');
    let paid = 0n;
    for (const row of (await rows.all()).slice(1)) {
      const cell = await row.getByRole('cell').nth(2).innerText();
      paid += frostOf(/[\d,.]+/.exec(cell.replace('Paid', ''))?.[0] ?? '');
    }
    expect(paid).toBe(BigInt(model.totals.paidFrost));
  }
  await expectAccessible(page);
});

test('storage, scripts and addresses need no wallet', async ({ page }) => {
  const { modelId, iterationCount } = await demoModel(page);
  await page.goto(`/models/${modelId}`);
  const notes = page.getByRole('region', { name: 'Storage and history' });
  await expect(notes).toContainText('No wallet needed to check');
  await notes.getByRole('link', { name: 'All iterations' }).click();
  await expect(page.getByRole('heading', { name: 'Stored on Walrus' })).toBeVisible();
  await expect(page.getByText('Stored until at least')).toHaveCount(iterationCount);
  await page
    .getByText(/^\d+ blobs?$/)
    .first()
    .click();
  const blob = page.getByRole('link', { name: /^Read from Walrus/ }).first();
  const href = await blob.getAttribute('href');
  expect((await page.request.get(href ?? '')).ok()).toBe(true);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'API', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This deployment' })).toBeVisible();
  for (const path of await page.locator('main a[href^="/api/"]').all()) {
    const answer = await page.request.get((await path.getAttribute('href')) ?? '');
    expect(answer.status(), answer.url()).toBe(200);
  }
  const script = page.getByRole('group', { name: 'Buy a pass and record an opening' });
  await expect(script).toContainText(modelId);
  await expectAccessible(page);

  await notes.getByRole('link', { name: 'Open the audit' }).click();
  await expect(page.getByRole('list', { name: 'Events, newest first' })).toBeVisible();
});
