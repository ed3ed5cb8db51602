import { RIGHT_DOWNLOAD, RIGHT_INVOKE } from '@/lib/domain';

/** Rights as the index names them → the bits of the contract. */
export function rightsBits(rights: readonly ('DOWNLOAD' | 'INVOKE')[]): number {
  const download = rights.includes('DOWNLOAD') ? RIGHT_DOWNLOAD : 0;
  return download | (rights.includes('INVOKE') ? RIGHT_INVOKE : 0);
}
