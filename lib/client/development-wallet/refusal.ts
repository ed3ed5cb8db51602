/** The wallet standard's code for "the person said no". */
export const WALLET_STANDARD_USER_REFUSED = 4_001_000;

/** What the development wallet throws on Reject, with the code real wallets use. */
export class ApprovalRefused extends Error {
  override readonly name = 'ApprovalRefused';
  readonly code = WALLET_STANDARD_USER_REFUSED;

  constructor() {
    super('The request was rejected in the wallet.');
  }
}
