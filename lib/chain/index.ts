export { abortMeanings } from './abort-sentences';
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
export * from './objects/read-market';
export * from './objects/read-model';
export * from './objects/read-pass';
export * from './objects/read-sale';
export * from './objects/read-team';
export * from './prepare';
export * from './verbs/approve-key';
export * from './verbs/create-team';
export * from './verbs/distribute';
export * from './verbs/list-model';
export * from './verbs/open-pass';
export * from './verbs/publish-iteration';
export * from './verbs/purchase';
export * from './verbs/set-offer';
export * from './verbs/set-operator';
export * from './verbs/settle-sale';
export * from './verbs/withdraw-offer';
