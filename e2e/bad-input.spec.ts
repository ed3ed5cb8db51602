import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { badFiles, badPrices, badShares, badWindows } from './bad-values';
import {
  addressOf,
  leaveSui,
  leaveWal,
  moneyOf,
  nothingChanges,
  openLedger,
  opensOf,
  passCount,
  type Ledger,
} from './ledger';
import { listingOf, purchase, setOffer, teamCount, withdrawOffer, type Listing } from './offers';
import { answerUntil, answerWallet, connectAs, frost } from './people';
import { alert, chooseFile, failedCheck, openCheckout, refusedHere } from './pages';
import { tinyModel } from './tiny-model';

/** Its own words, so that it can run again on the same state. */
const tag = Date.now().toString(36);
const modelName = `Echo of four numbers ${tag}`;
const dayMs = 24 * 3600 * 1000;
const gibibyte = 2 ** 30;
const cancelled = 'You cancelled, nothing was paid.';

test.describe.configure({ mode: 'serial' });

let ledger: Ledger;
let seller: Page;
let buyer: Page;
let listing: Listing;

test.beforeAll(async ({ browser }) => {
  ledger = await openLedger();
  seller = await (await browser.newContext()).newPage();
  buyer = await (await browser.newContext()).newPage();
});

test('shares that are no shares of 100 % stop the wizard', async () => {
  await seller.goto('/publish');
  await connectAs(seller, 'Seller');
  await seller.getByLabel('Team name').fill(`Echo team ${tag}`);
  await nothingChanges(ledger, async () => {
    const share = seller.getByLabel('Share of member 1 in percent');
    for (const [text, sentence] of badShares) {
      await share.fill(text);
      await refusedHere(seller, 'Who sells', sentence);
    }
    await share.fill('60');
    await seller.getByRole('button', { name: 'Add a member' }).click();
    await seller.getByLabel('Address of member 2').fill('0x12');
    await seller.getByLabel('Share of member 2 in percent').fill('50');
    await refusedHere(seller, 'Who sells', 'Enter a whole Sui address: 0x and 64 digits.');
    await seller.getByLabel('Address of member 2').fill(addressOf('Seller'));
    await refusedHere(seller, 'Who sells', 'This address is already a member.');
    await seller.getByLabel('Address of member 2').fill(addressOf('Buyer'));
    const together = 'The shares add up to 110 %; they must add up to 100 %.';
    await refusedHere(seller, 'Who sells', together);
  });
  await seller.getByRole('button', { name: 'Remove member 2' }).click();
  await seller.getByLabel('Share of member 1 in percent').fill('100');
  await seller.getByRole('button', { name: 'Continue' }).click();
  await expect(seller.getByRole('heading', { name: 'The file' })).toBeVisible();
});

test('an empty, an endless and a false file are refused before anything is signed', async ({}, info) => {
  await nothingChanges(ledger, async () => {
    await refusedHere(seller, 'The file', 'Choose a file.');
    for (const { name, bytes, sentence } of badFiles) {
      await chooseFile(seller, name, bytes);
      await expect(alert(seller, sentence)).toBeVisible();
      await expect(seller.getByText(name)).toHaveCount(0);
    }
    // Sparse: 17 GiB that take no room.
    const endless = info.outputPath('endless.bin');
    writeFileSync(endless, '');
    truncateSync(endless, 17 * gibibyte);
    try {
      await seller.getByLabel('Model file').setInputFiles(endless);
      await expect(
        alert(seller, 'larger than 512 MiB, the most that a buyer’s page can open'),
      ).toBeVisible();
    } finally {
      rmSync(endless);
    }
    await seller.getByRole('button', { name: 'Continue' }).click();
    await expect(seller.getByRole('heading', { name: 'The file' })).toBeVisible();

    await chooseFile(seller, 'echo.onnx', tinyModel);
    await expect(seller.getByText('echo.onnx')).toBeVisible();
    await expect(seller.getByText(/^yes, on an example/)).toBeVisible();
    await chooseFile(seller, 'text.onnx', Buffer.from('weights follow by mail'));
    await expect(alert(seller, 'This is not a readable ONNX model')).toBeVisible();
    await expect(seller.getByText('This one, chosen before, stays chosen:')).toBeVisible();
    await expect(seller.getByText('echo.onnx')).toBeVisible();
  });
  await seller.getByRole('button', { name: 'Continue' }).click();
});

test('prices and windows that cannot be are refused, and the draft keeps what was typed', async () => {
  await refusedHere(seller, 'What it is', 'Enter a name.');
  await seller.getByLabel('Name').fill(modelName);
  await seller.getByLabel('Summary').fill('Answers the four numbers it was given.');
  await seller.getByLabel('Task').selectOption('other');
  await seller.getByLabel('Data class').selectOption('synthetic');
  await seller.getByLabel('Licence').fill('MIT');
  await seller.getByRole('button', { name: 'Continue' }).click();
  await nothingChanges(ledger, async () => {
    for (const [text, sentence] of badPrices) {
      await seller.getByLabel('Price in WAL').fill(text);
      await refusedHere(seller, 'The offer', sentence);
    }
    await seller.getByLabel('Price in WAL').fill('12');
    for (const [text, sentence] of badWindows) {
      await seller.getByLabel('Window in days').fill(text);
      await refusedHere(seller, 'The offer', sentence);
    }
    // More than a draft can keep never gets into the fields, so a reload loses nothing.
    for (const field of ['Window in days', 'Price in WAL']) {
      await seller.getByLabel(field).fill('');
      await seller.getByLabel(field).pressSequentially('9'.repeat(90));
    }
    await expect(seller.getByLabel('Price in WAL')).toHaveValue(/^9{64}$/);
    await seller.reload();
    await expect(seller.getByRole('heading', { name: 'The offer' })).toBeVisible();
    await expect(seller.getByLabel('Price in WAL')).toHaveValue(/^9{50,64}$/);
  });
  await seller.getByLabel('Price in WAL').fill('12');
  await seller.getByLabel('Window in days').fill('7');
  await seller.getByRole('button', { name: 'Continue' }).click();
});

test('publishing: without gas and without consent nothing happens, then once', async () => {
  const publish = seller.getByRole('button', { name: /^(Publish|Continue publishing)$/ });
  const giveBack = await leaveSui(ledger, 'Seller', 1_000_000n);
  try {
    await nothingChanges(ledger, async () => {
      await publish.click();
      await expect(
        alert(seller, 'You have 0.001 SUI, too little for gas; nothing was paid.'),
      ).toBeVisible();
    });
  } finally {
    await giveBack();
  }
  await nothingChanges(ledger, async () => {
    await publish.click();
    await answerWallet(seller, 'Reject');
    await expect(seller.getByText(cancelled)).toBeVisible();
    await publish.click();
    await answerWallet(seller, 'Reject');
    await expect(publish).toBeEnabled();
  });
  // A double click is one publication: one team more.
  const teams = await teamCount(ledger);
  await publish.dblclick();
  await answerUntil(seller, seller.getByText('Iteration 1 is published'));
  const link = seller.getByRole('link', { name: 'See the model' });
  const modelId = ((await link.getAttribute('href')) ?? '').replace('/models/', '');
  listing = await listingOf(ledger, modelId);
  expect(await teamCount(ledger)).toBe(teams + 1);
  const { object } = await ledger.client.core.getObject({
    objectId: modelId,
    include: { json: true },
  });
  expect(object.json).toMatchObject({ name: modelName, iteration_count: 1 });
});

test('an offer withdrawn after the page was loaded is not paid', async () => {
  await openCheckout(buyer, listing.modelId, 1);
  await connectAs(buyer, 'Buyer');
  await readyToPay();
  await withdrawOffer(ledger, listing, 1);
  await nothingChanges(ledger, async () => {
    await pay().click();
    const sentence = 'The team withdrew this offer; nothing was paid, choose another one.';
    await expect(alert(buyer, sentence)).toBeVisible();
    await expect(buyer.getByRole('dialog')).toHaveCount(0);
    await expect(pay()).toBeDisabled();
  });
});

test('an offer withdrawn while the wallet asks costs no WAL and gives no pass', async () => {
  await setOffer(ledger, listing, { priceFrost: frost('12'), windowMs: 7 * dayMs });
  await openCheckout(buyer, listing.modelId, 2);
  await readyToPay();
  const owner = addressOf('Buyer');
  const before = { ...(await moneyOf(ledger, owner)), passes: await passCount(ledger, owner) };
  await pay().click();
  await expect(buyer.getByRole('dialog').getByText('purchase::purchase')).toBeVisible();
  await withdrawOffer(ledger, listing, 2);
  await answerWallet(buyer, 'Approve');
  await expect(alert(buyer, /^This offer was withdrawn/)).toBeVisible();
  const after = { ...(await moneyOf(ledger, owner)), passes: await passCount(ledger, owner) };
  expect(after).toEqual({ ...before, suiMist: after.suiMist });
});

test('a price that is not the price is refused by the contract', async () => {
  await setOffer(ledger, listing, { priceFrost: frost('12'), windowMs: 7 * dayMs });
  await nothingChanges(ledger, async () => {
    for (const [expected, paid, code] of [
      ['11', '12', '17'],
      ['13', '13', '17'],
      ['12', '11.999999999', '18'],
    ] as const) {
      const transaction = purchase(ledger, {
        modelId: listing.modelId,
        offer: 3,
        expectedFrost: frost(expected),
        payFrost: frost(paid),
      });
      transaction.setSender(addressOf('Buyer'));
      await expect(transaction.build({ client: ledger.client })).rejects.toMatchObject({
        executionError: { $kind: 'MoveAbort', MoveAbort: { abortCode: code } },
      });
    }
  });
});

test('too little WAL: the page says how much, before and at the click', async () => {
  await openCheckout(buyer, listing.modelId, 3);
  await readyToPay();
  const giveBack = await leaveWal(ledger, 'Buyer', frost('1'));
  try {
    await nothingChanges(ledger, async () => {
      const needed = /^(Failed:)?\s*1 WAL on 0x\S+, 12 needed; nothing was paid, add WAL\.$/;
      await pay().click();
      await expect(alert(buyer, /1 WAL on 0x\S+, 12 needed; nothing was paid/)).toBeVisible();
      await buyer.reload();
      await expect(failedCheck(buyer)).toHaveText(needed);
      await expect(pay()).toBeDisabled();
    });
  } finally {
    await giveBack();
  }
});

test('too little SUI for gas: the page says so, before and at the click', async () => {
  await openCheckout(buyer, listing.modelId, 3);
  await readyToPay();
  const giveBack = await leaveSui(ledger, 'Buyer', 1_000_000n);
  try {
    await nothingChanges(ledger, async () => {
      const sentence = '0.001 SUI for gas is too little; nothing was paid, add SUI.';
      await pay().click();
      await expect(alert(buyer, sentence)).toBeVisible();
      await buyer.reload();
      await expect(failedCheck(buyer)).toContainText(sentence);
      await expect(pay()).toBeDisabled();
    });
  } finally {
    await giveBack();
  }
});

test('a rejected and a doubled click: first no purchase, then exactly one', async () => {
  await openCheckout(buyer, listing.modelId, 3);
  await readyToPay();
  await nothingChanges(ledger, async () => {
    await pay().click();
    await answerWallet(buyer, 'Reject');
    await expect(buyer.getByText(cancelled)).toBeVisible();
  });
  const owner = addressOf('Buyer');
  const passes = await passCount(ledger, owner);
  const { walFrost } = await moneyOf(ledger, owner);
  await pay().dblclick();
  await answerUntil(buyer, buyer.getByText('Paid. The pass is yours.'));
  await expect(buyer.getByRole('dialog')).toHaveCount(0);
  expect(await passCount(ledger, owner)).toBe(passes + 1);
  expect(walFrost - (await moneyOf(ledger, owner)).walFrost).toBe(frost('12'));
});

test('opening: a rejected prompt changes nothing, a lost connection can be tried again', async () => {
  await buyer.getByRole('link', { name: 'Open the model' }).click();
  const card = buyer.getByRole('article', { name: `Pass for ${modelName}` });
  const open = card.getByRole('button', { name: /^Open iteration/ });
  await nothingChanges(ledger, async () => {
    await open.click();
    await answerWallet(buyer, 'Reject');
    await expect(card.getByText(cancelled)).toBeVisible();
    await expect(open).toBeEnabled();

    await buyer.context().setOffline(true);
    await open.click();
    await expect(card.getByRole('alert')).toContainText(/check the connection/);
    await expect(open).toBeEnabled();
    await buyer.context().setOffline(false);
  });
  // Signed, and then the line is cut: nobody knows, so the page says where to look.
  await nothingChanges(ledger, async () => {
    await open.click();
    await expect(buyer.getByRole('dialog').getByText('access::open')).toBeVisible();
    await buyer.context().setOffline(true);
    await answerWallet(buyer, 'Approve');
    await expect(card.getByRole('alert')).toContainText(/look at the audit page before/, {
      timeout: 60_000,
    });
    await buyer.context().setOffline(false);
  });
  // The same signed bytes go out again: no second approval, and a double click is one question.
  await open.dblclick();
  await answerWallet(buyer, 'Reject');
  await expect(card.getByText(/^You cancelled the signature/)).toBeVisible();
  await expect(buyer.getByRole('dialog')).toHaveCount(0);
  // The opening is recorded, so trying again asks for the session only.
  await nothingChanges(ledger, async () => {
    await open.click();
    await answerWallet(buyer, 'Sign');
    await expect(card.getByText(/Iteration 1 is open: echo.onnx/)).toBeVisible({ timeout: 60_000 });
  });
  await expect(card.getByText('opened once')).toBeVisible();
  expect(await opensOf(ledger, 'Buyer', listing.modelId)).toBe('1');
});

function pay(): Locator {
  return buyer.getByRole('button', { name: 'Pay 12 WAL' });
}

async function readyToPay(): Promise<void> {
  await expect(pay()).toBeEnabled();
}
