import type { Id } from '../types';

/** Where the addresses in a module lie: its bytes name every package by the id of its first version. */
export interface ModuleLink {
  /** The version whose code runs for a package. */
  code(packageId: Id): Id;
  /** The version that brought in a datatype: part of the type from then on. */
  datatype(packageId: Id, module: string, name: string): Id;
}

/** All packages at their first version. */
export const FIRST_VERSIONS: ModuleLink = {
  code: (packageId) => packageId,
  datatype: (packageId) => packageId,
};
