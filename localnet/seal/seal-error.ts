/** The closed set of refusals, named as on the wire. */
export type SealErrorName =
  | 'InvalidPTB'
  | 'InvalidPackage'
  | 'NoAccess'
  | 'InvalidCertificate'
  | 'InvalidSignature'
  | 'InvalidSessionSignature'
  | 'InvalidParameter'
  | 'InvalidMVRName'
  | 'InvalidSDKType'
  | 'InvalidSDKVersion'
  | 'InvalidServiceId'
  | 'UnsupportedPackageId'
  | 'MissingRequiredHeader'
  | 'DeprecatedSDKVersion'
  | 'Failure'
  | 'MalformedRequest'
  | 'BodyTooLarge'
  | 'NotFound';

const statuses: Record<SealErrorName, number> = {
  InvalidPTB: 403,
  InvalidPackage: 403,
  NoAccess: 403,
  InvalidCertificate: 403,
  InvalidSignature: 403,
  InvalidSessionSignature: 403,
  InvalidParameter: 403,
  InvalidMVRName: 403,
  InvalidSDKType: 400,
  InvalidSDKVersion: 400,
  InvalidServiceId: 400,
  UnsupportedPackageId: 400,
  MissingRequiredHeader: 400,
  DeprecatedSDKVersion: 426,
  Failure: 503,
  MalformedRequest: 400,
  BodyTooLarge: 413,
  NotFound: 404,
};

/** A refusal by a key server; answered as `{error, message}` with its status. */
export class SealError extends Error {
  readonly status: number;
  readonly retryable: boolean;
  constructor(
    readonly code: SealErrorName,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SealError';
    this.status = statuses[code];
    this.retryable = code === 'Failure';
  }
}
