import { normalizeObjectId, TidemarkError } from '@/lib/domain';

/** Ids of one deployment of our package; every network manifest has this shape. */
export interface Deployment {
  readonly packages: {
    /** Package to call. */
    readonly tidemark: string;
    /** First version of the package; event types, object types and key ids go by it. */
    readonly tidemarkOriginal?: string | undefined;
    readonly walrus?: string | undefined;
  };
  /** Full type of the coin everything is paid in. */
  readonly walType: string;
  readonly objects: { readonly market: string; readonly walrusSystem?: string | undefined };
}

/** Shared object `0x6`, the chain's clock. */
export const CLOCK_ID = normalizeObjectId('0x6');

/** `0x…::module::function` to call. */
export function callTarget(deployment: Deployment, path: string): string {
  return `${deployment.packages.tidemark}::${path}`;
}

/** Package id that types and key ids are bound to. */
export function originalPackageId(deployment: Deployment): string {
  return deployment.packages.tidemarkOriginal ?? deployment.packages.tidemark;
}

/** Full type name of one of our non-generic objects or events. */
export function typeName(deployment: Deployment, path: string): string {
  return `${originalPackageId(deployment)}::${path}`;
}

/** Full type name of one of our objects that are generic over the coin. */
export function typeNameOfCoin(deployment: Deployment, path: string): string {
  return `${typeName(deployment, path)}<${deployment.walType}>`;
}

/** The Walrus package. @throws TidemarkError config_invalid where the manifest names none */
export function walrusPackageId(deployment: Deployment): string {
  return named(deployment.packages.walrus, 'Walrus package; add packages.walrus');
}

/** Walrus's shared system object. @throws TidemarkError config_invalid where it is not named */
export function walrusSystemId(deployment: Deployment): string {
  return named(deployment.objects.walrusSystem, 'Walrus system; add objects.walrusSystem');
}

function named(id: string | undefined, what: string): string {
  if (id !== undefined) return id;
  throw new TidemarkError('config_invalid', `The network manifest names no ${what}.`);
}
