import type { OpenChain } from '../genesis/open-chain';
import { netCost } from '../ledger/gas';
import type { ExecutedTransaction } from '../ledger/types';
import { parseProgram } from '../ptb/program';
import { isDatatype, parseType, SUI } from '../ptb/type-text';

/** What one verb left on the chain. Gas is in MIST and modelled. */
export interface VerbSize {
  verb: string;
  objectsWritten: number;
  coinsWritten: number;
  bytesWritten: number;
  events: number;
  /** Computation and storage, less the rebate. */
  gasMist: bigint;
}

/** The newest transaction of every verb since `from`, in the order in which verbs first appeared. */
export function verbSizes(chain: OpenChain, from: number): VerbSize[] {
  const sizes = new Map<string, VerbSize>();
  for (let at = from; at < Number(chain.ledger.transactionCount()); at += 1) {
    const done = chain.ledger.transactionAt(at);
    const verb = verbOf(chain, done);
    if (verb !== '') sizes.set(verb, sizeOf(chain, verb, done));
  }
  return [...sizes.values()];
}

/** The contract's functions that a transaction calls; without those that only make a value. */
function verbOf({ facts, ledger }: OpenChain, done: ExecutedTransaction): string {
  const versions = new Set(ledger.packageVersions(facts.packages.tidemark).map(({ id }) => id));
  const calls = parseProgram(done.bytes).commands.flatMap((command) =>
    command.kind === 'call' && versions.has(command.package) && command.module !== 'note'
      ? [`${command.module}::${command.function}`]
      : [],
  );
  return calls.join(' + ');
}

function sizeOf({ ledger }: OpenChain, verb: string, done: ExecutedTransaction): VerbSize {
  const size = { objectsWritten: 0, coinsWritten: 0, bytesWritten: 0 };
  for (const { id, type, output } of done.changes) {
    if (!output) continue;
    const object = ledger.object(id, output.version);
    if (!object) throw new Error(`${id} at version ${output.version} is no longer kept`);
    size.bytesWritten += object.bcs.length;
    if (isCoin(type)) size.coinsWritten += 1;
    else size.objectsWritten += 1;
  }
  return { verb, ...size, events: done.events.length, gasMist: netCost(done.gasUsed) };
}

const isCoin = (type: string): boolean => {
  const parsed = type === 'package' ? undefined : parseType(type);
  return parsed?.kind === 'datatype' && isDatatype(parsed, SUI, 'coin', 'Coin');
};
