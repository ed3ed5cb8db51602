import type { ModelRow } from './rows';

/** Notes when a model last changed for people who browse. */
export function touch(model: ModelRow, atMs: bigint): void {
  if (atMs > model.changed_at_ms) model.changed_at_ms = atMs;
}
