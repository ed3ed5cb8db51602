/**
 * Every table of the index, as a list for SQL: what can be emptied and read from the chain again.
 * `seed_progress` is not among them.
 */
export const INDEX_TABLES = [
  'market',
  'team',
  'member',
  'advance',
  'model',
  'iteration',
  'alias',
  'offer',
  'pass',
  'sale',
  'audit_grant',
  'opinion',
  'event',
  'index_cursor',
  'index_heartbeat',
].join(', ');
