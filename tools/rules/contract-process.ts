import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Said } from './rule';

/** The embedded network's program that answers for the contract; it is met only over its pipes. */
const PROGRAM = 'localnet/vm/differential/rules/serve.ts';

const answersSchema = z.array(
  z.union([
    z.strictObject({ values: z.array(z.string()) }),
    z.strictObject({ abort: z.number() }),
    z.strictObject({ fault: z.string() }),
  ]),
);

/** A fault is neither a value nor a refusal by a code of the contract: always a difference. */
export type ContractAnswer = Said | { readonly fault: string };

export interface ContractProcess {
  ask(rule: string, cases: readonly object[]): Promise<ContractAnswer[]>;
  stop(): void;
}

/** Starts the child. One question at a time; it ends with its input. */
export function startContract(folder: string): ContractProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // A child that died is told by its output, which ends.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(rule, cases) {
      const line = JSON.stringify({ rule, cases }, (_key, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      );
      child.stdin.write(`${line}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`the contract's process ended: ${reason(child)}`);
      return answersSchema.parse(JSON.parse(value));
    },
    stop: () => {
      child.stdin.end();
    },
  };
}

function reason({ exitCode, signalCode }: ChildProcess): string {
  return signalCode ?? `exit ${exitCode}`;
}
