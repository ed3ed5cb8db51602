import { GrpcStatusCode } from '@mysten/sui/grpc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RpcFailure } from './failure';
import { decodeRequest, encodeMessage, encodeTrailers } from './frames';

function refusal(run: () => unknown): GrpcStatusCode | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof RpcFailure ? error.code : GrpcStatusCode.INTERNAL;
  }
}

describe('frames', () => {
  it('reads back what it writes, in both formats', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('binary', 'text'), (message, format) => {
        const decoded = decodeRequest(encodeMessage(message, format), format);
        expect([...decoded]).toEqual([...message]);
      }),
    );
  });

  it('accepts base64 in padded pieces', () => {
    const frame = encodeMessage(Uint8Array.of(1, 2, 3, 4, 5, 6), 'binary');
    for (let cut = 1; cut < frame.length; cut += 1) {
      const pieces = [frame.subarray(0, cut), frame.subarray(cut)];
      const text = pieces.map((piece) => piece.toString('base64')).join('');
      expect([...decodeRequest(Buffer.from(text), 'text')]).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a cut header', Buffer.from([0, 0, 0])],
    ['a length beyond the body', Buffer.from([0, 0, 0, 0, 9, 1])],
    ['the largest length', Buffer.from([0, 255, 255, 255, 255, 1])],
    ['a second message', Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['trailers instead of a message', Buffer.from([0x80, 0, 0, 0, 0])],
  ])('refuses %s', (_name, body) => {
    expect(refusal(() => decodeRequest(body, 'binary'))).toBe(GrpcStatusCode.INVALID_ARGUMENT);
  });

  it('refuses compression by its name', () => {
    const body = Buffer.from([1, 0, 0, 0, 0]);
    expect(refusal(() => decodeRequest(body, 'binary'))).toBe(GrpcStatusCode.UNIMPLEMENTED);
  });

  it.each(['AAAAAA', 'AAAA=', '====', 'AA=A', 'AAAAAAA!', 'é==='])('refuses base64 %s', (text) => {
    const body = Buffer.from(text);
    expect(refusal(() => decodeRequest(body, 'text'))).toBe(GrpcStatusCode.INVALID_ARGUMENT);
  });

  it('percent-encodes the status message and bounds it', () => {
    const trailers = encodeTrailers(
      GrpcStatusCode.NOT_FOUND,
      'no “x”\r\ngrpc-status:0 \ud800',
      'binary',
    );
    const text = trailers.subarray(5).toString('latin1');
    expect(trailers[0]).toBe(0x80);
    expect(trailers.readUInt32BE(1)).toBe(text.length);
    expect(text.split('\r\n')).toHaveLength(3);
    const message = text.split('\r\n')[1]?.replace('grpc-message:', '') ?? '';
    expect(decodeURIComponent(message)).toBe('no “x”\r\ngrpc-status:0 \ufffd');
    const long = encodeTrailers(GrpcStatusCode.INTERNAL, 'x'.repeat(100_000), 'binary');
    expect(long.length).toBeLessThan(1_200);
  });
});
