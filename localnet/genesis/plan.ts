import { walrusCommittee, publisherKeypair, type CommitteeMember } from '../walrus/keys';
import { SEAL_SERVER_COUNT } from '../seal/config';
import { masterKey, masterPublicKey } from '../seal/keys';
import type { Id } from '../vm/types';
import type { GenesisBytecode } from './bytecode';
import { subseed } from './seed';

export interface KeyServerPlan {
  name: string;
  url: string;
  /** 96 bytes, compressed G2 point. */
  publicKey: Uint8Array;
}

/** Everything that decides the first state of a network. */
export interface GenesisPlan {
  seedHex: string;
  genesisMs: bigint;
  bytecode: GenesisBytecode;
  storageNodes: CommitteeMember[];
  keyServers: KeyServerPlan[];
}

export interface ServicePorts {
  host: string;
  walrusPort: number;
  sealPort: number;
}

export function planGenesis(
  seedHex: string,
  genesisMs: bigint,
  bytecode: GenesisBytecode,
  ports: ServicePorts,
): GenesisPlan {
  const walrusSeed = subseed(seedHex, 'walrus services');
  return {
    seedHex,
    genesisMs,
    bytecode,
    storageNodes: walrusCommittee(walrusSeed, ports.host, ports.walrusPort),
    keyServers: planKeyServers(seedHex, ports),
  };
}

function planKeyServers(seedHex: string, ports: ServicePorts): KeyServerPlan[] {
  const seed = subseed(seedHex, 'seal services');
  return Array.from({ length: SEAL_SERVER_COUNT }, (_, index) => ({
    name: `Local key server ${index}`,
    url: keyServerUrl(ports, index),
    publicKey: masterPublicKey(masterKey(seed, index)),
  }));
}

export const keyServerUrl = (ports: ServicePorts, index: number): string =>
  `http://${ports.host}:${ports.sealPort + index}`;

/** Host, port and path of a storage node, as its pool names it. */
export const nodeAddress = (ports: ServicePorts, index: number): string =>
  `${ports.host}:${ports.walrusPort}/n/${index}`;

/** Accounts of the storage services that need SUI and WAL from the start. */
export const storageAccounts = (plan: GenesisPlan): Id[] => [
  publisherKeypair(subseed(plan.seedHex, 'walrus services')).toSuiAddress(),
];
