import { describe, expect, test } from 'vitest';
import { isTidemarkError } from '@/lib/domain';
import { databaseUrl, manifestSource, readEnvironment } from './environment';

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return isTidemarkError(error) ? `${error.code}: ${error.message}` : 'other';
  }
  return 'none';
}

describe('environment', () => {
  test('every variable has a default', () => {
    const environment = readEnvironment({});
    expect(environment.PORT).toBe(3000);
    expect(manifestSource(environment)).toBe('http://127.0.0.1:9123/network.json');
    expect(databaseUrl(environment)).toBe('postgresql://postgres:postgres@127.0.0.1:5499/postgres');
  });

  test('an empty variable counts as absent', () => {
    expect(readEnvironment({ PORT: '', TIDEMARK_DIR: '' }).TIDEMARK_DIR).toBe('.tidemark');
  });

  test('a bad value names its variable', () => {
    expect(codeOf(() => readEnvironment({ PORT: '70000' }))).toBe(
      'config_invalid: The environment variable PORT is not usable: must be between 1 and 65535.',
    );
    expect(codeOf(() => readEnvironment({ DATABASE_URL: 'mysql://x' }))).toContain('DATABASE_URL');
    expect(codeOf(() => readEnvironment({ TIDEMARK_INDEXER_BATCH: '0' }))).toContain(
      'TIDEMARK_INDEXER_BATCH',
    );
  });

  test('a database and a manifest named by the operator win', () => {
    const environment = readEnvironment({
      DATABASE_URL: 'postgresql://db.example/tidemark',
      TIDEMARK_NETWORK_MANIFEST: './networks/testnet.json',
    });
    expect(databaseUrl(environment)).toBe('postgresql://db.example/tidemark');
    expect(manifestSource(environment)).toBe('./networks/testnet.json');
  });
});
