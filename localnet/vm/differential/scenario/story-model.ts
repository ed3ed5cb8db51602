import { createHash } from 'node:crypto';
import type { Id } from '../../types';
import { pure } from './pure';
import type { ScenarioArgument, ScenarioCall } from './scenario';
import {
  AND_LATER,
  ANCHOR_MS,
  BUYER,
  call,
  change,
  CLOCK,
  CONTEXT,
  DAY_MS,
  MARKET,
  PARTNER,
  PRICE,
  read,
  result,
  SELLER,
  STORAGE_CEILING,
  STRANGER,
  take,
  WEEK_MS,
  type Story,
} from './story';

const MANIFEST_BLOB_ID = 900n;
/** Two blobs of one MiB for 26 epochs, and once more for writing. */
const CLAIM_LIMIT = 2n * 27n * STORAGE_CEILING;
const NOTE_TEXT = 'Trained on the second half of the year';
const SALT = new Uint8Array(16).fill(5);
const NOTE_OPENS_MS = ANCHOR_MS + 2n * DAY_MS;
const YEAR_MS = 366n * DAY_MS;

/** Two iterations, the second with a note that stays sealed for two days; aliases; six offers. */
export function publishModel(story: Story): void {
  const listing = (name: string) => [
    read('cap'),
    MARKET,
    read('team'),
    ...listingTexts(name),
    CLOCK,
    CONTEXT,
  ];
  story.call(SELLER, 'model::list', listing(''));
  story.call(SELLER, 'model::list', listing('Voice'), { Model: 'model' });
  story.call(SELLER, 'model::list', listing('Other'), { Model: 'other' });
  const edit = (cap: string) => [
    read(cap),
    MARKET,
    change('model'),
    ...listingTexts('Voice 2'),
    CLOCK,
    CONTEXT,
  ];
  story.call(STRANGER, 'model::edit_listing', edit('rivalCap'));
  story.call(SELLER, 'model::edit_listing', edit('cap'));
  publishIterations(story);
  moveAliases(story);
  setOffers(story);
}

const listingTexts = (name: string): ScenarioArgument[] => [
  pure.text(name),
  pure.text('Détecte la voix, 语音'),
  pure.text('vad'),
  pure.list('0x1::string::String', [pure.text('audio'), pure.text('small')]),
  pure.text('MIT'),
  pure.text('synthetic'),
];

function publishIterations(story: Story): void {
  story.makeBlob('blob', 1n);
  story.makeBlob('raw', 2n, { certified: false });
  story.makeBlob('manifest', MANIFEST_BLOB_ID);
  const open = call('note::public_text', [pure.text('first')]);
  const commitment = createHash('sha256').update(SALT).update(NOTE_TEXT).digest();
  const sealed = call('note::sealed_until', [
    pure.integer('u64', NOTE_OPENS_MS),
    pure.bytes(commitment),
    pure.bytes(new Uint8Array(100).fill(3)),
  ]);
  const publish = (names: readonly string[], parents: readonly number[], claim: bigint) =>
    call('publishing::publish_iteration', [
      read('cap'),
      MARKET,
      change('team'),
      change('model'),
      { kind: 'objects', names },
      pure.integer('u256', MANIFEST_BLOB_ID),
      pure.bytes(new Uint8Array(32).fill(7)),
      pure.integer('u64', 1_000),
      pure.integer('u64', 1_100),
      pure.bytes(new Uint8Array(449).fill(8)),
      pure.list(
        'u32',
        parents.map((parent) => pure.integer('u32', parent)),
      ),
      pure.text('onnx'),
      pure.text('{}'),
      result(0),
      pure.integer('u64', claim),
      CLOCK,
      CONTEXT,
    ]);
  const both = (note: ScenarioCall, publication: ScenarioCall) =>
    story.all(SELLER, [note, publication]);
  both(open, publish(['raw', 'manifest'], [], 0n));
  both(open, publish(['blob', 'manifest'], [], CLAIM_LIMIT + 1n));
  both(open, publish(['blob', 'manifest'], [1], 0n));
  both(call('note::for_auditors', [pure.bytes(SALT), pure.bytes(SALT)]), open);
  both(open, publish(['blob', 'manifest'], [], CLAIM_LIMIT));
  handOver(story);
  story.makeBlob('second', 3n, { owner: PARTNER });
  story.makeBlob('manifest2', MANIFEST_BLOB_ID, { owner: PARTNER });
  story.all(PARTNER, [sealed, publish(['second', 'manifest2'], [1], CLAIM_LIMIT - 1n)]);
  story.call(PARTNER, 'team::hand_over', handingOver('cap', 'market', SELLER));
}

const handingOver = (cap: string, market: string, to: Id) => [
  take(cap),
  read(market),
  read('team'),
  pure.address(to),
  CLOCK,
  CONTEXT,
];

/** The cap goes to the partner, and to nobody else. */
function handOver(story: Story): void {
  story.call(SELLER, 'team::hand_over', handingOver('cap', 'market', STRANGER));
  story.call(STRANGER, 'team::hand_over', handingOver('rivalCap', 'market', PARTNER));
  story.call(SELLER, 'team::hand_over', handingOver('cap', 'elsewhere', PARTNER));
  story.call(SELLER, 'team::hand_over', handingOver('cap', 'market', PARTNER));
}

/** The sealed note: too early, with other words, then for everyone, once. */
export function discloseNote(story: Story, when: 'early' | 'due'): void {
  const disclose = (text: string) =>
    story.call(BUYER, 'publishing::disclose_note', [
      MARKET,
      change('model'),
      pure.integer('u32', 2),
      pure.text(text),
      pure.bytes(SALT),
      CLOCK,
      CONTEXT,
    ]);
  if (when === 'due') disclose(`${NOTE_TEXT}!`);
  disclose(NOTE_TEXT);
  if (when === 'due') disclose(NOTE_TEXT);
}

function moveAliases(story: Story): void {
  const alias = (name: string, iteration?: number) => [
    read('cap'),
    MARKET,
    change('model'),
    pure.text(name),
    ...(iteration === undefined ? [] : [pure.integer('u32', iteration)]),
    CLOCK,
    CONTEXT,
  ];
  story.call(SELLER, 'alias::move_alias', alias('production', 3));
  story.call(SELLER, 'alias::move_alias', alias('production', 1));
  story.call(SELLER, 'alias::move_alias', alias('production', 1));
  story.call(SELLER, 'alias::move_alias', alias('production', 2));
  story.call(SELLER, 'alias::move_alias', alias('stable', 1));
  story.call(SELLER, 'alias::remove_alias', alias('production'));
  story.call(SELLER, 'alias::remove_alias', alias('production'));
}

/** 1 download with refund, 2 trial, 3 calls with refund, 4 download, 5 longer than storage. */
function setOffers(story: Story): void {
  const offer = (terms: {
    rights: number;
    windowMs?: bigint;
    price?: bigint;
    quota?: number;
    refund?: number;
    trial?: boolean;
  }) =>
    story.call(SELLER, 'offering::set_offer', [
      read('cap'),
      MARKET,
      change('model'),
      pure.integer('u8', terms.rights),
      pure.integer('u64', terms.windowMs ?? WEEK_MS),
      pure.integer('u64', terms.price ?? PRICE),
      pure.integer('u32', 1),
      pure.integer('u32', AND_LATER),
      pure.integer('u64', terms.quota ?? 0),
      pure.integer('u8', terms.refund ?? 0),
      pure.bool(terms.trial ?? false),
      CLOCK,
      CONTEXT,
    ]);
  offer({ rights: 4 });
  offer({ rights: 1, quota: 5 });
  offer({ rights: 1, refund: 2 });
  offer({ rights: 1, windowMs: 1n });
  offer({ rights: 1, price: 0n });
  offer({ rights: 1, refund: 1 });
  offer({ rights: 1, price: 0n, trial: true, windowMs: DAY_MS });
  offer({ rights: 2, quota: 10, refund: 1 });
  offer({ rights: 1 });
  offer({ rights: 1, windowMs: YEAR_MS });
}

/** Nothing new is sold once the offer is withdrawn and the model retired. */
export function retireModel(story: Story): void {
  const withdraw = (offer: number) => [
    read('cap'),
    MARKET,
    change('model'),
    pure.integer('u32', offer),
    CLOCK,
    CONTEXT,
  ];
  story.call(SELLER, 'offering::withdraw_offer', withdraw(9));
  story.call(SELLER, 'offering::withdraw_offer', withdraw(1));
  story.call(SELLER, 'offering::withdraw_offer', withdraw(1));
  story.makeCoin('late', PRICE);
  const buy = (offer: number) =>
    story.call(BUYER, 'purchase::purchase', [
      MARKET,
      read('model'),
      pure.integer('u32', offer),
      pure.integer('u64', PRICE),
      { kind: 'object', name: 'late', by: 'value' },
      CLOCK,
      CONTEXT,
    ]);
  buy(1);
  const retire = (market: string) => [read('cap'), read(market), change('model'), CLOCK, CONTEXT];
  story.call(SELLER, 'model::retire', retire('elsewhere'));
  story.call(SELLER, 'model::retire', retire('market'));
  story.call(SELLER, 'model::retire', retire('market'));
  buy(4);
}
