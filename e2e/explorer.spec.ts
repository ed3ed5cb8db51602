import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';

interface Listed {
  events: { id: string; kind: string; modelId: string | null; actor: string }[];
  total: number;
}

async function listEvents(page: Page, parameters = ''): Promise<Listed> {
  const response = await page.request.get(`/api/audit${parameters}`);
  expect(response.ok()).toBe(true);
  return (await response.json()) as Listed;
}

const events = (page: Page) => page.getByRole('list', { name: 'Events, newest first' });

test('one box takes an address, an object, a transaction, an event and words for what they are', async ({
  page,
}) => {
  const { events: some } = await listEvents(page, '?kinds=pass.bought&limit=1');
  const [bought] = some;
  expect(bought).toBeDefined();
  const [digest = ''] = (bought?.id ?? '').split(':');
  const cases = [
    [bought?.modelId ?? '', 'the object id of a model'],
    [bought?.actor ?? '', 'the address of a person'],
    [digest, 'a transaction digest'],
    [bought?.id ?? '', 'one event'],
    ['silero', 'words'],
  ] as const;
  await page.goto('/audit');
  for (const [text, meaning] of cases) {
    await page.getByRole('searchbox', { name: 'Search events' }).fill(text);
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page.locator('[data-recognised]')).toContainText(meaning);
    await expect(events(page).getByRole('listitem').first()).toBeVisible();
  }
});

test('filters live in the address, and what is no id is refused in words', async ({ page }) => {
  const { events: some } = await listEvents(page, '?kinds=pass.bought&limit=1');
  await page.goto('/audit');
  await page.getByText('Filter by model, person, team or pass').click();
  await page.getByLabel('Person', { exact: true }).fill(some[0]?.actor ?? '');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page).toHaveURL(/person=0x/);
  await page.goto('/audit?person=nobody');
  await expect(page.getByText('This is no id')).toBeVisible();
  await page.goto('/audit?words=zzzzqqqq');
  await expect(page.getByText('No event matches')).toBeVisible();
});

test('an event has its own address with bytes, fields and a way to check them', async ({
  page,
}) => {
  const { events: some } = await listEvents(page, '?kinds=pass.bought&limit=1');
  const id = some[0]?.id ?? '';
  await page.goto('/audit?kinds=pass.bought');
  await events(page).getByRole('link', { name: 'Pass bought', exact: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`/audit/${id.replace(':', '(:|%3A)')}$`));
  await expect(page.getByRole('heading', { level: 1, name: 'Pass bought' })).toBeVisible();
  const bytes = page.getByRole('region', { name: 'Bytes of the event in hex' });
  await expect(bytes).toHaveText(/^([0-9a-f]{2})+$/);
  await expect(page.getByRole('region', { name: /^Script that compares/ })).toContainText(
    'ledgerService.getTransaction',
  );
  const missing = await page.request.get('/api/audit/events/nothing:0');
  expect(missing.status()).toBe(404);
});

test('CSV and JSON hold exactly what the filter shows', async ({ page }) => {
  const { total } = await listEvents(page, '?kinds=iteration.published');
  await page.goto('/audit?kinds=iteration.published');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: /^CSV/ }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  const records = text.split('\r\n').filter((line) => line !== '');
  expect(records).toHaveLength(total + 1);
  expect(records.slice(1).every((line) => line.includes(',iteration.published,'))).toBe(true);

  const json = await page.request.get('/api/audit/export?format=json&kinds=iteration.published');
  const body = (await json.json()) as Listed & { truncated: boolean };
  expect(body.truncated).toBe(false);
  expect(body.events).toHaveLength(total);
  expect((await page.request.get('/api/audit/export?format=xml')).status()).toBe(400);
});

test('activity is drawn and told as a table', async ({ page }) => {
  await page.goto('/audit');
  const activity = page.getByRole('region', { name: 'Activity', exact: true });
  await expect(activity.getByRole('img')).toBeVisible();
  await activity.getByText('As a table').click();
  await activity.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/fromMs=\d+&untilMs=\d+/);
});

test('older events follow while scrolling, with a plain link beside it', async ({ page }) => {
  await page.goto('/audit?limit=5');
  await expect(page.getByRole('link', { name: 'Older events' })).toBeAttached();
  await expect(page.getByRole('list', { name: 'Older events, part 2' })).toBeVisible();
  const first = await events(page).getByRole('listitem').count();
  expect(first).toBe(5);
});

test('the network page reads Walrus from the chain and says what it cannot read', async ({
  page,
}) => {
  await page.goto('/network');
  const main = page.getByRole('main');
  await expect(main.getByText('Storage nodes and shards')).toBeVisible();
  await expect(main.getByText('13 / 1000')).toBeVisible();
  await expect(main.getByText('cannot be read here').first()).toBeVisible();
  await expect(
    main.getByRole('heading', { name: 'Announced, or not readable here' }),
  ).toBeVisible();
  await main.getByText('Committee of this epoch').click();
  await expect(main.getByRole('table', { name: /^Storage nodes/ }).getByRole('row')).toHaveCount(
    14,
  );
});
