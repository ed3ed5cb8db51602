import { auditEventKinds, auditEventLayouts } from './events/audit-events';
import { marketEventKinds, marketEventLayouts } from './events/market-events';
import { modelEventKinds, modelEventLayouts } from './events/model-events';
import { saleEventKinds, saleEventLayouts } from './events/sale-events';

/** Events by the Move module that defines them; no other module of ours emits any. */
export const eventLayoutsByModule = {
  market_events: marketEventLayouts,
  model_events: modelEventLayouts,
  sale_events: saleEventLayouts,
  audit_events: auditEventLayouts,
};

/** Move modules that define our events. */
export const eventModules = [
  'market_events',
  'model_events',
  'sale_events',
  'audit_events',
] as const satisfies readonly (keyof typeof eventLayoutsByModule)[];

/** Every event of ours; names are unique across the modules. */
export const eventLayouts = {
  ...marketEventLayouts,
  ...modelEventLayouts,
  ...saleEventLayouts,
  ...auditEventLayouts,
};

export type EventName = keyof typeof eventLayouts;
/** Fields of one event, named as on chain. */
export type EventFields<Name extends EventName> = ReturnType<(typeof eventLayouts)[Name]['parse']>;

/** One Move event of ours, told apart by `name`. */
export type EventPayload = {
  [Name in EventName]: { readonly name: Name; readonly fields: EventFields<Name> };
}[EventName];

/** Names people filter by: `<noun>.<past tense>`. */
export const eventKinds = {
  ...marketEventKinds,
  ...modelEventKinds,
  ...saleEventKinds,
  ...auditEventKinds,
} as const satisfies Record<EventName, string>;

export type EventKind = (typeof eventKinds)[EventName];

/** The module that defines an event, e.g. `sale_events` for `PassBought`. */
export function eventModuleOf(name: EventName): (typeof eventModules)[number] {
  const owner = eventModules.find((module) => Object.hasOwn(eventLayoutsByModule[module], name));
  if (owner === undefined) throw new RangeError(`No event module defines ${name}.`);
  return owner;
}
