import { describe, expect, it } from 'vitest';
import { renderDisplay } from './display';

const view = {
  name: 'Tide',
  count: 3,
  large: '18446744073709551615',
  on: true,
  nothing: null,
  inner: { name: 'deep', further: { name: 'deeper' } },
  list: [1, 2],
};

const render = (template: string) => {
  const { output, errors } = renderDisplay([{ name: 'line', template }], view);
  return errors?.line ?? output.line;
};

describe('display templates', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['{name}', 'Tide'],
    ['{ name }!', 'Tide!'],
    ['{name}{count} {on} {large}', 'Tide3 true 18446744073709551615'],
    ['{inner.name}/{inner.further.name}', 'deep/deeper'],
    ['[{nothing}]', '[]'],
    ['\\{name\\}', '{name}'],
    ['\\\\{name}', '\\Tide'],
    ['a\\b\\', 'a\\b\\'],
  ])('fills %j', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  it.each([
    ['{missing}', 'Field missing is not there'],
    ['{name.more}', 'Field name.more is not there'],
    ['{list.length}', 'Field list.length is not there'],
    ['{constructor}', 'Field constructor is not there'],
    ['{inner}', 'Field inner is not a single value'],
    ['{list}', 'Field list is not a single value'],
    ['{}', 'Field  is not there'],
    ['{name', 'A brace is opened and not closed'],
    ['name}', 'A brace is closed and was not opened'],
    ['{a.a.a.a.a.a.a.a.a.a.a}', 'The path a.a.a.a.a.a.a.a.a.a.a is too long'],
  ])('says why %j cannot be filled', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  it('keeps the other lines when one fails', () => {
    const templates = [
      { name: 'good', template: '{name}' },
      { name: 'bad', template: '{missing}' },
      { name: '__proto__', template: '{count}' },
    ];
    const { output, errors } = renderDisplay(templates, view);
    expect(Object.entries(output)).toEqual([
      ['good', 'Tide'],
      ['bad', null],
      ['__proto__', '3'],
    ]);
    expect(errors).toEqual({ bad: 'Field missing is not there' });
  });

  it('bounds what comes out', () => {
    const long = { text: 'x'.repeat(200_000) };
    const { output, errors } = renderDisplay(
      [
        { name: 'long', template: '{text}'.repeat(1_000) },
        { name: 'fine', template: '{text}' },
      ],
      long,
    );
    expect(output.long).toBeNull();
    expect(output.fine).toHaveLength(200_000);
    expect(errors).toEqual({ long: 'The rendered display is too long' });
  });
});
