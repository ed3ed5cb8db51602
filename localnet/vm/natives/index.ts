import { normalizeId } from '../type-text';
import type { Id } from '../types';
import { FRAMEWORK_NATIVES } from './framework';
import type { NativeFunction, NativeModule } from './native-function';
import { STANDARD_NATIVES } from './standard';

const MODULES: ReadonlyMap<Id, Readonly<Record<string, NativeModule>>> = new Map([
  [normalizeId('0x1'), STANDARD_NATIVES],
  [normalizeId('0x2'), FRAMEWORK_NATIVES],
]);

/** The implementation of a native function, or undefined when there is none. */
export function nativeFunction(
  address: Id,
  module: string,
  name: string,
): NativeFunction | undefined {
  const functions = MODULES.get(address)?.[module];
  return functions !== undefined && Object.hasOwn(functions, name) ? functions[name] : undefined;
}
