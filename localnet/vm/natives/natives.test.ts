import { bls12_381 } from '@noble/curves/bls12-381.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { frameworkPinnedFile } from '../../move/kit/move-package';
import { readPinned } from '../../move/kit/pinned-package';
import { deserializeModule } from '../binary/deserialize';
import { MoveError, type Argument, type Value } from '../types';
import { FRAMEWORK, frameworkVm, NO_CHILDREN, transaction } from '../testing';
import { nativeFunction } from './index';

const vm = frameworkVm();
const BYTES = { kind: 'vector', of: { kind: 'u8' } } as const;

function run(module: string, name: string, args: readonly Value[]): Value[] {
  const parameters = vm.functionInfo(FRAMEWORK, module, name)?.parameters ?? [];
  const given = args.map((value, index): Argument =>
    parameters[index]?.kind === 'reference'
      ? { kind: 'reference', cell: { value }, mutable: false }
      : { kind: 'value', value },
  );
  const target = { package: FRAMEWORK, module, function: name };
  return vm
    .session(transaction(), NO_CHILDREN)
    .call(target, [], given)
    .map(({ value }) => value);
}

const plain = (bytes: Uint8Array): Value => Array.from(bytes);

describe('natives', () => {
  it('has an implementation of every native that the framework declares', () => {
    const declared = (readPinned(frameworkPinnedFile)?.modules ?? []).flatMap((text) =>
      deserializeModule(Buffer.from(text, 'base64')).functions.flatMap(({ body, handle }) =>
        body === undefined ? [handle] : [],
      ),
    );
    const missing = declared.filter(
      ({ address, module, name }) => nativeFunction(address, module, name) === undefined,
    );
    expect(declared.length).toBeGreaterThan(40);
    expect(missing.map(({ module, name }) => `${module}::${name}`)).toEqual([]);
  });

  it('checks Ed25519 signatures and answers false for anything malformed', () => {
    const secret = new Uint8Array(32).fill(5);
    const key = ed25519.getPublicKey(secret);
    const message = new TextEncoder().encode('a message');
    const signature = ed25519.sign(message, secret);
    const verify = (s: Uint8Array, k: Uint8Array, m: Uint8Array) =>
      run('ed25519', 'ed25519_verify', [plain(s), plain(k), plain(m)])[0];
    expect(verify(signature, key, message)).toBe(true);
    expect(verify(signature, key, message.subarray(1))).toBe(false);
    expect(
      verify(
        signature.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
        key,
        message,
      ),
    ).toBe(false);
    expect(verify(signature.subarray(1), key, message)).toBe(false);
    expect(verify(signature, new Uint8Array(32).fill(255), message)).toBe(false);
  });

  it.each([
    ['bls12381_min_pk_verify', bls12_381.longSignatures],
    ['bls12381_min_sig_verify', bls12_381.shortSignatures],
  ] as const)('checks BLS signatures by %s', (name, scheme) => {
    const secret = new Uint8Array(32).fill(9);
    const message = new TextEncoder().encode('a certificate');
    const domain = name === 'bls12381_min_pk_verify' ? 'G2' : 'G1';
    const hashed = scheme.hash(message, `BLS_SIG_BLS12381${domain}_XMD:SHA-256_SSWU_RO_NUL_`);
    const signature = signBytes(scheme, hashed, secret);
    const key = scheme.getPublicKey(secret).toBytes(true);
    const verify = (s: Uint8Array, k: Uint8Array, m: Uint8Array) =>
      run('bls12381', name, [plain(s), plain(k), plain(m)])[0];
    expect(verify(signature, key, message)).toBe(true);
    expect(verify(signature, key, message.subarray(1))).toBe(false);
    expect(verify(signature.subarray(1), key, message)).toBe(false);
    expect(verify(new Uint8Array(signature.length), key, message)).toBe(false);
    expect(verify(signature, new Uint8Array(key.length).fill(7), message)).toBe(false);
  });

  it('adds up points of G1 as the curve library does', () => {
    const point = (scalar: bigint) => bls12_381.G1.Point.BASE.multiply(scalar).toBytes(true);
    const element = (scalar: bigint): Value =>
      run('bls12381', 'g1_from_bytes', [plain(point(scalar))])[0];
    const bytes = (value: Value | undefined) =>
      vm.encode(BYTES, Array.isArray(value) ? value[0] : undefined).subarray(1);
    const sum = run('bls12381', 'g1_add', [element(5n), element(6n)])[0];
    expect(bytes(sum)).toEqual(point(11n));
    expect(bytes(run('bls12381', 'g1_sub', [element(5n), element(3n)])[0])).toEqual(point(2n));
    const nothing = run('bls12381', 'g1_sub', [element(5n), element(5n)])[0];
    expect(nothing).toEqual(run('bls12381', 'g1_identity', [])[0]);
    const wide = [2n, 3n, 4n].map(
      (scalar) => run('bls12381', 'g1_to_uncompressed_g1', [element(scalar)])[0],
    );
    const total = run('bls12381', 'uncompressed_g1_sum', [wide])[0];
    const narrow = run('bls12381', 'uncompressed_g1_to_g1', [total])[0];
    expect(bytes(narrow)).toEqual(point(9n));
    const none = run('bls12381', 'uncompressed_g1_sum', [[]])[0];
    expect(run('bls12381', 'uncompressed_g1_to_g1', [none])[0]).toEqual(nothing);
  });

  it('knows elements of G2', () => {
    const point = bls12_381.G2.Point.BASE.multiply(77n).toBytes(true);
    const valid = (bytes: Uint8Array) => {
      try {
        return run('bls12381', 'g2_from_bytes', [plain(bytes)]).length === 1;
      } catch (error) {
        return error instanceof MoveError ? error.failure.abortCode : error;
      }
    };
    const infinity = new Uint8Array(96);
    infinity[0] = 0xc0;
    expect(valid(point)).toBe(true);
    expect(valid(infinity)).toBe(true);
    expect(valid(point.subarray(1))).toBe(1n);
    expect(valid(point.map((byte, at) => (at === 50 ? byte ^ 1 : byte)))).toBe(1n);
  });

  it('refuses bytes that are no point of the group', () => {
    const refused = (bytes: Uint8Array) => {
      try {
        run('bls12381', 'g1_from_bytes', [plain(bytes)]);
      } catch (error) {
        return error instanceof MoveError ? error.failure.abortCode : error;
      }
      return undefined;
    };
    expect(refused(new Uint8Array(48).fill(1))).toBe(1n);
    expect(refused(new Uint8Array(47))).toBe(1n);
    expect(refused(bls12_381.G1.Point.BASE.toBytes(false))).toBe(1n);
  });
});

/** The library's own signing, which the natives do not use. */
function signBytes(
  scheme: typeof bls12_381.longSignatures | typeof bls12_381.shortSignatures,
  hashed: ReturnType<typeof scheme.hash>,
  secret: Uint8Array,
): Uint8Array {
  const scalar = bls12_381.fields.Fr.fromBytes(secret);
  return hashed.multiply(scalar).toBytes(true);
}
