import type { Rule } from '../rule';

const DECIMALS = ['libs/bars/test/model/decimal.test.ts'];
const TIMES = ['apps/processor/test/parsing/timestamp.test.ts'];
const BAR = ['libs/bars/test/model/bar-state.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

/** Prices, sizes, sums and times are exact from the file to the bar. */
export const EXACTNESS: readonly Rule[] = [
  {
    rule: 'prices and sizes of up to 18 decimals are exact, and longer ones are rejected',
    breaks: [
      {
        name: 'a decimal is converted through a floating-point number',
        edit: {
          file: 'libs/bars/src/model/decimal.ts',
          find: 'const magnitude = BigInt(significant)',
          replace: 'const magnitude = BigInt(Number(significant))',
        },
        detectedBy: DECIMALS,
      },
      {
        name: 'the 19th decimal is truncated',
        edit: {
          file: 'libs/bars/src/model/decimal.ts',
          find: "if (decimals > SCALE) return `has more than ${SCALE} decimals: '${text}'`;",
          replace: 'if (decimals > SCALE) return BigInt(significant) / 10n ** BigInt(decimals - SCALE);',
        },
        detectedBy: DECIMALS,
      },
      {
        name: 'a 19th digit before the point is accepted',
        edit: {
          file: 'libs/bars/src/model/decimal.ts',
          find: 'MAX_INTEGER_DIGITS = 18',
          replace: 'MAX_INTEGER_DIGITS = 19',
        },
        detectedBy: DECIMALS,
      },
      {
        name: 'the kernel loses zeros within a long fraction',
        edit: {
          file: 'apps/processor/kernel/numbers.ts',
          find: 'value = value * powerOf10(zeros + 1) + digit;',
          replace: 'value = value * 10 + digit;',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates 18 decimals',
      },
      {
        name: 'the kernel does not scale a price to the decimals of its symbol',
        edit: {
          file: 'apps/processor/kernel/trades.ts',
          find: 'alignedPrice *= powerOf10(commonPriceDecimals - tradePriceDecimals);',
          replace: '',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates 18 decimals',
      },
      {
        name: 'the kernel does not scale the low of a bar when decimals are added',
        edit: { file: 'apps/processor/kernel/partial-bar.ts', find: 'bar.lowPrice *= priceFactor;', replace: '' },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates fractions that get longer',
      },
      {
        name: 'a bar is stored in a unit that does not divide all of its numbers',
        edit: {
          file: 'libs/bars/src/encoding/chunk-codec.ts',
          find: 'while (value % (POWERS[zeros] as bigint) !== 0n) zeros -= 1;',
          replace: 'if (value % (POWERS[zeros] as bigint) !== 0n) zeros -= 1;',
        },
        detectedBy: ['libs/bars/test/encoding/chunk-codec.test.ts'],
      },
      {
        name: 'a quotient halfway between two units is always rounded up',
        edit: {
          file: 'libs/bars/src/model/decimal.ts',
          find: 'return quotient % 2n === 0n ? quotient : quotient + 1n;',
          replace: 'return quotient + 1n;',
        },
        detectedBy: DECIMALS,
      },
    ],
  },
  {
    rule: 'sums are exact, however large',
    breaks: [
      {
        name: 'a volume is truncated to 64 bits',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: 'volume: a.volume + b.volume',
          replace: 'volume: BigInt.asUintN(64, a.volume + b.volume)',
        },
        detectedBy: BAR,
      },
      {
        name: 'a notional is truncated to 128 bits',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: 'notional: a.notional + b.notional',
          replace: 'notional: BigInt.asUintN(128, a.notional + b.notional)',
        },
        detectedBy: BAR,
      },
      {
        name: 'the kernel does not carry into the upper half of a notional',
        edit: { file: 'apps/processor/kernel/partial-bar.ts', find: ' + (notional < product ? 1 : 0)', replace: '' },
        detectedBy: KERNEL,
        testNamePattern: 'adds up sums of 128 bits',
      },
      {
        name: 'the kernel does not carry into the upper half of a volume',
        edit: {
          file: 'apps/processor/kernel/partial-bar.ts',
          find: 'if (volume < size) bar.volumeHigh += 1;',
          replace: '',
        },
        detectedBy: KERNEL,
        testNamePattern: 'adds up sums of 128 bits',
      },
      {
        name: 'the kernel does not carry into the upper half of a product',
        edit: { file: 'apps/processor/kernel/integers.ts', find: ' + (second >> 32)', replace: '' },
        detectedBy: KERNEL,
        testNamePattern: 'adds up sums of 128 bits',
      },
      {
        name: 'the kernel does not notice that a notional exceeds 128 bits',
        edit: {
          file: 'apps/processor/kernel/partial-bar.ts',
          find: 'notionalHigh < bar.notionalHigh',
          replace: 'false',
        },
        detectedBy: KERNEL,
        testNamePattern: 'bar exceeds 128 bits',
      },
    ],
  },
  {
    rule: 'times are exact to the nanosecond, and an RFC 3339 time must have an offset',
    breaks: [
      {
        name: 'a time is truncated to milliseconds',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: `fraction.padEnd(9, '0')`,
          replace: `fraction.slice(0, 3).padEnd(9, '0')`,
        },
        detectedBy: TIMES,
      },
      {
        name: 'the fraction of a numeric time is padded at the wrong end',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: `fraction.padEnd(decimals, '0')`,
          replace: `fraction.padStart(decimals, '0')`,
        },
        detectedBy: TIMES,
      },
      {
        name: 'an offset is applied in the wrong direction',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: `sign === '-' ? -1 : 1`,
          replace: `sign === '-' ? 1 : -1`,
        },
        detectedBy: TIMES,
      },
      {
        name: 'the minutes of an offset are ignored',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: '(Number(offsetHours) * 60 + Number(offsetMinutes))',
          replace: '(Number(offsetHours) * 60)',
        },
        detectedBy: TIMES,
      },
      {
        name: 'a time without an offset is read as UTC',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: '(?:[Zz]|([+-])(\\d\\d):(\\d\\d))$/',
          replace: '(?:[Zz]|([+-])(\\d\\d):(\\d\\d))?$/',
        },
        detectedBy: TIMES,
      },
      {
        name: 'a day that its month does not have is read as a day of the next month',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: 'date.getUTCMonth() === month - 1 &&',
          replace: '',
        },
        detectedBy: TIMES,
      },
      {
        name: 'a time in a leap second is called malformed',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: ` && unit === 'rfc3339' && isInLeapSecond(text)`,
          replace: ` && unit !== 'rfc3339' && isInLeapSecond(text)`,
        },
        detectedBy: TIMES,
      },
      {
        name: 'every second 60 is called a leap second',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: `return secondAfter.endsWith('-01T00:00:00.000Z');`,
          replace: 'return secondAfter !== undefined;',
        },
        detectedBy: TIMES,
      },
      {
        name: 'the kernel does not notice that the first digits of a time have changed',
        edit: {
          file: 'apps/processor/kernel/times.ts',
          find: 'if (digits != firstDigits) {',
          replace: 'if (firstDigits == 0) {',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates times in',
      },
      {
        name: 'the kernel does not scale a time by its unit',
        edit: {
          file: 'apps/processor/kernel/times.ts',
          find: 'readFraction(start, end) : toNanoseconds(value, timeDecimals)',
          replace: 'readFraction(start, end) : toNanoseconds(value, 0)',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates times in',
      },
      {
        name: 'the kernel ignores the decimals of a time when it scales it',
        edit: { file: 'apps/processor/kernel/times.ts', find: 'timeDecimals - decimals)', replace: 'timeDecimals)' },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates times in',
      },
    ],
  },
  {
    rule: 'times are plausible for their unit, and for the day of the upload',
    breaks: [
      {
        name: 'a time in another unit makes a bar in 1970',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: 'return time >= range.from && time < range.to',
          replace: 'return time < range.to',
        },
        detectedBy: TIMES,
      },
      {
        name: 'a time long after the upload is accepted',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: 'return time >= range.from && time < range.to',
          replace: 'return time >= range.from',
        },
        detectedBy: TIMES,
      },
      {
        name: 'the range depends on the hour of the day',
        edit: {
          file: 'apps/processor/src/parsing/plausible-times.ts',
          find: 'time - (time % DAY) + 2n * DAY',
          replace: 'time + 2n * DAY',
        },
        detectedBy: TIMES,
      },
      {
        name: 'an upload has the time at which it is read',
        edit: {
          file: 'apps/processor/src/adapters/s3-trade-file-store.ts',
          find: "const uploadedAt = required(head.lastModified, 'Last-Modified');",
          replace: 'const uploadedAt = Date.now();',
        },
        detectedBy: ['apps/processor/test/adapters/s3-trade-file-store.test.ts'],
      },
      {
        name: 'all times are plausible unless the settings say otherwise',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'settings.times ?? plausibleTimes(Math.max(uploadedAt, Date.now()))',
          replace: 'settings.times',
        },
        detectedBy: ['apps/processor/test/process-trade-file.test.ts'],
      },
      {
        name: 'the kernel accepts any time',
        edit: {
          file: 'apps/processor/kernel/trades.ts',
          find: 'if (index < firstBar || index > lastBar) return false;',
          replace: '',
        },
        detectedBy: KERNEL,
      },
    ],
  },
];
