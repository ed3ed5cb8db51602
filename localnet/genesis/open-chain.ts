import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toBase58 } from '@mysten/sui/utils';
import { lockDirectory } from '../ledger/directory-lock';
import { openJournal, type Journal } from '../ledger/journal';
import { LocalLedger } from '../ledger/local-ledger';
import { packageDigest } from '../ledger/package-facts';
import {
  decodeRecord,
  encodeRecord,
  JOURNAL_FORMAT,
  type ChainHeader,
  type GenesisFacts,
} from '../ledger/record';
import { JournalError, MemoryLog, type RecordLog } from '../ledger/record-log';
import { createMoveVm } from '../vm/index';
import type { MoveVm } from '../vm/types';
import { buildGenesis } from './build-genesis';
import { readGenesisBytecode, type GenesisBytecode, type PinnedPackage } from './bytecode';
import { planGenesis, type ServicePorts } from './plan';
import { seedFrom } from './seed';

const JOURNAL_FILE = 'chain.journal';

export interface OpenChainOptions {
  /** Where the state lives; without it the chain lives in memory only. */
  directory?: string;
  seedText?: string;
  ports: ServicePorts;
  onNotice?: (text: string) => void;
  wallMs?: () => number;
  /** For tests of changed bytecode. */
  bytecode?: GenesisBytecode;
  /** Packages, as the pinned builder made them, that may be published or be an upgrade later. */
  acceptedPackages?: readonly PinnedPackage[];
}

export interface OpenChain {
  ledger: LocalLedger;
  vm: MoveVm;
  facts: GenesisFacts;
  seedHex: string;
  genesisMs: bigint;
  /** Whether this start made the network. */
  isNew: boolean;
  close(): void;
}

/** Opens the chain's state, or makes a new network when there is none. Throws JournalError. */
export async function openChain(options: OpenChainOptions): Promise<OpenChain> {
  const bytecode = options.bytecode ?? readGenesisBytecode();
  if (options.directory === undefined) return create(options, bytecode, new MemoryLog());
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(options.directory);
  try {
    const chain = await openDirectory(options, options.directory, bytecode);
    return {
      ...chain,
      close: () => {
        chain.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openDirectory(
  options: OpenChainOptions,
  directory: string,
  bytecode: GenesisBytecode,
): Promise<OpenChain> {
  const path = join(directory, JOURNAL_FILE);
  const journal = openJournal(path);
  try {
    const loaded = load(options, journal, bytecode);
    if (loaded) return loaded;
    if (journal.count === 0) return await create(options, bytecode, journal);
  } catch (error) {
    journal.close();
    throw error;
  }
  // Stopped in the middle of genesis: nothing of anybody's is in it, so begin again.
  journal.close();
  rmSync(path);
  return create(options, bytecode, openJournal(path));
}

/** Undefined when the journal holds no complete genesis. */
function load(
  options: OpenChainOptions,
  journal: Journal,
  bytecode: GenesisBytecode,
): OpenChain | undefined {
  const vm = createMoveVm();
  let header: ChainHeader | undefined;
  let ledger: LocalLedger | undefined;
  journal.load(
    (payload, index) => {
      if (index > 0) return ledger?.replay(payload, index);
      header = readHeader(payload, options, bytecode);
      ledger = newLedger(options, header, vm, journal);
    },
    options.onNotice ?? (() => undefined),
  );
  if (!header || !ledger?.genesis) return undefined;
  return opened(header, ledger, vm, journal, false);
}

async function create(
  options: OpenChainOptions,
  bytecode: GenesisBytecode,
  log: RecordLog,
): Promise<OpenChain> {
  const seedHex = seedFrom(options.seedText);
  const genesisMs = BigInt(Math.floor((options.wallMs ?? Date.now)()));
  const header: ChainHeader = {
    kind: 'header',
    format: JOURNAL_FORMAT,
    genesisHash: bytecode.hash,
    chainId: chainIdOf(seedHex, genesisMs, bytecode.hash),
    seedHex,
    genesisMs,
  };
  log.append(encodeRecord(header));
  const vm = createMoveVm();
  const ledger = newLedger(options, header, vm, log);
  await buildGenesis(ledger, planGenesis(seedHex, genesisMs, bytecode, options.ports));
  return opened(header, ledger, vm, log, true);
}

function opened(
  header: ChainHeader,
  ledger: LocalLedger,
  vm: MoveVm,
  log: RecordLog,
  isNew: boolean,
): OpenChain {
  const facts = ledger.genesis;
  if (!facts) throw new RangeError('genesis is not complete');
  const { seedHex, genesisMs } = header;
  return { ledger, vm, facts, seedHex, genesisMs, isNew, close: () => log.close() };
}

function newLedger(options: OpenChainOptions, header: ChainHeader, vm: MoveVm, log: RecordLog) {
  const { chainId, genesisMs } = header;
  return new LocalLedger({
    vm,
    log,
    chainId,
    genesisMs,
    ...(options.wallMs ? { wallMs: options.wallMs } : {}),
    acceptedPackages: (options.acceptedPackages ?? []).map(digestOf),
  });
}

const digestOf = ({ modules, dependencies }: PinnedPackage): string =>
  Buffer.from(packageDigest(modules, dependencies)).toString('hex');

function readHeader(
  payload: string,
  options: OpenChainOptions,
  bytecode: GenesisBytecode,
): ChainHeader {
  const header = decodeRecord(payload);
  const where = options.directory ?? 'the state';
  if (header.kind !== 'header' || header.format !== JOURNAL_FORMAT) {
    throw new JournalError(
      'other-format',
      `${where} was written by another version of the network; delete it or keep the old version.`,
    );
  }
  if (header.genesisHash !== bytecode.hash) {
    throw new JournalError(
      'other-genesis',
      `${where} was started with other Move bytecode; delete ${where} to start a new network, or ` +
        'keep the old version.',
    );
  }
  if (options.seedText !== undefined && seedFrom(options.seedText) !== header.seedHex) {
    throw new JournalError(
      'other-seed',
      `${where} was started with another seed; unset LOCALNET_SEED or delete ${where}.`,
    );
  }
  return header;
}

/** New for every network, also for one that is started over with the same seed. */
function chainIdOf(seedHex: string, genesisMs: bigint, bytecodeHash: string): string {
  const digest = createHash('sha256')
    .update(`chain ${seedHex} ${genesisMs} ${bytecodeHash}`)
    .digest();
  return toBase58(digest);
}
