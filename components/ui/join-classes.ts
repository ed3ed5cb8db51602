/**
 * Joins class names that set different properties. Components in the first load of every page use
 * it: `cn`, which also settles conflicts, would cost them 9 KB.
 */
export function joinClasses(...classes: (string | false | undefined)[]): string {
  return classes.filter(Boolean).join(' ');
}
