import { formatDecimal, type Bar } from '@trading/bars';

/** The number of lines of a chart. */
const HEIGHT = 12;

/** The number of columns of a candle and the gap after it. */
const STEP = 2;

const BODY = '█';
const WICK = '│';
const DOJI = '─';

const GREEN = '\u001b[32m';
const RED = '\u001b[31m';
const RESET = '\u001b[0m';

/**
 * Renders bars as a candle chart, one candle per bar, in the given order.
 *
 * @param colour true for green rising and red falling candles; otherwise rising candles are drawn with `▒`
 */
export function renderCandles(bars: readonly Bar[], colour: boolean): string {
  const priced = bars.filter(hasPrices);
  if (priced.length === 0) return '(no bars)';
  const high = priced.map((bar) => bar.high).reduce((a, b) => (a > b ? a : b));
  const low = priced.map((bar) => bar.low).reduce((a, b) => (a < b ? a : b));
  const range = high > low ? high - low : 1n;
  /** The line of a price; line 0 is at the top. */
  const lineOf = (price: bigint): number => Number(((high - price) * BigInt(HEIGHT - 1) * 2n + range) / (2n * range));

  const labels = new Map([
    [lineOf(high), formatDecimal(high)],
    [lineOf(low), formatDecimal(low)],
  ]);
  const width = Math.max(...[...labels.values()].map((label) => label.length));
  const candles = priced.map((bar) => {
    const [open, close] = [lineOf(bar.open), lineOf(bar.close)];
    return {
      isRising: bar.close >= bar.open,
      isFlat: bar.close === bar.open,
      top: lineOf(bar.high),
      bottom: lineOf(bar.low),
      bodyTop: Math.min(open, close),
      bodyBottom: Math.max(open, close),
    };
  });

  return Array.from({ length: HEIGHT }, (_, line) => {
    const cells = candles.map((candle) => {
      if (line < candle.top || line > candle.bottom) return ' '.repeat(STEP);
      const isBody = line >= candle.bodyTop && line <= candle.bodyBottom;
      const body = candle.isFlat ? DOJI : candle.isRising && !colour ? '▒' : BODY;
      const symbol = (isBody ? body : WICK).padEnd(STEP);
      return colour ? `${candle.isRising ? GREEN : RED}${symbol}${RESET}` : symbol;
    });
    return `${(labels.get(line) ?? '').padStart(width)} ┤ ${cells.join('')}`.trimEnd();
  }).join('\n');
}

type PricedBar = Bar & Required<Pick<Bar, 'open' | 'high' | 'low' | 'close'>>;

/** A bar has no candle if its trades count only towards volume. */
function hasPrices(bar: Bar): bar is PricedBar {
  return [bar.open, bar.high, bar.low, bar.close].every((price) => price !== undefined);
}
