import type { Id, Type } from '../vm/types';
import { formatType, normalizeId, parseType } from '../vm/type-text';
import { invalidArgument } from './failure';

const IDENTIFIER = /^(?:[A-Za-z][A-Za-z0-9_]{0,127}|_[A-Za-z0-9_]{1,127})$/;
const QUOTE_LIMIT_CHARACTERS = 120;

/** `0x` and 64 lower-case digits from any spelling. Throws INVALID_ARGUMENT. */
export function parseId(text: string | undefined, what: string): Id {
  if (!text) throw invalidArgument(`${what} is missing.`);
  try {
    return normalizeId(text);
  } catch (error) {
    throw invalidArgument(`${what} is not an address: ${quote(text)}`, error);
  }
}

/** A Move identifier. Throws INVALID_ARGUMENT. */
export function parseIdentifier(text: string | undefined, what: string): string {
  if (!text) throw invalidArgument(`${what} is missing.`);
  if (!IDENTIFIER.test(text)) {
    throw invalidArgument(`${what} is not a Move identifier: ${quote(text)}`);
  }
  return text;
}

/** A Move type from its text. Throws INVALID_ARGUMENT. */
export function parseMoveType(text: string | undefined, what: string): Type {
  if (!text) throw invalidArgument(`${what} is missing.`);
  try {
    return parseType(text);
  } catch (error) {
    throw invalidArgument(`${what} is not a Move type: ${quote(text)}`, error);
  }
}

/** The same type in the ledger's spelling. Throws INVALID_ARGUMENT. */
export function normalizeTypeText(text: string | undefined, what: string): string {
  return formatType(parseMoveType(text, what));
}

function quote(text: string): string {
  return text.slice(0, QUOTE_LIMIT_CHARACTERS);
}
