const HEX_DIGITS = '0123456789abcdef';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const MAX_BASE58_LENGTH = 128;

/** Lower-case hex without prefix. */
export function bytesToHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX_DIGITS.charAt(byte >> 4) + HEX_DIGITS.charAt(byte & 15);
  return text;
}

/** Hex with or without `0x`; null when it is not whole bytes of hex. */
export function hexToBytes(hex: string): Uint8Array<ArrayBuffer> | null {
  const digits = hex.startsWith('0x') ? hex.slice(2) : hex;
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
}

/** Base64url without padding. */
export function bytesToBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group =
      ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const digits = Math.min(bytes.length - index, 3) + 1;
    for (let digit = 0; digit < digits; digit += 1) {
      text += BASE64URL.charAt((group >> (18 - 6 * digit)) & 63);
    }
  }
  return text;
}

/** Base64url without padding → bytes; null when not canonical. */
export function base64UrlToBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let accumulator = 0;
  let bits = 0;
  let length = 0;
  for (const character of text) {
    accumulator = ((accumulator << 6) | BASE64URL.indexOf(character)) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length] = (accumulator >> bits) & 0xff;
      length += 1;
    }
  }
  // Left-over bits must be zero, or two texts would name the same bytes.
  return (accumulator & ((1 << bits) - 1)) === 0 ? bytes : null;
}

/** Base58 (Bitcoin alphabet) → bytes; null when malformed or longer than 128 characters. */
export function base58ToBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length > MAX_BASE58_LENGTH) return null;
  const littleEndian: number[] = [];
  for (const character of text) {
    let carry = BASE58.indexOf(character);
    if (carry < 0) return null;
    for (let index = 0; index < littleEndian.length; index += 1) {
      carry += (littleEndian[index] ?? 0) * 58;
      littleEndian[index] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) littleEndian.push(carry & 0xff);
  }
  const zeros = text.length - text.replace(/^1+/, '').length;
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...littleEndian.reverse()]);
}

export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
