import type { DisplayTemplate } from '../../ledger/types';

/** As on Sui: a path goes no deeper. */
const PATH_LIMIT_NAMES = 10;
/** A short template can repeat a long field, so what comes out is bounded too. */
const OUTPUT_LIMIT_CHARACTERS = 1_048_576;
const ESCAPABLE = '{}\\';

/** A template that cannot be filled from this object. */
class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
}

/**
 * Fills the templates from the JSON view of an object. `{field}` and `{nested.field}` stand for a
 * field's text; a backslash takes the meaning from a brace. A field that cannot be rendered is null and
 * has its reason under `errors`, which is undefined when there is none.
 */
export function renderDisplay(templates: readonly DisplayTemplate[], view: unknown) {
  const output = new Map<string, string | null>();
  const errors = new Map<string, string>();
  let left = OUTPUT_LIMIT_CHARACTERS;
  for (const { name, template } of templates) {
    try {
      const text = render(template, view, left);
      left -= text.length;
      output.set(name, text);
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error;
      output.set(name, null);
      errors.set(name, error.message);
    }
  }
  return {
    output: Object.fromEntries(output),
    errors: errors.size === 0 ? undefined : Object.fromEntries(errors),
  };
}

function render(template: string, view: unknown, limitCharacters: number): string {
  let text = '';
  const add = (part: string) => {
    text += part;
    if (text.length > limitCharacters) throw new TemplateFault('The rendered display is too long');
  };
  for (let at = 0; at < template.length; at += 1) {
    const character = template.charAt(at);
    if (character === '\\' && ESCAPABLE.includes(template.charAt(at + 1) || ' ')) {
      at += 1;
      add(template.charAt(at));
    } else if (character === '{') {
      const end = template.indexOf('}', at);
      if (end < 0) throw new TemplateFault('A brace is opened and not closed');
      add(fieldText(template.slice(at + 1, end), view));
      at = end;
    } else if (character === '}') {
      throw new TemplateFault('A brace is closed and was not opened');
    } else add(character);
  }
  return text;
}

function fieldText(path: string, view: unknown): string {
  const names = path.trim().split('.');
  if (names.length > PATH_LIMIT_NAMES) throw new TemplateFault(`The path ${path} is too long`);
  let value = view;
  for (const name of names) {
    if (!isStruct(value) || !Object.hasOwn(value, name)) {
      throw new TemplateFault(`Field ${path} is not there`);
    }
    value = new Map(Object.entries(value)).get(name);
  }
  // An empty option.
  if (value === null) return '';
  if (typeof value === 'object') throw new TemplateFault(`Field ${path} is not a single value`);
  return String(value);
}

const isStruct = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
