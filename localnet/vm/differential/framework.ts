import { frameworkPinnedFile } from '../../move/kit/move-package';
import { readPinned } from '../../move/kit/pinned-package';
import { deserializeModule } from '../binary/deserialize';
import type { Id, MoveVm } from '../types';

/** Loads the pinned `0x1` and `0x2`. */
export function loadFramework(vm: MoveVm): void {
  loadPinned(vm, frameworkPinnedFile);
}

/** Loads a pinned build, whose modules may stand at several addresses. */
export function loadPinned(vm: MoveVm, file: string): void {
  const pinned = readPinned(file);
  if (pinned === undefined) throw new Error(`no pinned build at ${file}`);
  const byAddress = new Map<Id, Uint8Array[]>();
  for (const text of pinned.modules) {
    const bytes = Buffer.from(text, 'base64');
    const { address } = deserializeModule(bytes);
    byAddress.set(address, [...(byAddress.get(address) ?? []), bytes]);
  }
  for (const [id, modules] of byAddress) vm.loadPackage(id, modules);
}
