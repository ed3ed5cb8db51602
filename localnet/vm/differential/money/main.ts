import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { addFigures, figuresText, noFigures, runSequences, type Figures } from './figures';

/** `npm run money -- 1000000`: random sequences on all cores, and what they amount to. */
const MOST = 0xffff_ffff;
const DEFAULT_COUNT = 100_000;
const PART = '--part';

const [first, from, to] = process.argv.slice(2);
if (first === PART) process.send?.(runSequences(Number(from), Number(to)));
else await runAll(Number(first ?? DEFAULT_COUNT));

async function runAll(count: number): Promise<void> {
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST) {
    throw new Error(`say how many sequences, from 1 to ${MOST}`);
  }
  const started = performance.now();
  const processes = availableParallelism();
  const parts = Array.from({ length: processes }, (_, at) =>
    runPart(Math.floor((count * at) / processes), Math.floor((count * (at + 1)) / processes)),
  );
  const sum = noFigures();
  for (const part of await Promise.all(parts)) addFigures(sum, part);
  const seconds = (performance.now() - started) / 1_000;
  process.stdout.write(`${figuresText(sum, seconds)}\nno law was broken\n`);
}

function runPart(start: number, end: number): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [PART, `${start}`, `${end}`], {
      serialization: 'advanced',
    });
    let figures: Figures | undefined;
    child.on('message', (message) => {
      figures = fromPart(message);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && figures !== undefined) resolve(figures);
      else reject(new Error(`sequences ${start} to ${end - 1} failed`));
    });
  });
}

/** A part is this same program: what it sends is what `runSequences` answered. */
function fromPart(message: unknown): Figures {
  return message as Figures;
}
