import { SuiGrpcClient } from '@mysten/sui/grpc';

/** The one connection type; readers and builders take the wider `ClientWithCoreApi`. */
export type ChainConnection = SuiGrpcClient;

/** The only place that makes a client. `rpcUrl` is the gRPC-web origin of a full node. */
export function connectChain(network: {
  readonly network: string;
  readonly rpcUrl: string;
}): ChainConnection {
  return new SuiGrpcClient({ network: network.network, baseUrl: network.rpcUrl });
}
