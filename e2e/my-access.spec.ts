import { readFile } from 'node:fs/promises';
import { expect, test, type APIRequestContext, type Locator, type Page } from '@playwright/test';
import { addressOf, keyOf, openLedger, run, type Ledger } from './ledger';
import { advanceClock, setKeyServer } from './network';
import { listingOf, purchase, setOffer, withdrawOffer, type Listing } from './offers';
import { connectAs } from './people';

const minuteMs = 60_000;
const windowMs = 5 * minuteMs;
/** A price that no other offer has, so that the index can be asked for it. */
const priceFrost = 1_000_000_000n + BigInt(Date.now() % 1_000_000);

test.describe.configure({ mode: 'serial' });

let ledger: Ledger;
let listing: Listing;
let offer: number;
let buyer: Page;
let passId: string;

test.beforeAll(async ({ browser, request }) => {
  ledger = await openLedger();
  listing = await listingOf(ledger, await demoModel(request));
  await setOffer(ledger, listing, { priceFrost, windowMs });
  offer = await offerNumber(request);
  buyer = await (await browser.newContext()).newPage();
});

test.afterAll(async () => {
  await setKeyServer(1, 'up');
  await withdrawOffer(ledger, listing, offer);
});

test('a pass shows its window and its storage, and gives a calendar file', async () => {
  passId = await buyByScript();
  await buyer.goto(`/passes?pass=${passId}`);
  await connectAs(buyer, 'Buyer');
  const active = buyer.getByRole('region', { name: 'Active', exact: true });
  await expect(active.locator(`[data-pass="${passId}"]`)).toBeVisible({ timeout: 60_000 });
  await expect(card().getByRole('meter', { name: 'Access window' })).toBeVisible();
  await expect(card().getByRole('meter', { name: /^Storage of iteration \d/ })).toBeVisible();
  await expect(card().locator('[data-storage=covers]')).toContainText(/beyond the window.*epoch/);

  const saved = await savedBy(card().getByRole('button', { name: 'Calendar file' }));
  expect(saved.name).toMatch(/^tidemark-access-.*\.ics$/);
  expect(saved.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(saved.text).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  expect(saved.text).toContain('TRIGGER:-P1D');
});

test('the doctor finds nothing in the way, and signs nothing', async () => {
  const doctor = await openDoctor();
  await expect(doctor.locator('[data-lamp]')).toHaveCount(0);
  await doctor.getByRole('button', { name: 'Check now' }).click();
  await expect(doctor.locator('[data-lamp][data-state=good]')).toHaveCount(6, { timeout: 30_000 });
  await expect(doctor.getByText('Nothing stands in the way of opening.')).toBeVisible();
  await expect(doctor.locator('[data-lamp=policy]')).toContainText('Open it');
  await expect(doctor.locator('[data-lamp=key-servers]')).toContainText('3 of 3 answer');
});

test('a window that ends in the open tab says so by itself', async () => {
  await advanceClock(windowMs);
  const notice = buyer.getByRole('alert').filter({ hasText: 'has just ended' });
  await expect(notice).toContainText('The key servers release no key any more', {
    timeout: 40_000,
  });
  const ended = buyer.getByRole('region', { name: 'Ended', exact: true });
  await expect(ended.locator(`[data-pass="${passId}"]`)).toBeVisible();
  await expect(card().locator('[data-countdown]')).toHaveText('Ended');
  await expect(card().getByRole('button', { name: 'Calendar file' })).toHaveCount(0);
});

test('with a key server stopped the doctor names it, the time and the policy', async () => {
  await setKeyServer(1, 'down');
  const doctor = await openDoctor();
  await doctor.getByRole('button', { name: 'Check now' }).click();
  const lamp = (id: string) => doctor.locator(`[data-lamp=${id}]`);
  await expect(lamp('time')).toContainText(/The window ended on .*20\d\d/, { timeout: 30_000 });
  await expect(lamp('time')).toContainText('Renew the pass');
  await expect(lamp('policy')).toContainText('refusal 24');
  await expect(lamp('key-servers')).toContainText('2 of 3 answer, 2 are needed');
  await expect(lamp('key-servers').locator('li[data-state=bad]')).toContainText('does not answer');
  await expect(lamp('blob')).toHaveAttribute('data-state', 'good');
  await expect(doctor.getByText('Stands in the way: Time, Policy.')).toBeVisible();

  await setKeyServer(1, 'up');
  await doctor.getByRole('button', { name: 'Check again' }).click();
  await expect(lamp('key-servers')).toContainText('3 of 3 answer', { timeout: 30_000 });
});

test('evidence names purchase, bytes and the commands to repeat it', async () => {
  await card().getByText('Evidence for a third person').click();
  const evidence = card().getByRole('region', { name: 'Evidence', exact: true });
  await evidence.getByRole('button', { name: 'Gather evidence' }).click();
  await expect(evidence.locator('[data-result=matches]')).toHaveCount(3, { timeout: 60_000 });
  await expect(evidence).toContainText('The bytes of the manifest match the blob id on chain');
  await expect(evidence.getByRole('region', { name: /^Transactions/ })).toContainText('Bought');
  await expect(evidence).toContainText('walrus blob-id');
  const saved = await savedBy(evidence.getByRole('button', { name: 'JSON file' }));
  const file = JSON.parse(saved.text) as { pass: { passId: string }; sales: unknown[] };
  expect(file.pass.passId).toBe(passId);
  expect(file.sales).toHaveLength(1);
});

function card(): Locator {
  return buyer.locator(`article[data-pass="${passId}"]`);
}

async function openDoctor(): Promise<Locator> {
  await card().getByText('Does it not open? Access doctor').click();
  return card().getByRole('region', { name: 'Access doctor' });
}

async function savedBy(button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([buyer.waitForEvent('download'), button.click()]);
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

/** A model of the seller that the demo data left. */
async function demoModel(request: APIRequestContext): Promise<string> {
  const answer = await request.get('/api/catalogue?words=Silero%20VAD');
  const found = (await answer.json()) as { cards: { modelId: string; name: string }[] };
  const model = found.cards.find(({ name }) => name === 'Silero VAD');
  expect(model, 'the demo data is complete').toBeDefined();
  return model?.modelId ?? '';
}

/** The number of the offer with this file's price, as soon as the index has it. */
async function offerNumber(request: APIRequestContext): Promise<number> {
  const find = async () => {
    const answer = await request.get(`/api/models/${listing.modelId}`);
    expect(answer.ok(), await answer.text()).toBe(true);
    const model = (await answer.json()) as { offers: { number: number; priceFrost: string }[] };
    return model.offers.find((candidate) => candidate.priceFrost === `${priceFrost}`)?.number ?? 0;
  };
  await expect.poll(find, { timeout: 60_000 }).toBeGreaterThan(0);
  return find();
}

async function passIds(): Promise<string[]> {
  const { objects } = await ledger.client.core.listOwnedObjects({
    owner: addressOf('Buyer'),
    type: `${ledger.manifest.packages.tidemark}::access::AccessPass`,
  });
  return objects.map(({ objectId }) => objectId);
}

async function buyByScript(): Promise<string> {
  const before = new Set(await passIds());
  const goods = {
    modelId: listing.modelId,
    offer,
    expectedFrost: priceFrost,
    payFrost: priceFrost,
  };
  await run(ledger, keyOf('Buyer'), purchase(ledger, goods));
  const bought = (await passIds()).find((id) => !before.has(id));
  expect(bought, 'the buyer holds a new pass').toBeDefined();
  return bought ?? '';
}
