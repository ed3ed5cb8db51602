import { beforeAll, describe, expect, it } from 'vitest';
import { frameworkPinnedFile, movePackage, movePackages } from '../../../move/kit/move-package';
import { packageFiles } from '../../../move/kit/package-files';
import { testFiles } from '../../../move/kit/test-package';
import { createMoveVm } from '../../index';
import { loadPinned } from '../framework';
import { replayModule } from './replay-module';
import { ScenarioRun, type StepRecord } from './run-scenario';
import { Story } from './story';
import { audit } from './story-audit';
import { foundMarket } from './story-market';
import { discloseNote, publishModel, retireModel } from './story-model';
import { distribute, sell } from './story-sales';

/** The compiler and the real VM run in one thread, which others may share. */
const COMPARISON_TIMEOUT_MS = 300_000;

/** Codes of all refusals, in the order of the story. */
const EXPECTED_ABORTS = [
  '36 36 36 37 1 5 34 34 2',
  '4 3 6 44 9 40 38 2 20 26 48 48 13 49 49 12 35 41',
  '15 17 18 53 19 53 54 47 45 46 45 26 21 22 33 27 30 30 32 30 32 32 31 33 27 50 51',
  '28 28 27 28 22 56 56 24 17 55 53 22 24 24 56 28 42 41 20 29 5 29',
  '57 14 23 25 60 32 31 26 32 61 62 58 59 59 59 24 15 16 16 20 43 43',
].join(' ');

let records: StepRecord[];
let passed: Map<string, boolean>;
let output: string;

beforeAll(async () => {
  const vm = createMoveVm();
  loadPinned(vm, frameworkPinnedFile);
  for (const { pinnedFile } of movePackages) loadPinned(vm, pinnedFile);
  const run = new ScenarioRun(vm);
  tidemarkStory(run);
  records = run.records;
  const files = {
    ...packageFiles(movePackage('tidemark'), 'root'),
    'sources/replay.move': replayModule('tidemark', 'replay', records),
    'sources/bent.move': replayModule('tidemark', 'bent', records.map(bend)),
  };
  const judged = await testFiles('tidemark', files, ['tidemark']);
  output = judged.output;
  passed = new Map(judged.results.map((result) => [result.name, result.passed]));
}, COMPARISON_TIMEOUT_MS);

describe('the contract in our interpreter and in the real Move VM', () => {
  it('did here what the story says', () => {
    const failures = records.flatMap(({ failure }) =>
      failure === undefined ? [] : [failure.abortCode],
    );
    expect(failures.join(' ')).toBe(EXPECTED_ABORTS);
    const functions = new Set(
      records.flatMap(({ step, failure }) =>
        step.kind === 'call' && failure === undefined
          ? step.calls.map((one) => `${one.module}::${one.function}`)
          : [],
      ),
    );
    expect(functions.size).toBeGreaterThan(34);
    expect(records.length - failures.length).toBeGreaterThan(85);
    expect(records.flatMap(({ events }) => events).length).toBeGreaterThan(60);
  });

  it('does the same in the real VM: objects, events, failures', () => {
    const wrong = [...passed].filter(([name, ok]) => name.includes('::replay::') && !ok);
    expect(wrong, output).toEqual([]);
    const failing = records.filter(({ failure }) => failure !== undefined).length;
    expect([...passed.keys()].filter((name) => name.includes('::replay::'))).toHaveLength(
      failing + 1,
    );
  });

  it('would be refuted if anything had been different', () => {
    const wrong = [...passed].filter(([name, ok]) => name.includes('::bent::') && ok);
    expect(wrong).toEqual([]);
  });
});

/** The same record with one thing wrong in each: a byte of what was written, or the code. */
function bend(record: StepRecord, index: number): StepRecord {
  if (record.failure !== undefined) {
    const abortCode = (record.failure.abortCode ?? 0n) + 1n;
    return { ...record, failure: { ...record.failure, abortCode } };
  }
  // Only the last that succeeded, so that the tests of failures reach their own wrong codes.
  if (index !== records.length - 1) return record;
  const written = record.written.map((made) => {
    const contents = Uint8Array.from(made.contents);
    contents[contents.length - 1] = (contents[contents.length - 1] ?? 0) ^ 1;
    return { ...made, contents };
  });
  return { ...record, written };
}

/** From the publication to the retirement, with what must not work between. */
function tidemarkStory(run: ScenarioRun): void {
  const story = new Story(run);
  foundMarket(story);
  publishModel(story);
  discloseNote(story, 'early');
  sell(story);
  discloseNote(story, 'due');
  distribute(story);
  audit(story);
  retireModel(story);
  story.makeCoin('last', 1n);
}
