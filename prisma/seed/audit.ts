import { createHash } from 'node:crypto';
import { grantAudit, openAudit, signOpinion } from '@/lib/chain';
import { AUDIT_NOTES, AUDIT_WEIGHTS, OPINION_WITH_RESERVATIONS, TidemarkError } from '@/lib/domain';
import { History } from './history';
import { runAs, type SeedNetwork } from './network';
import type { SeedTeam } from './team';

const AUDIT_WINDOW_MS = 30n * 86_400_000n;
const ITERATION = 1;
/** What the demo auditor keeps; its hash is in the opinion. */
const EVIDENCE = 'Demo evidence: nothing was measured.';

/** One audit from end to end: the team grants, the auditor opens and signs an opinion. */
export async function audit(network: SeedNetwork, team: SeedTeam, modelId: string): Promise<void> {
  const { manifest } = network;
  const history = await History.read(network.source);
  const granted = history.find('AuditGranted', ({ model }) => model === modelId);
  const grantId = granted?.grant ?? (await grant(network, team, modelId));
  if (history.find('OpinionSigned', ({ model }) => model === modelId) !== undefined) return;
  const transaction = openAudit(manifest, { grantId, modelId, iteration: ITERATION });
  signOpinion(
    manifest,
    {
      grantId,
      modelId,
      iteration: ITERATION,
      verdict: OPINION_WITH_RESERVATIONS,
      scope: 'Example runs; the stated metrics were not measured again.',
      statement:
        'Demo opinion, written by a script. The weights open, load and answer the example as the listing says. The market data is synthetic, so the stated returns say nothing about a real market.',
      evidenceHash: createHash('sha256').update(EVIDENCE).digest(),
    },
    transaction,
  );
  await runAs(network, 'auditor', transaction);
}

async function grant(network: SeedNetwork, team: SeedTeam, modelId: string): Promise<string> {
  const transaction = grantAudit(network.manifest, {
    teamCapId: team.teamCapId,
    modelId,
    auditor: network.people.auditor.toSuiAddress(),
    scope: AUDIT_WEIGHTS | AUDIT_NOTES,
    firstIteration: 1,
    lastIteration: null,
    startsAtMs: 0n,
    windowMs: AUDIT_WINDOW_MS,
  });
  const { events } = await runAs(network, 'seller', transaction);
  const granted = events.find((event) => event.name === 'AuditGranted');
  if (granted === undefined) {
    throw new TidemarkError('chain_data_malformed', 'The audit grant left no event.');
  }
  return granted.fields.grant;
}
