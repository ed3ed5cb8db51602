import { invalidArgument } from './failure';

/** What a handler may know about its call. `signal` aborts when the client leaves or time is up. */
export interface Call {
  signal: AbortSignal;
}

/** A handler with its codecs folded in: request bytes to response bytes, one or many. */
export interface Method {
  serverStreaming: boolean;
  inputType: string;
  outputType: string;
  run(request: Uint8Array, call: Call): AsyncIterable<Uint8Array>;
}

interface Codec<T> {
  typeName: string;
  fromBinary(bytes: Uint8Array): T;
  toBinary(message: T): Uint8Array;
}

export function unary<I, O>(
  input: Codec<I>,
  output: Codec<O>,
  handler: (request: I, call: Call) => O | Promise<O>,
): Method {
  return {
    serverStreaming: false,
    inputType: input.typeName,
    outputType: output.typeName,
    async *run(bytes, call) {
      yield output.toBinary(await handler(decode(input, bytes), call));
    },
  };
}

export function stream<I, O>(
  input: Codec<I>,
  output: Codec<O>,
  handler: (request: I, call: Call) => AsyncIterable<O>,
): Method {
  return {
    serverStreaming: true,
    inputType: input.typeName,
    outputType: output.typeName,
    async *run(bytes, call) {
      for await (const message of handler(decode(input, bytes), call)) {
        yield output.toBinary(message);
      }
    },
  };
}

function decode<I>(input: Codec<I>, bytes: Uint8Array): I {
  try {
    return input.fromBinary(bytes);
  } catch (error) {
    throw invalidArgument(`The request is not a ${input.typeName} message.`, error);
  }
}

interface ServiceDescriptor {
  typeName: string;
  methods: readonly {
    name: string;
    serverStreaming: boolean;
    I: { typeName: string };
    O: { typeName: string };
  }[];
}

/**
 * `/package.Service/Method` to handler, checked against the service's descriptor. Methods of the
 * descriptor without a handler map to undefined.
 */
export function routes(
  descriptor: ServiceDescriptor,
  handlers: Record<string, Method>,
): Map<string, Method | undefined> {
  const known = new Map(descriptor.methods.map((method) => [method.name, method]));
  for (const [name, handler] of Object.entries(handlers)) {
    const method = known.get(name);
    const fits =
      method !== undefined &&
      method.serverStreaming === handler.serverStreaming &&
      method.I.typeName === handler.inputType &&
      method.O.typeName === handler.outputType;
    if (!fits) throw new Error(`${descriptor.typeName} has no method ${name} of this shape`);
  }
  return new Map(
    descriptor.methods.map((method) => [
      `/${descriptor.typeName}/${method.name}`,
      handlers[method.name],
    ]),
  );
}
