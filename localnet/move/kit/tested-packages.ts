import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { movePackages } from './move-package';
import { packageFiles } from './package-files';
import { moveFolder } from './paths';
import { readMoveFiles, type MoveFiles } from './read-move-files';

/** A package whose `#[test]`s can be run. */
export interface TestedPackage {
  name: string;
  files: MoveFiles;
  /** Dependencies that only define their address. */
  empty: readonly string[];
}

const FRAMEWORK_TESTS_MANIFEST = `[package]
name = "framework_tests"
version = "0.1.0"
edition = "2024"

[addresses]
framework_tests = "0x0"
`;

/** The framework's tests, then those of every package that has sources. */
export function testedPackages(): TestedPackage[] {
  const framework: TestedPackage = {
    name: 'framework',
    files: {
      'Move.toml': FRAMEWORK_TESTS_MANIFEST,
      ...readMoveFiles(join(moveFolder, 'framework'), 'tests'),
    },
    empty: [],
  };
  const others = movePackages
    .filter((pack) => existsSync(join(pack.folder, 'sources')))
    .map((pack) => ({
      name: pack.name,
      files: packageFiles(pack, 'tested'),
      empty: [pack.name],
    }));
  return [framework, ...others];
}
