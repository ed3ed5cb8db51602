import type { SealCompatibleClient } from '@mysten/seal';

/** One key server that new keys are sealed to, or that a sealed key names. */
export interface KeyServerSetting {
  readonly objectId: string;
  /** Counts towards the threshold; 1 unless the network says otherwise. */
  readonly weight?: number;
  /** Needed for committee servers only. */
  readonly aggregatorUrl?: string;
  readonly apiKeyName?: string;
  readonly apiKey?: string;
}

/** What sealing needs to know about a network. */
export interface SealSettings {
  readonly client: SealCompatibleClient;
  /** The FIRST package id of tidemark: it is the namespace of every key. */
  readonly packageId: string;
  readonly keyServers: readonly KeyServerSetting[];
  /** Servers that must agree to release a key. */
  readonly threshold: number;
  /** Per request to one key server; 15 s unless given. */
  readonly timeoutMs?: number;
}

export const DEFAULT_KEY_SERVER_TIMEOUT_MS = 15_000;
