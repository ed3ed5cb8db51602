const all: (() => void | Promise<void>)[] = [];
let cleaning: Promise<void> | undefined;

/** Keeps what must be undone when the bench ends, fails or is interrupted. */
export function later(undo: () => void | Promise<void>): void {
  all.push(undo);
}

/** Undoes everything, the latest first. Call it in a `finally`. */
export function cleanUp(): Promise<void> {
  cleaning ??= (async () => {
    for (const undo of all.reverse()) await undo();
  })();
  return cleaning;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(code)));
}
