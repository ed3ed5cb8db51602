import { invalidArgument } from './failure';

const PATHS_LIMIT = 200;
const PATH_LIMIT_CHARACTERS = 256;

/** The part of a protobuf message type that masks need. */
export interface MessageShape {
  typeName: string;
  fields: readonly FieldShape[];
}

interface FieldShape {
  name: string;
  localName: string;
  kind: string;
  repeat?: number;
  oneof?: string;
  T?: unknown;
}

/** Names wanted under one message; `true` = everything below. */
type Tree = true | Map<string, Tree>;

/** Which fields of one message a client asked for, by the message type's own field names. */
export class ReadMask {
  private constructor(
    private readonly shape: MessageShape,
    private readonly tree: Tree | undefined,
  ) {}

  /**
   * `paths` in proto spelling (`effects.status`), `*` for all. Without a mask the defaults hold.
   * Throws INVALID_ARGUMENT for a path that the type does not have.
   */
  static of(
    shape: MessageShape,
    mask: { paths: string[] } | undefined,
    defaults: readonly string[],
  ): ReadMask {
    const paths = mask && mask.paths.length > 0 ? mask.paths : defaults;
    if (paths.length > PATHS_LIMIT) throw invalidArgument('The read mask has too many paths.');
    let tree: Tree = new Map();
    for (const path of paths) {
      if (path.length > PATH_LIMIT_CHARACTERS) {
        throw invalidArgument('A path of the read mask is too long.');
      }
      tree = path === '*' ? true : add(shape, tree, path.split('.'), path);
    }
    return new ReadMask(shape, tree);
  }

  /** True when the field or anything below it is wanted. */
  has(name: string): boolean {
    return this.tree === true || (this.tree?.has(name) ?? false);
  }

  /** The mask of the message in field `name`; wants nothing when that field is not wanted. */
  below(name: string): ReadMask {
    const field = this.shape.fields.find((candidate) => candidate.name === name);
    const shape = field && messageOf(field);
    if (!shape) throw new Error(`${this.shape.typeName}.${name} is not a message`);
    return new ReadMask(shape, this.tree === true ? true : this.tree?.get(name));
  }

  /** A copy of `message` with only the wanted fields. */
  prune<T extends object>(message: T): T {
    return sameType<T>(prune(this.shape, message, this.tree));
  }
}

function add(shape: MessageShape, tree: Tree, names: string[], path: string): Tree {
  if (tree === true) return true;
  const [name, ...rest] = names;
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field) throw invalidArgument(`The read mask names an unknown field: ${path}`);
  if (rest.length === 0) {
    tree.set(field.name, true);
    return tree;
  }
  const below = messageOf(field);
  if (!below) throw invalidArgument(`The read mask goes below a plain field: ${path}`);
  tree.set(field.name, add(below, tree.get(field.name) ?? new Map(), rest, path));
  return tree;
}

/** Google's own types (Value, Timestamp) count as plain values. */
function messageOf(field: FieldShape): MessageShape | undefined {
  if (field.kind !== 'message' || typeof field.T !== 'function') return undefined;
  const shape = shapeOf(field.T());
  return shape.typeName.startsWith('google.protobuf.') ? undefined : shape;
}

function prune(shape: MessageShape, message: object, tree: Tree | undefined): object {
  if (tree === true) return message;
  const source = fieldsOf(message);
  const result: Record<string, unknown> = {};
  for (const field of shape.fields) {
    const wanted = tree?.get(field.name);
    if (field.oneof) {
      const group = fieldsOf(source[field.oneof] ?? {});
      if (group.oneofKind === field.localName && wanted) {
        const value = pruneField(field, group[field.localName], wanted);
        result[field.oneof] = { oneofKind: field.localName, [field.localName]: value };
      } else result[field.oneof] ??= { oneofKind: undefined };
    } else if (wanted) {
      result[field.localName] = pruneField(field, source[field.localName], wanted);
    } else if (field.repeat) result[field.localName] = [];
    else if (field.kind === 'map') result[field.localName] = {};
    // Plain proto3 fields (not `optional`) have no absent state and must stay.
    else if (field.kind !== 'message' && !isOptional(field)) {
      result[field.localName] = source[field.localName];
    }
  }
  return result;
}

function pruneField(field: FieldShape, value: unknown, wanted: Tree): unknown {
  const shape = messageOf(field);
  if (wanted === true || !shape || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item: object) => prune(shape, item, wanted));
  return prune(shape, fieldsOf(value), wanted);
}

function isOptional(field: FieldShape): boolean {
  return 'opt' in field && field.opt === true;
}

/** Reflection gives `T` as a thunk whose type depends on `kind`; for messages it is a MessageType. */
function shapeOf(type: unknown): MessageShape {
  return type as MessageShape;
}

/** Messages of protobuf-ts are plain records keyed by `localName`. */
function fieldsOf(message: unknown): Record<string, unknown> {
  return message as Record<string, unknown>;
}

/** Pruning keeps the message type: only optional fields go, lists and groups become empty. */
function sameType<T>(message: object): T {
  return message as T;
}
