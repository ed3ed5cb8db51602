export { abortMeanings, refusalError } from './abort-sentences';
export { chainError, executionError, isWalletRefusal } from './chain-error';
export { connectChain, type ChainConnection } from './connect';
export { decodeEvent } from './decode-event';
export {
  CLOCK_ID,
  originalPackageId,
  typeName,
  typeNameOfCoin,
  type Deployment,
} from './deployment';
export * from './event-layouts';
export * from './objects/list-team-caps';
export * from './objects/read-clock';
export * from './objects/read-grant';
export * from './objects/read-iteration';
export * from './objects/read-market';
export * from './objects/read-model';
export * from './objects/read-offer';
export * from './objects/read-opinion';
export * from './objects/read-pass';
export * from './objects/read-sale';
export * from './objects/read-team';
export * from './prepare';
export * from './verbs/approve-key';
export * from './verbs/create-team';
export * from './verbs/disclose-note';
export * from './verbs/distribute';
export * from './verbs/edit-listing';
export * from './verbs/extend-storage';
export * from './verbs/grant-audit';
export * from './verbs/hand-over-cap';
export * from './verbs/list-model';
export * from './verbs/migrate-market';
export * from './verbs/move-alias';
export * from './verbs/open-audit';
export * from './verbs/open-pass';
export * from './verbs/publish-iteration';
export * from './verbs/purchase';
export * from './verbs/record-calls';
export * from './verbs/refund-pass';
export * from './verbs/remove-alias';
export * from './verbs/renew-pass';
export * from './verbs/retire-model';
export * from './verbs/revoke-audit';
export * from './verbs/set-fee';
export * from './verbs/set-limits';
export * from './verbs/set-offer';
export * from './verbs/set-operator';
export * from './verbs/set-shares';
export * from './verbs/settle-sale';
export * from './verbs/sign-opinion';
export * from './verbs/supersede-opinion';
export * from './verbs/try-offer';
export * from './verbs/withdraw-offer';
