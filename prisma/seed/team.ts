import { createTeam, listTeamCaps, runTransaction } from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';
import type { History } from './history';
import type { SeedNetwork } from './network';

const TEAM_NAME = 'Harbour Models';
const SELLER_BPS = 7_000;
/** A colleague who only receives a share; nobody holds this key. */
const COLLEAGUE = `0x${'c0'.repeat(32)}`;

export interface SeedTeam {
  readonly teamId: string;
  readonly teamCapId: string;
}

/** The seller's team, made once. */
export async function ensureTeam(network: SeedNetwork, history: History): Promise<SeedTeam> {
  const { chain, manifest, people } = network;
  const seller = people.seller.toSuiAddress();
  const known = history.find(
    'TeamCreated',
    (fields) => fields.creator === seller && fields.name === TEAM_NAME,
  );
  if (known === undefined) {
    const members = [
      { address: seller, shareBps: SELLER_BPS },
      { address: COLLEAGUE, shareBps: 10_000 - SELLER_BPS },
    ];
    const transaction = createTeam(manifest, { name: TEAM_NAME, members });
    const outcome = await runTransaction(chain, manifest, { transaction, signer: people.seller });
    const created = outcome.events.find((event) => event.name === 'TeamCreated');
    if (created === undefined) throw unreadable();
    return withCap(network, created.fields.team);
  }
  return withCap(network, known.team);
}

async function withCap({ chain, manifest, people }: SeedNetwork, teamId: string) {
  const caps = await listTeamCaps(chain, manifest, people.seller.toSuiAddress());
  const cap = caps.find((candidate) => candidate.teamId === teamId);
  if (cap === undefined) throw unreadable();
  return { teamId, teamCapId: cap.teamCapId };
}

function unreadable(): TidemarkError {
  return new TidemarkError('chain_data_malformed', 'The demo team is not as it was made.');
}
