import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { ModelDetail, TeamView } from '@/lib/server/queries/types';
import { modelDetailSchema } from './model-schema';
import { teamSchema } from './team-schema';

/** These compile only while the index answers what the studio reads. */
const teamAnswer = (view: TeamView): z.input<typeof teamSchema> => view;
const modelAnswer = (view: ModelDetail): z.input<typeof modelDetailSchema> => view;

const team: TeamView = {
  teamId: '0x1',
  marketId: '0x2',
  name: 'Team',
  members: [],
  operators: [],
  creator: '0x3',
  manager: '0x3',
  createdAtMs: 0,
  collectedFrost: '0',
  distributedFrost: '0',
  heldFrost: '0',
  advances: [],
  owedFrost: '0',
  unsettledFrost: '18446744073709551615',
  models: [],
  distributions: [
    {
      atMs: 1,
      by: '0x3',
      totalFrost: '3',
      repayments: [{ address: '0x3', amountFrost: '1' }],
      payouts: [{ address: '0x3', amountFrost: '2' }],
      heldFrost: '0',
      transactionDigest: 'digest',
    },
  ],
  openSales: [],
  grants: [],
};

test('amounts come out exact, whatever their size', () => {
  const read = teamSchema.parse(teamAnswer(team));
  expect(read.unsettledFrost).toBe(18_446_744_073_709_551_615n);
  expect(read.distributions[0]?.payouts).toEqual([{ address: '0x3', amountFrost: 2n }]);
});

test.each(['-1', '1.5', '1e3', '', '0x10', '999999999999999999999'])(
  'an amount of %j is refused',
  (unsettledFrost) => {
    expect(teamSchema.safeParse({ ...team, unsettledFrost }).success).toBe(false);
  },
);

test('a model without what the studio reads is refused', () => {
  const empty: Pick<ModelDetail, 'modelId' | 'iterations' | 'allOffers' | 'aliases'> = {
    modelId: '0x1',
    iterations: [],
    allOffers: [],
    aliases: [],
  };
  expect(modelDetailSchema.safeParse(empty).success).toBe(true);
  expect(modelDetailSchema.safeParse({ ...empty, aliases: undefined }).success).toBe(false);
  expect(modelAnswer).toBeTypeOf('function');
});
