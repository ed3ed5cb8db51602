import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { CompiledPackage } from './build-package';

/** The form of every `build/*.json`: base64 modules, dependency ids, digest in hex. */
const pinnedPackageSchema = z.strictObject({
  modules: z.array(z.base64()).min(1),
  dependencies: z.array(z.string().regex(/^0x[0-9a-f]{64}$/)),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

const SHA256_DIGITS = 64;

/** Reads pinned bytecode; undefined when there is none yet. Throws ZodError on another form. */
export function readPinned(file: string): CompiledPackage | undefined {
  if (!existsSync(file)) return undefined;
  return pinnedPackageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Writes the pinned form and beside it its SHA-256, in the form that `sha256sum -c` reads. */
export function writePinned(file: string, compiled: CompiledPackage): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, pinnedText(compiled));
  writeFileSync(hashFile(file), `${pinnedHash(compiled)}  ${basename(file)}\n`);
}

/** The SHA-256 written beside a pinned file; undefined when there is none. */
export function readPinnedHash(file: string): string | undefined {
  if (!existsSync(hashFile(file))) return undefined;
  return readFileSync(hashFile(file), 'utf8').slice(0, SHA256_DIGITS);
}

function hashFile(file: string): string {
  return file.replace(/\.json$/, '.sha256');
}

/** SHA-256 over the pinned text: one number for modules, their order and dependencies. */
export function pinnedHash(compiled: CompiledPackage): string {
  return createHash('sha256').update(pinnedText(compiled)).digest('hex');
}

function pinnedText(compiled: CompiledPackage): string {
  const { modules, dependencies, digest } = pinnedPackageSchema.parse(compiled);
  return `${JSON.stringify({ modules, dependencies, digest }, null, 2)}\n`;
}
