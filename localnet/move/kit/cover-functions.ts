import {
  methodKey,
  readMoveModule,
  type MoveCall,
  type MoveFunction,
  type MoveModule,
} from './read-move-module';
import type { MoveFiles } from './read-move-files';

/** Which tests reach one function that anyone can call in a transaction. */
export interface FunctionCoverage {
  /** `module::function`. */
  name: string;
  /** Tests that call it, directly or through helpers. */
  tests: string[];
  /** Those that must fail and call it last: it is what refuses there. */
  refusing: string[];
  /** The abort codes those tests demand, ascending. */
  codes: number[];
}

/**
 * For every public and entry function of a package given as text: the tests that call it.
 * `tests` names those that count (`module::function`, e.g. all that passed). A method call is
 * followed where the variable is named like its type, as everywhere in our tests.
 */
export function coverFunctions(files: MoveFiles, tests: ReadonlySet<string>): FunctionCoverage[] {
  const modules = Object.entries(files)
    .filter(([path]) => path.endsWith('.move'))
    .map(([, text]) => readMoveModule(text));
  const all = modules.flatMap((module) => module.functions);
  const open = all.filter((known) => !known.isTestOnly && known.visibility !== 'inner');
  const coverage = new Map(open.map(({ name }) => [name, untested(name)]));
  const reach = reacher(modules, new Set(coverage.keys()));
  for (const test of all) {
    if (test.isTest && tests.has(test.name)) count(test, reach(test.name), coverage);
  }
  return [...coverage.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

function untested(name: string): FunctionCoverage {
  return { name, tests: [], refusing: [], codes: [] };
}

function count(
  test: MoveFunction,
  reached: readonly string[],
  coverage: ReadonlyMap<string, FunctionCoverage>,
): void {
  for (const name of new Set(reached)) coverage.get(name)?.tests.push(test.name);
  const last = coverage.get(reached.at(-1) ?? '');
  if (test.expectedCode === undefined || !last) return;
  last.refusing.push(test.name);
  last.codes = [...new Set([...last.codes, test.expectedCode])].sort((a, b) => a - b);
}

/** Answers for a function which of `ends` it calls, in order; `ends` themselves are not entered. */
function reacher(
  modules: readonly MoveModule[],
  ends: ReadonlySet<string>,
): (name: string) => readonly string[] {
  const targets = new Map<string, string[]>();
  for (const home of modules) {
    for (const { name, calls } of home.functions) {
      targets.set(
        name,
        calls.flatMap((call) => resolve(call, home, modules) ?? []),
      );
    }
  }
  const known = new Map<string, readonly string[]>();
  const reach = (name: string): readonly string[] => {
    if (ends.has(name)) return [name];
    const before = known.get(name);
    if (before) return before;
    // A function that calls itself adds nothing the second time.
    known.set(name, []);
    const reached = (targets.get(name) ?? []).flatMap(reach);
    known.set(name, reached);
    return reached;
  };
  return reach;
}

/** `module::function` of a call; undefined where it leads out of the package. */
function resolve(
  call: MoveCall,
  home: MoveModule,
  modules: readonly MoveModule[],
): string | undefined {
  if (call.receiver !== undefined) {
    const key = methodKey(call.receiver, call.path);
    const owner = [home, ...modules].find(({ methods }) => methods.has(key));
    return owner?.methods.get(key);
  }
  const parts = call.path.split('::');
  const short = parts.at(-1) ?? '';
  if (parts.length > 2) return parts.slice(-2).join('::');
  if (parts.length === 2) return `${home.imports.get(parts[0] ?? '') ?? ''}::${short}`;
  return home.imports.get(short) ?? `${home.name}::${short}`;
}
