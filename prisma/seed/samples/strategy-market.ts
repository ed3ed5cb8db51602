import { SeededRandom } from './random';

/** Closing prices a strategy looks at. */
export const LOOKBACK = 64;
const DRIFT = 0.0035;
const VOLATILITY = 0.01;
const SWITCH_PROBABILITY = 0.02;
const TRADING_DAYS = 252;
/** Cost of turning the whole position over once. */
const COST = 0.0002;

export interface BacktestResult {
  readonly sharpe: number;
  readonly hitRate: number;
  readonly maxDrawdown: number;
}

/**
 * Synthetic closing prices: a drift that flips at random times, plus noise. The structure is put
 * there on purpose so that something can be learned; it says nothing about any real market.
 */
export function syntheticCloses(seed: number, days: number): Float64Array {
  const random = new SeededRandom(seed);
  const closes = new Float64Array(days);
  let direction = 1;
  let logPrice = Math.log(100);
  for (let day = 0; day < days; day += 1) {
    if (random.uniform() < SWITCH_PROBABILITY) direction = -direction;
    logPrice += direction * DRIFT + VOLATILITY * random.normal();
    closes[day] = Math.exp(logPrice);
  }
  return closes;
}

/** Trades every day by the position of the evening before, in [-1, 1]. */
export function backtest(
  closes: Float64Array,
  position: (window: Float64Array) => number,
): BacktestResult {
  const returns: number[] = [];
  let held = 0;
  let hits = 0;
  for (let day = LOOKBACK - 1; day + 1 < closes.length; day += 1) {
    const wanted = position(closes.subarray(day - LOOKBACK + 1, day + 1));
    const move = Math.log((closes[day + 1] ?? 1) / (closes[day] ?? 1));
    returns.push(wanted * move - COST * Math.abs(wanted - held));
    if (wanted * move > 0) hits += 1;
    held = wanted;
  }
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / returns.length;
  return {
    sharpe: (mean / Math.sqrt(variance)) * Math.sqrt(TRADING_DAYS),
    hitRate: hits / returns.length,
    maxDrawdown: deepestFall(returns),
  };
}

function deepestFall(returns: readonly number[]): number {
  let wealth = 0;
  let best = 0;
  let fall = 0;
  for (const value of returns) {
    wealth += value;
    best = Math.max(best, wealth);
    fall = Math.max(fall, best - wealth);
  }
  return 1 - Math.exp(-fall);
}
