/** The arrows of the house (ARCHITECTURE.md). Each rule names a folder and what it may import of ours. */
const ours = '^(app|components|lib|localnet|prisma|tools|bench|e2e|move)/';

/** `from` may import itself and the folders in `to`, nothing else of ours. */
function only(name, from, to) {
  return {
    name,
    severity: 'error',
    from: { path: from, pathNot: '\\.test\\.tsx?$' },
    to: { path: ours, pathNot: [from, ...to] },
  };
}

const domain = '^lib/domain/';
const crypto = '^lib/crypto/';
const chain = '^lib/chain/';
const storage = '^lib/storage/';
const inference = '^lib/inference/';
const config = '^lib/config/';
const db = '^lib/db/';
const client = '^lib/client/';
const server = '^lib/server/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('domain-imports-nothing', domain, []),
    only('chain', chain, [domain]),
    only('crypto', crypto, [domain]),
    only('storage', storage, [domain, crypto]),
    only('inference', inference, [domain]),
    only('config', config, [domain]),
    only('db', db, [config]),
    only('client', client, [domain, chain, storage, crypto, inference, config]),
    only('server', server, [domain, chain, config, db]),
    only('indexer', '^lib/indexer/', [domain, chain, config, db]),
    only('ui-primitives', '^components/ui/', []),
    only('components', '^components/(?!ui/)', [
      '^components/',
      domain,
      client,
      '^lib/server/queries/types',
    ]),
    only('app', '^app/', ['^components/', domain, client, server, config]),
    only('localnet-stands-alone', '^localnet/', []),
    {
      name: 'nobody-imports-localnet',
      severity: 'error',
      from: { pathNot: '^localnet/' },
      to: { path: '^(localnet/|node_modules/@tidemark/localnet)' },
    },
    {
      name: 'domain-has-no-packages',
      severity: 'error',
      from: { path: domain, pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'market-has-no-wallet-code',
      comment: 'Catalogue, model page, audit and network load without a wallet.',
      severity: 'error',
      from: { path: '^app/\\(market\\)/' },
      to: { path: '^(lib/client/|node_modules/@mysten/)', reachable: true },
    },
    {
      name: 'end-to-end-tests-speak-http-only',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(app|components|lib|localnet)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(generated|\\.next)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
