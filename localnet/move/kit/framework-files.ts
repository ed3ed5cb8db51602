import { join } from 'node:path';
import { moveFolder } from './paths';
import { readMoveFiles, type MoveFiles } from './read-move-files';

/** The two packages the compiler asks for by itself. */
export type FrameworkPart = 'move-stdlib' | 'sui-framework';

export const FRAMEWORK_PARTS: readonly FrameworkPart[] = ['move-stdlib', 'sui-framework'];

const MANIFESTS: Record<FrameworkPart, string> = {
  'move-stdlib': `[package]
name = "MoveStdlib"
edition = "2024"
published-at = "0x1"

[addresses]
std = "0x1"
`,
  'sui-framework': `[package]
name = "Sui"
edition = "2024"
published-at = "0x2"

[dependencies]
MoveStdlib = { local = "../move-stdlib" }

[addresses]
sui = "0x2"
`,
};

/** Empty packages define the addresses only; they let our own text be compiled as the root package. */
const EMPTY_SOURCES: Record<FrameworkPart, MoveFiles> = {
  'move-stdlib': { 'sources/nothing.move': 'module std::nothing {}\n' },
  'sui-framework': { 'sources/nothing.move': 'module sui::nothing {}\n' },
};

/** Sources of one part of the framework as `sources/*.move`. */
export function frameworkSources(part: FrameworkPart): MoveFiles {
  return readMoveFiles(join(moveFolder, 'framework', part), 'sources');
}

/** A part as a dependency package: its manifest with our sources, or with nothing. */
export function frameworkDependency(part: FrameworkPart, content: 'full' | 'empty'): MoveFiles {
  const sources = content === 'full' ? frameworkSources(part) : EMPTY_SOURCES[part];
  return { 'Move.toml': MANIFESTS[part], ...sources };
}
