import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { noteLayout } from './note-layout';
import {
  grantLayout,
  iterationLayout,
  marketLayout,
  modelLayout,
  offerLayout,
  opinionLayout,
  passLayout,
  saleLayout,
  teamCapLayout,
  teamLayout,
} from './object-layouts';

/** All numbers 0, all lists empty. */
const zeros = new Uint8Array(4_096);

describe('object layouts', () => {
  test.each([
    ['market', marketLayout],
    ['team', teamLayout],
    ['team', teamCapLayout],
    ['model', modelLayout],
    ['iteration', iterationLayout],
    ['note', noteLayout],
    ['offer', offerLayout],
    ['access', passLayout],
    ['sale', saleLayout],
    ['audit', grantLayout],
    ['opinion', opinionLayout],
  ] as const)('%s, case %#, has the fields of the Move struct in their order', (module, layout) => {
    const fields = Object.keys(layout.parse(zeros));
    expect(fields).toEqual(moveFields(module, layout.name));
  });
});

/** Names of the fields of a Move struct in their order. */
function moveFields(module: string, name: string): string[] {
  const text = readFileSync(path.resolve(`move/tidemark/sources/${module}.move`), 'utf8');
  const body = new RegExp(`struct ${name}(?:<phantom W>)? has [^{]*\\{([^}]*)\\}`).exec(text)?.[1];
  const code = (body ?? '').replaceAll(/\/\/.*$/gm, '');
  return [...code.matchAll(/(\w+): /g)].map(([, field = '']) => field);
}
