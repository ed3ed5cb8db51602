import type { Id } from '../../types';
import { pure } from './pure';
import {
  ANCHOR_MS,
  AND_LATER,
  AUDITOR,
  BUYER,
  change,
  CLOCK,
  CONTEXT,
  DAY_MS,
  MARKET,
  read,
  SELLER,
  STRANGER,
  WEEK_MS,
  type Story,
} from './story';

const WEIGHTS = 1;
const WEIGHTS_AND_NOTES = 3;

/** Grant, openings by scope, opinions, revocation. Begins when the passes of a week have ended. */
export function audit(story: Story): void {
  const grant = (scope: number, startsAtMs: bigint, name: string, last = AND_LATER) =>
    story.call(
      SELLER,
      'audit::grant',
      [
        read('cap'),
        MARKET,
        change('model'),
        pure.address(AUDITOR),
        pure.integer('u8', scope),
        pure.integer('u32', 1),
        pure.integer('u32', last),
        pure.integer('u64', startsAtMs),
        pure.integer('u64', WEEK_MS),
        CLOCK,
        CONTEXT,
      ],
      { AuditGrant: name },
    );
  grant(4, 0n, 'none');
  grant(WEIGHTS, 0n, 'none', 3);
  grant(WEIGHTS, 0n, 'weights', 1);
  grant(WEIGHTS_AND_NOTES, ANCHOR_MS + WEEK_MS + DAY_MS, 'all');
  openGrants(story);
  sign(story);
  revoke(story);
}

const open = (story: Story, grant: string, iteration: number, model = 'model') =>
  story.call(AUDITOR, 'audit::open_audit', [
    MARKET,
    change(grant),
    read(model),
    pure.integer('u32', iteration),
    CLOCK,
    CONTEXT,
  ]);

function openGrants(story: Story): void {
  open(story, 'all', 1);
  open(story, 'weights', 2);
  open(story, 'weights', 1, 'other');
  story.ask(AUDITOR, 'audit', 'weights', { iteration: 1 });
  open(story, 'weights', 1);
  story.ask(AUDITOR, 'audit', 'weights', { iteration: 1 });
  story.ask(AUDITOR, 'audit', 'weights', { iteration: 1, ofNote: true });
  story.setClock(ANCHOR_MS + WEEK_MS + DAY_MS);
  open(story, 'all', 3);
  open(story, 'all', 2);
  story.ask(AUDITOR, 'audit', 'all', { iteration: 2 });
  story.ask(AUDITOR, 'audit', 'all', { iteration: 2, ofNote: true });
  story.ask(AUDITOR, 'audit', 'all', { iteration: 1 });
}

const evidence = pure.bytes(new Uint8Array(32).fill(9));

function sign(story: Story): void {
  const opinion = (verdict: number) => [
    MARKET,
    read('all'),
    read('model'),
    pure.integer('u32', 2),
    pure.integer('u8', verdict),
    pure.text('accuracy as listed'),
    pure.text('Holds within 2 %'),
    evidence,
    CLOCK,
    CONTEXT,
  ];
  story.call(AUDITOR, 'opinion::sign', opinion(4));
  story.call(AUDITOR, 'opinion::sign', opinion(1), { Opinion: 'opinion' });
  const correction = (sender: Id) =>
    story.call(sender, 'opinion::supersede', [
      MARKET,
      read('model'),
      read('opinion'),
      pure.integer('u8', 2),
      pure.text('accuracy as listed'),
      pure.text('Holds within 3 %'),
      evidence,
      CLOCK,
      CONTEXT,
    ]);
  correction(STRANGER);
  correction(AUDITOR);
}

function revoke(story: Story): void {
  const revocation = (grant: Id) =>
    story.call(SELLER, 'audit::revoke', [
      read('cap'),
      MARKET,
      change('model'),
      pure.id(grant),
      CLOCK,
      CONTEXT,
    ]);
  revocation(BUYER);
  revocation(story.run.object('all').id);
  revocation(story.run.object('all').id);
  open(story, 'all', 2);
  story.ask(AUDITOR, 'audit', 'all', { iteration: 2 });
  story.setClock(ANCHOR_MS + 2n * WEEK_MS);
  open(story, 'weights', 1);
}
