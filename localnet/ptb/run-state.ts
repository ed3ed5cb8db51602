import type { Id, MoveVm, Session, Type } from '../vm/types';
import type { CommandResult, ObjectReader, RunOptions, WrittenPackage } from './outcome';
import type { Program } from './program';
import type { Slots } from './slots';

/** The state of one running program, shared by its commands. */
export interface Run {
  vm: MoveVm;
  session: Session;
  reader: ObjectReader;
  program: Program;
  slots: Slots;
  options: RunOptions;
  /** Objects that the program itself (not Move code) sends to an address. */
  sent: { id: Id; type: Type; contents: Uint8Array; address: Id }[];
  created: Set<Id>;
  deleted: Set<Id>;
  packages: WrittenPackage[];
  /** Package and module of the command behind each event, in event order. */
  eventSources: { packageId: Id; module: string }[];
  results: CommandResult[];
}
