import { writeFileSync } from 'node:fs';
import { report } from './report.mjs';

const MINUTE = 60_000_000_000;

/** Bars in floating-point numbers and nested maps, as most implementations make them. */
export class FloatBars {
  #symbols = new Map();
  #count = 0;
  #trades = 0;

  add([symbol, timestamp, price, size]) {
    const time = Number(timestamp);
    const minute = Math.floor(time / MINUTE);
    const [paid, amount] = [Number(price), Number(size)];
    let bars = this.#symbols.get(symbol);
    if (!bars) this.#symbols.set(symbol, (bars = new Map()));
    const bar = bars.get(minute);
    this.#trades += 1;
    if (!bar) {
      this.#count += 1;
      bars.set(minute, {
        ...{ firstTime: time, open: paid, high: paid, low: paid, lastTime: time, close: paid },
        ...{ volume: amount, notional: paid * amount, trades: 1 },
      });
      return;
    }
    if (time < bar.firstTime) [bar.firstTime, bar.open] = [time, paid];
    if (time >= bar.lastTime) [bar.lastTime, bar.close] = [time, paid];
    if (paid > bar.high) bar.high = paid;
    if (paid < bar.low) bar.low = paid;
    bar.volume += amount;
    bar.notional += paid * amount;
    bar.trades += 1;
  }

  report(output) {
    if (output) {
      const lines = [...this.#symbols].flatMap(([symbol, bars]) =>
        [...bars].map(([minute, { open, high, low, close, volume, notional, trades }]) =>
          [symbol, BigInt(minute) * BigInt(MINUTE), open, high, low, close, volume, notional, trades].join(),
        ),
      );
      writeFileSync(output, `${lines.join('\n')}\n`);
    }
    report(this.#count, this.#trades);
  }
}
