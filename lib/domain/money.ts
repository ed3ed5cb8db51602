import { isTidemarkError, TidemarkError } from './errors';

/** 1 WAL = 10^9 FROST. */
export const WAL_DECIMALS = 9;
/** 1 SUI = 10^9 MIST. */
export const SUI_DECIMALS = 9;
export const FROST_PER_WAL = 1_000_000_000n;
export const MIST_PER_SUI = 1_000_000_000n;
/** Amounts on chain are u64. */
export const MAX_U64 = (1n << 64n) - 1n;
/** Shares and fees are in basis points: 10 000 = 100 %. */
export const BPS_TOTAL = 10_000;
/** The contract accepts prices up to the whole WAL supply. */
export const MAX_PRICE_FROST = 5_000_000_000_000_000_000n;
const MAX_AMOUNT_TEXT_LENGTH = 64;

export interface AmountUnit {
  readonly symbol: string;
  readonly decimals: number;
}

export const WAL_UNIT: AmountUnit = { symbol: 'WAL', decimals: WAL_DECIMALS };
export const SUI_UNIT: AmountUnit = { symbol: 'SUI', decimals: SUI_DECIMALS };

/**
 * Reads an exact decimal amount into its smallest unit.
 *
 * Accepts digits with one optional point; refuses signs, exponents and separators, because a
 * guess about money is worse than a question.
 * @throws TidemarkError amount_empty, amount_malformed, amount_negative, amount_too_precise,
 * amount_too_large
 */
export function parseAmount(text: string, unit: AmountUnit): bigint {
  const trimmed = text.trim();
  if (trimmed === '') {
    throw new TidemarkError('amount_empty', `Enter an amount in ${unit.symbol}.`);
  }
  if (trimmed.length > MAX_AMOUNT_TEXT_LENGTH) {
    throw new TidemarkError('amount_too_large', `This amount of ${unit.symbol} is too long.`);
  }
  if (/^[-\u2212]/.test(trimmed)) {
    throw new TidemarkError('amount_negative', `Enter an amount of 0 ${unit.symbol} or more.`);
  }
  const match = /^(\d*)(?:\.(\d*))?$/.exec(trimmed);
  const whole = match?.[1] ?? '';
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (match === null || (whole === '' && (match[2] ?? '') === '')) {
    throw new TidemarkError(
      'amount_malformed',
      `Write the amount in ${unit.symbol} with digits and a point, for example 12.5.`,
    );
  }
  if (fraction.length > unit.decimals) {
    throw new TidemarkError(
      'amount_too_precise',
      `${unit.symbol} has ${unit.decimals} decimal places; shorten the amount.`,
    );
  }
  const smallest = BigInt(whole + fraction.padEnd(unit.decimals, '0'));
  if (smallest > MAX_U64) {
    throw new TidemarkError(
      'amount_too_large',
      `The largest amount is ${formatAmount(MAX_U64, unit)} ${unit.symbol}.`,
    );
  }
  return smallest;
}

/** The exact decimal text of an amount, without unit and without trailing zeros: `12.5`. */
export function formatAmount(smallest: bigint, unit: AmountUnit): string {
  const sign = smallest < 0n ? '-' : '';
  const digits = (smallest < 0n ? -smallest : smallest).toString().padStart(unit.decimals + 1, '0');
  const whole = digits.slice(0, digits.length - unit.decimals);
  const fraction = digits.slice(digits.length - unit.decimals).replace(/0+$/, '');
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** WAL text → FROST. @throws TidemarkError amount_* */
export function parseWal(text: string): bigint {
  return parseAmount(text, WAL_UNIT);
}

/** FROST → exact WAL text without unit. */
export function formatWal(amountFrost: bigint): string {
  return formatAmount(amountFrost, WAL_UNIT);
}

/** SUI text → MIST. @throws TidemarkError amount_* */
export function parseSui(text: string): bigint {
  return parseAmount(text, SUI_UNIT);
}

/** MIST → exact SUI text without unit. */
export function formatSui(amountMist: bigint): string {
  return formatAmount(amountMist, SUI_UNIT);
}

/** An asking price: like parseWal, but 0 and more than all WAL are refused. @throws TidemarkError amount_* */
export function parsePriceFrost(text: string): bigint {
  const priceFrost = priceOf(text);
  if (priceFrost === 0n) {
    throw new TidemarkError('amount_zero', 'Enter a price above 0 WAL.');
  }
  if (priceFrost > MAX_PRICE_FROST) throw priceTooHigh();
  return priceFrost;
}

/** The limits of a price replace those of an amount, so that the sentence never misleads. */
function priceOf(text: string): bigint {
  try {
    return parseWal(text);
  } catch (error) {
    if (!isTidemarkError(error)) throw error;
    if (error.code === 'amount_too_large') throw priceTooHigh(error);
    if (error.code !== 'amount_negative') throw error;
    throw new TidemarkError('amount_negative', 'Enter a price above 0 WAL.', { cause: error });
  }
}

function priceTooHigh(cause?: unknown): TidemarkError {
  const sentence = `The highest price is ${formatWal(MAX_PRICE_FROST)} WAL.`;
  return new TidemarkError('amount_too_large', sentence, { cause });
}

/** A percentage with at most two decimals → basis points. @throws TidemarkError amount_* */
export function parsePercentBps(text: string): number {
  const hundredths = parseAmount(text.trim().replace(/\s*%$/, ''), { symbol: '%', decimals: 2 });
  if (hundredths > BigInt(BPS_TOTAL)) {
    throw new TidemarkError('amount_too_large', 'A share cannot be more than 100 %.');
  }
  return Number(hundredths);
}

/** Basis points → percentage text without unit: 1250 → `12.5`. */
export function formatPercentBps(shareBps: number): string {
  return formatAmount(BigInt(shareBps), { symbol: '%', decimals: 2 });
}

/** floor(amount × part / whole), as the contract divides; `whole` is not 0. */
export function partOf(amount: bigint, part: bigint, whole: bigint): bigint {
  return (amount * part) / whole;
}

/** floor(amount × basis points / 10 000). */
export function shareOf(amount: bigint, shareBps: number): bigint {
  return partOf(amount, BigInt(shareBps), BigInt(BPS_TOTAL));
}
