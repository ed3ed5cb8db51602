import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { Chain } from './chain';
import { routes, type Method } from './method';
import { executionMethods } from './service/execution';
import { ledgerMethods } from './service/ledger';
import { ledgerListMethods } from './service/ledger-lists';
import { movePackageMethods } from './service/move-package';
import { forkingMethods, nameMethods, signatureMethods } from './service/other';
import { stateMethods } from './service/state';
import { subscriptionMethods } from './service/subscription';

/** Every method of the services this node knows, by path; undefined = known but not served. */
export function allRoutes(
  chain: Chain,
  advanceClock: (byMs: bigint) => Promise<bigint>,
): Map<string, Method | undefined> {
  return new Map([
    ...routes(G.LedgerService, { ...ledgerMethods(chain), ...ledgerListMethods(chain) }),
    ...routes(G.StateService, stateMethods(chain)),
    ...routes(G.TransactionExecutionService, executionMethods(chain)),
    ...routes(G.MovePackageService, movePackageMethods(chain)),
    ...routes(G.SubscriptionService, subscriptionMethods(chain)),
    ...routes(G.NameService, nameMethods()),
    ...routes(G.SignatureVerificationService, signatureMethods()),
    ...routes(G.ForkingService, forkingMethods(chain, advanceClock)),
  ]);
}
