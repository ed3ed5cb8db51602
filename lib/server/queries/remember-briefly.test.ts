import { describe, expect, test } from 'vitest';
import { rememberBriefly } from './remember-briefly';

describe('remember briefly', () => {
  test('asks once within three seconds, then again', async () => {
    let nowMs = 0;
    let asked = 0;
    const remembered = rememberBriefly<string>(() => nowMs);
    const read = (key: string) => remembered(key, () => Promise.resolve(`${key}${(asked += 1)}`));
    expect([await read('a'), await read('a'), await read('b')]).toEqual(['a1', 'a1', 'b2']);
    nowMs = 3_000;
    expect(await read('a')).toBe('a3');
  });

  test('forgets failures and the oldest of too many', async () => {
    let asked = 0;
    const remembered = rememberBriefly<number>();
    const read = (key: string) =>
      remembered(key, () => {
        asked += 1;
        return key === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(asked);
      });
    await expect(read('bad')).rejects.toThrow('no');
    await expect(read('bad')).rejects.toThrow('no');
    expect(asked).toBe(2);
    const first = await read('0');
    for (let count = 1; count <= 500; count += 1) await read(String(count));
    expect(await read('0')).not.toBe(first);
  });
});
