/** One function as far as calls between functions are concerned. */
export interface MoveFunction {
  /** `module::name`. */
  name: string;
  visibility: 'public' | 'entry' | 'inner';
  isTest: boolean;
  isTestOnly: boolean;
  /** The abort code a `#[expected_failure]` names; undefined = must not fail. */
  expectedCode: number | undefined;
  /** Calls in the order in which they are made when nothing branches, as written. */
  calls: MoveCall[];
}

/** `receiver` is the variable before the dot of a method call. */
export interface MoveCall {
  path: string;
  receiver: string | undefined;
}

/** A module with its names resolved as far as its own text goes. */
export interface MoveModule {
  name: string;
  isTestOnly: boolean;
  functions: MoveFunction[];
  /** Short name of a module to its name, and of an imported function to `module::name`. */
  imports: Map<string, string>;
  /** `type.method`, the type in lower case, to `module::name`: from `use fun` and first parameters. */
  methods: Map<string, string>;
}

const FUNCTION =
  /((?:#\[[^\]]*\]\s*)*)((?:public(?:\(package\))?\s+|native\s+|entry\s+)*)fun\s+(\w+)/g;
const CALL = /(?:(\w+)?\s*(\.)\s*)?\b([A-Za-z_]\w*(?:::[A-Za-z_]\w*)*)(?:<[\w:<>, &]*>)?\(/y;
const KEYWORDS = new Set(['if', 'while', 'return', 'let', 'abort', 'loop', 'else', 'fun']);

/** Reads a module written in the house's format: formatted, one module a file. */
export function readMoveModule(text: string): MoveModule {
  const code = withoutRemarks(text);
  const header = /((?:#\[[^\]]*\]\s*)*)module\s+\w+::(\w+)/.exec(code);
  const name = header?.[2];
  if (name === undefined) throw new Error('no module in this text');
  const isTestOnly = (header?.[1] ?? '').includes('test_only');
  const read: MoveModule = {
    name,
    isTestOnly,
    functions: [],
    imports: readImports(code),
    methods: new Map(),
  };
  readFunctions(code, read);
  readUseFuns(code, read);
  return read;
}

/** How a method call finds its function: our variables are named like their types. */
export function methodKey(receiver: string, method: string): string {
  return `${receiver.toLowerCase()}.${method}`;
}

/** Comments become nothing, texts become empty: neither may look like code. */
function withoutRemarks(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\]|\\.)*"/g, (found) =>
    found.startsWith('"') ? '""' : '',
  );
}

function readImports(code: string): Map<string, string> {
  const imports = new Map<string, string>();
  for (const [, path = '', , members] of code.matchAll(
    /\buse\s+(?!fun\b)(\w+(?:::\w+)*)(?:::)?(\{([^}]*)\})?\s*;/g,
  )) {
    const home = path.split('::').at(1) ?? '';
    if (members === undefined) {
      const parts = path.split('::');
      imports.set(parts.at(-1) ?? '', parts.slice(1).join('::'));
      continue;
    }
    for (const member of members.split(',').map((item) => item.trim())) {
      if (member === 'Self') imports.set(home, home);
      else if (member !== '') imports.set(member, `${home}::${member}`);
    }
  }
  return imports;
}

function readUseFuns(code: string, read: MoveModule): void {
  for (const [, path = '', type = '', method = ''] of code.matchAll(
    /\buse\s+fun\s+([\w:]+)\s+as\s+(\w+)\.(\w+)\s*;/g,
  )) {
    const parts = path.split('::');
    const target = parts.length === 1 ? `${read.name}::${path}` : parts.slice(-2).join('::');
    read.methods.set(methodKey(type, method), target);
  }
}

function readFunctions(code: string, read: MoveModule): void {
  for (const found of code.matchAll(FUNCTION)) {
    const [, attributes = '', modifiers = '', short = ''] = found;
    const rest = code.slice(found.index + found[0].length);
    const open = rest.search(/[{;]/);
    const name = `${read.name}::${short}`;
    const body = rest[open] === '{' ? rest.slice(open + 1, closing(rest, open)) : '';
    const expected = /abort_code\s*=\s*(\d+)/.exec(attributes)?.[1];
    read.functions.push({
      name,
      visibility: visibilityOf(modifiers),
      isTest: /#\[test\b(?!_)/.test(attributes),
      isTestOnly: read.isTestOnly || attributes.includes('test_only'),
      expectedCode: expected === undefined ? undefined : Number(expected),
      calls: readCalls(body),
    });
    const self = /^(?:<[^(]*>)?\(\s*(?:mut\s+)?\w+:\s*(?:&(?:mut\s+)?)?(\w+)/.exec(rest)?.[1];
    if (self !== undefined) read.methods.set(methodKey(self, short), name);
  }
}

function visibilityOf(modifiers: string): MoveFunction['visibility'] {
  if (/\bpublic\b(?!\()/.test(modifiers)) return 'public';
  return /\bentry\b/.test(modifiers) ? 'entry' : 'inner';
}

/** Where the brace opened at `open` closes. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('a brace is not closed');
}

/** A call is made when its arguments are: it is told where its parenthesis closes. */
function readCalls(body: string): MoveCall[] {
  const calls: MoveCall[] = [];
  const open: (MoveCall | undefined)[] = [];
  let at = 0;
  while (at < body.length) {
    const isStart = !/\w/.test(body[at - 1] ?? ' ');
    CALL.lastIndex = at;
    const found = isStart ? CALL.exec(body) : null;
    if (found) {
      const [whole, receiver, dot, path = ''] = found;
      const call = { path, receiver: dot === undefined ? undefined : (receiver ?? '') };
      open.push(KEYWORDS.has(path) ? undefined : call);
      at += whole.length;
      continue;
    }
    if (body[at] === '(') open.push(undefined);
    if (body[at] === ')') {
      const call = open.pop();
      if (call) calls.push(call);
    }
    at += 1;
  }
  return calls;
}
