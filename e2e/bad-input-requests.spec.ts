import { expect, test } from '@playwright/test';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { moneyOf, nothingChanges, openLedger, type Ledger } from './ledger';
import { fund } from './network';
import { connectAs } from './people';

const unknownId = `0x${'0'.repeat(62)}ff`;
const brokenEscape = '%E0%A4%A';
const noise = Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 167 + 13) % 256));

let ledger: Ledger;

test.beforeAll(async () => {
  ledger = await openLedger();
});

test('a signed transaction sent again has the same digest and one effect', async () => {
  const { client, manifest } = ledger;
  const sender = new Ed25519Keypair();
  const friend = new Ed25519Keypair().toSuiAddress();
  await fund(manifest, sender.toSuiAddress());
  const transaction = new Transaction();
  transaction.setSender(sender.toSuiAddress());
  transaction.transferObjects([transaction.splitCoins(transaction.gas, [5n])], friend);
  const bytes = await transaction.build({ client });
  const { signature } = await sender.signTransaction(bytes);
  const send = async () => {
    const result = await client.core.executeTransaction({
      transaction: bytes,
      signatures: [signature],
      include: { effects: true },
    });
    expect(result.$kind).toBe('Transaction');
    return result.Transaction;
  };
  const first = await send();
  await nothingChanges(ledger, async () => {
    const before = await moneyOf(ledger, sender.toSuiAddress());
    for (const again of await Promise.all([send(), send(), send()])) {
      expect(again?.digest).toBe(first?.digest);
      expect(again?.effects).toEqual(first?.effects);
    }
    expect(await moneyOf(ledger, sender.toSuiAddress())).toEqual(before);
    expect((await moneyOf(ledger, friend)).suiMist).toBe(5n);

    // The same signature carries nothing else, and nobody else's signature carries this.
    const changed = Uint8Array.from(bytes, (byte, at) =>
      at === bytes.length - 40 ? byte ^ 1 : byte,
    );
    const stranger = await new Ed25519Keypair().signTransaction(bytes);
    for (const [transaction, signed] of [
      [changed, signature],
      [bytes, stranger.signature],
      [bytes.subarray(0, -1), signature],
      [new Uint8Array(noise), signature],
      [bytes, 'AAAA'],
    ] as const) {
      await expect(
        client.core.executeTransaction({ transaction, signatures: [signed] }),
      ).rejects.toThrow();
    }
  });
});

test('malformed gRPC frames are refused one by one and the page goes on', async ({ page }) => {
  await page.goto('/passes');
  await connectAs(page, 'Auditor');
  const read = '/sui.rpc.v2.LedgerService/GetObject';
  const execute = '/sui.rpc.v2.TransactionExecutionService/ExecuteTransaction';
  const bodies: Record<string, Buffer> = {
    'nothing at all': Buffer.alloc(0),
    'a cut head': Buffer.from([0, 0, 0]),
    'less than the head says': Buffer.from([0, 0, 0, 0, 9, 1]),
    'four gigabytes announced': Buffer.from([0, 255, 255, 255, 255, 1]),
    'an unknown flag': frame(noise, 0x7f),
    'a message that is no protobuf': frame(noise),
    'no frame': noise,
    'two frames of noise': Buffer.concat([frame(noise), frame(noise)]),
    'an endless varint': frame(Buffer.alloc(64, 0xff)),
  };
  await nothingChanges(ledger, async () => {
    for (const path of [read, execute]) {
      for (const [what, body] of Object.entries(bodies)) {
        const answer = await post(path, body, 'application/grpc-web+proto');
        expect(answer.http, `${what} to ${path}`).toBeLessThan(500);
        expect(answer.refused, `${what} to ${path}`).toBe(true);
      }
    }
    for (const [path, type] of [
      ['/sui.rpc.v2.LedgerService/Nothing', 'application/grpc-web+proto'],
      [`/${brokenEscape}`, 'application/grpc-web+proto'],
      [read, 'application/json'],
      [read, 'application/grpc-web-text'],
    ] as const) {
      const answer = await post(path, noise, type);
      expect(answer.http, `${type} to ${path}`).toBeLessThan(500);
      expect(answer.refused, `${type} to ${path}`).toBe(true);
    }
    await page.reload();
    await expect(page.getByRole('button', { name: 'Wallet: Auditor' })).toBeVisible();
    await expect(
      page.getByText('This address holds no pass').or(page.getByRole('article').first()),
    ).toBeVisible();
  });
});

test('garbage in the address of a page gives a page', async ({ page }) => {
  const garbage =
    'sort=%00&cursor=zz&limit=-1&words=%00&kinds=zz&fromMs=9e99&from=9999-99-99&tab=zz';
  const longest = 'a'.repeat(4_000);
  for (const path of [
    `/?${garbage}`,
    `/audit?${garbage}`,
    `/passes?pass=${longest}`,
    `/?words=${longest}`,
    `/audit?words=${brokenEscape}`,
    '/audit?cursor=WyI5OTk5OTk5OTk5OTk5OTk5OTk5Il0',
    '/audit?cursor=WyI5OTk5OTk5OTk5OTk5OTk5OTk5Il0&cursor=a&kinds=a&kinds=b',
    "/?words=%26%7C!%3A*('%22%5C;--",
    '/publish?step=zz',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
    await expect(page.getByText('This page cannot be read now'), path).toHaveCount(0);
  }
});

test('a model that nobody listed is a 404 page that helps', async ({ page }) => {
  for (const path of [
    `/models/${unknownId}`,
    `/models/${unknownId}?tab=audit&cursor=zz`,
    `/models/${unknownId}/buy?offer=zz`,
    '/models/0x12',
    '/models/garbage%00%2f..',
    '/nothing-here',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByText('There is nothing at this address'), path).toBeVisible();
    await expect(page.getByText(/^Check the address/), path).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to the models' }).click();
  await expect(page).toHaveURL('/');
});

test('a program is told which parameter is malformed, and never gets 500', async ({ request }) => {
  for (const [path, parameter] of [
    ['/api/catalogue?limit=-1', 'limit'],
    ['/api/catalogue?sort=zz', 'sort'],
    ['/api/catalogue?words=%00', 'words'],
    ['/api/catalogue?cursor=zz', 'cursor'],
    ['/api/catalogue?maxPriceFrost=1e3', 'maxPriceFrost'],
    ['/api/catalogue?task=a&task=b', 'task'],
    ['/api/audit?limit=101', 'limit'],
    ['/api/audit?kinds=pass.bought,zz', 'kinds'],
    ['/api/audit?modelId=0xzz', 'modelId'],
    ['/api/audit?fromMs=99999999999999999999', 'fromMs'],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(400);
    expect(await answer.json(), path).toMatchObject({
      code: 'request_malformed',
      message: `The parameter "${parameter}" is malformed; correct it or leave it out.`,
    });
  }
  for (const path of [`/api/models/${unknownId}`, '/api/models/zz', '/api/teams/%00', '/api/zz']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  for (const path of [`/api/models/${brokenEscape}`, `/models/${brokenEscape}`]) {
    expect((await request.get(path)).status(), path).toBe(400);
  }
  // A place beyond the last one the database can number is no fault of the database.
  const beyond = await request.get('/api/audit?cursor=WyI5OTk5OTk5OTk5OTk5OTk5OTk5Il0');
  expect(beyond.status()).toBeLessThan(500);
  expect((await request.post('/api/audit', { data: noise })).status()).toBe(405);
});

function frame(message: Buffer, flag = 0): Buffer {
  const head = Buffer.alloc(5);
  head[0] = flag;
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** Posts raw bytes to the node; refused = an HTTP error, or a gRPC status above 0. */
async function post(path: string, body: Buffer, type: string) {
  const answer = await fetch(ledger.manifest.rpcUrl + path, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(body),
  });
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  const plain = type.endsWith('text') ? Buffer.from(text, 'base64').toString('latin1') : text;
  const status = answer.headers.get('grpc-status') ?? /grpc-status: ?(\d+)/.exec(plain)?.[1];
  return { http: answer.status, refused: !answer.ok || Number(status) > 0 };
}
