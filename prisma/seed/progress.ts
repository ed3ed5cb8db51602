import type { Pool } from 'pg';
import { execute } from '@/lib/db/database';

const UPSERT = `
  INSERT INTO seed_progress (id, step, steps, text, failed, done, at_ms)
  VALUES (1, $1, $2, $3, $4, $5, $6)
  ON CONFLICT (id) DO UPDATE SET step = excluded.step, steps = excluded.steps,
    text = excluded.text, failed = excluded.failed, done = excluded.done, at_ms = excluded.at_ms`;

/** Shows each step in the terminal and keeps it in a row for the page. */
export class Progress {
  private step = 0;

  constructor(
    private readonly pool: Pool,
    private readonly steps: number,
  ) {}

  /** Runs one step; what it throws is shown as the reason of the failure. */
  async run<T>(text: string, work: () => Promise<T>): Promise<T> {
    this.step += 1;
    const startedAtMs = performance.now();
    await this.write(text, false, false);
    try {
      const result = await work();
      const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
      console.log(`${this.step}/${this.steps} ${text} (${seconds} s)`);
      return result;
    } catch (error) {
      await this.write(text, true, false);
      throw error;
    }
  }

  finish(): Promise<void> {
    return this.write('Demo data is complete.', false, true);
  }

  private async write(text: string, failed: boolean, done: boolean): Promise<void> {
    await execute(this.pool, UPSERT, [this.step, this.steps, text, failed, done, `${Date.now()}`]);
  }
}
