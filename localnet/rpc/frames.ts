import type { GrpcStatusCode } from '@mysten/sui/grpc';
import { invalidArgument, unimplemented } from './failure';

export type Format = 'binary' | 'text';

const HEADER_BYTES = 5;
const FLAG_DATA = 0x00;
const FLAG_COMPRESSED = 0x01;
const FLAG_TRAILERS = 0x80;
const STATUS_MESSAGE_LIMIT_CHARACTERS = 1_024;

/** The one message of a gRPC-web request body. Throws RpcFailure on any other shape. */
export function decodeRequest(body: Uint8Array, format: Format): Uint8Array {
  const bytes = format === 'text' ? decodeBase64(body) : body;
  if (bytes.length < HEADER_BYTES) {
    throw invalidArgument('The request has no complete gRPC-web frame.');
  }
  const flag = bytes[0];
  if (flag === FLAG_COMPRESSED) throw unimplemented('Compressed frames are not supported.');
  if (flag !== FLAG_DATA) throw invalidArgument('The first frame of a request must be a message.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = HEADER_BYTES + view.getUint32(1);
  if (end > bytes.length) throw invalidArgument('The request frame is shorter than it says.');
  if (end < bytes.length) throw invalidArgument('A request carries exactly one message.');
  return bytes.subarray(HEADER_BYTES, end);
}

/** One message as a chunk of the response body; text chunks are encoded one by one. */
export function encodeMessage(message: Uint8Array, format: Format): Buffer {
  return encodeFrame(FLAG_DATA, message, format);
}

/** The mandatory last chunk of every response. */
export function encodeTrailers(code: GrpcStatusCode, message: string, format: Format): Buffer {
  const lines = [`grpc-status:${code}`];
  if (message) lines.push(`grpc-message:${encodeStatusMessage(message)}`);
  return encodeFrame(FLAG_TRAILERS, Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'), format);
}

function encodeFrame(flag: number, body: Uint8Array, format: Format): Buffer {
  const frame = Buffer.alloc(HEADER_BYTES + body.length);
  frame[0] = flag;
  frame.writeUInt32BE(body.length, 1);
  frame.set(body, HEADER_BYTES);
  return format === 'text' ? Buffer.from(frame.toString('base64'), 'latin1') : frame;
}

/** Percent-encoded ASCII. Lone surrogates would make `encodeURIComponent` throw. */
function encodeStatusMessage(message: string): string {
  return encodeURIComponent(message.slice(0, STATUS_MESSAGE_LIMIT_CHARACTERS).toWellFormed());
}

/** Base64 that may be several padded pieces in a row, as the format allows. */
function decodeBase64(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1').trim();
  if (text.length % 4 !== 0) throw invalidArgument('The base64 of the request is cut short.');
  if (!/^[A-Za-z0-9+/=]*$/.test(text)) throw invalidArgument('The request is not base64.');
  const pieces: Buffer[] = [];
  for (let start = 0; start < text.length;) {
    const padding = text.indexOf('=', start);
    const end = padding < 0 ? text.length : padding + (4 - (padding % 4));
    const piece = text.slice(start, end);
    if (!/^[^=]+={0,2}$/.test(piece)) throw invalidArgument('The request is not base64.');
    pieces.push(Buffer.from(piece, 'base64'));
    start = end;
  }
  return Buffer.concat(pieces);
}
