import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from './directory-lock';
import { openJournal } from './journal';
import { JournalError } from './record-log';

let directory = '';
let path = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(directory, 'journal');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const records = Array.from(
  { length: 20 },
  (_, index) => `record ${index} ${'x'.repeat(index * 7)}`,
);

function write(payloads: string[]): void {
  const journal = openJournal(path);
  journal.load(
    () => undefined,
    () => undefined,
  );
  for (const payload of payloads) journal.append(payload);
  journal.close();
}

function read(): { payloads: string[]; notices: string[]; readBack: string[] } {
  const journal = openJournal(path);
  const payloads: string[] = [];
  const notices: string[] = [];
  try {
    journal.load(
      (payload) => payloads.push(payload),
      (text) => notices.push(text),
    );
    return { payloads, notices, readBack: payloads.map((_, index) => journal.read(index)) };
  } finally {
    journal.close();
  }
}

describe('the journal', () => {
  it('gives back what was appended, over several openings', () => {
    write(records.slice(0, 5));
    write(records.slice(5));
    expect(read()).toEqual({ payloads: records, notices: [], readBack: records });
  });

  it('cuts a torn record off at every possible place, says so, and goes on', () => {
    write(records.slice(0, 3));
    const whole = readFileSync(path);
    write([`the last one ${'y'.repeat(40)}`]);
    const longer = readFileSync(path);
    for (let size = whole.length + 1; size < longer.length; size += 1) {
      writeFileSync(path, longer);
      truncateSync(path, size);
      const seen = read();
      expect(seen.payloads).toEqual(records.slice(0, 3));
      expect(seen.notices).toHaveLength(1);
      expect(readFileSync(path)).toEqual(whole);
    }
    write(['next']);
    expect(read().payloads).toEqual([...records.slice(0, 3), 'next']);
  });

  it('takes a tail of zeros as torn', () => {
    write(records.slice(0, 2));
    appendFileSync(path, Buffer.alloc(4_096));
    expect(read().payloads).toEqual(records.slice(0, 2));
  });

  it('finds every flipped bit', () => {
    write(records.slice(0, 6));
    const whole = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const damaged = Buffer.from(whole);
        damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(path, damaged);
        try {
          read();
          return false;
        } catch (error) {
          return error instanceof JournalError && error.code === 'corrupt';
        }
      }),
      { numRuns: 500 },
    );
    expect(() => read()).toThrow(/delete the directory/);
  });

  it('finds a record that was removed or moved', () => {
    write(['aaaa', 'bbbb', 'cccc']);
    const whole = readFileSync(path);
    const size = whole.length / 3;
    writeFileSync(path, Buffer.concat([whole.subarray(0, size), whole.subarray(2 * size)]));
    expect(() => read()).toThrow(/does not follow/);
    const [first, second, third] = [0, 1, 2].map((index) =>
      whole.subarray(index * size, (index + 1) * size),
    );
    writeFileSync(path, Buffer.concat([first ?? whole, third ?? whole, second ?? whole]));
    expect(() => read()).toThrow(JournalError);
  });
});

describe('the directory lock', () => {
  it('lets one owner in and names it', () => {
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(new RegExp(`process ${process.pid}`));
    release();
    lockDirectory(directory)();
  });

  it('takes over from a process that is gone', () => {
    writeFileSync(join(directory, 'lock'), '999999999 1');
    lockDirectory(directory)();
    writeFileSync(join(directory, 'lock'), 'rubbish');
    lockDirectory(directory)();
  });
});
