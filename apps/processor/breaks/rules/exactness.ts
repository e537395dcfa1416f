import type { Rule } from '../rule';

const DECIMALS = ['libs/bars/test/model/decimal.test.ts'];
const TIMES = ['apps/processor/test/parsing/timestamp.test.ts'];
const BAR = ['libs/bars/test/model/bar-state.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

/** No digit is lost, from the byte to the bar. */
export const EXACTNESS: readonly Rule[] = [
  {
    rule: 'prices and sizes of up to 18 decimals are exact, and longer ones refused',
    breaks: [
      {
        name: 'a number passes through one of 64 bits',
        edit: {
          file: 'libs/bars/src/model/decimal.ts',
          find: 'const magnitude = BigInt(significant)',
          replace: 'const magnitude = BigInt(Number(significant))',
        },
        seenBy: DECIMALS,
      },
      {
        name: 'the 19th decimal is cut off',
        edit: {
          file: 'libs/bars/src/model/decimal.ts',
          find: "if (decimals > SCALE) return `has more than ${SCALE} decimals: '${text}'`;",
          replace: 'if (decimals > SCALE) return BigInt(significant) / 10n ** BigInt(decimals - SCALE);',
        },
        seenBy: DECIMALS,
      },
      {
        name: 'a 19th digit before the point is taken',
        edit: {
          file: 'libs/bars/src/model/decimal.ts',
          find: 'MAX_INTEGER_DIGITS = 18',
          replace: 'MAX_INTEGER_DIGITS = 19',
        },
        seenBy: DECIMALS,
      },
      {
        name: 'the kernel loses zeros within a long fraction',
        edit: {
          file: 'apps/processor/kernel/numbers.ts',
          find: 'value = value * powerOf10(zeros + 1) + digit;',
          replace: 'value = value * 10 + digit;',
        },
        seenBy: KERNEL,
        named: 'aggregates 18 decimals',
      },
      {
        name: 'the kernel takes a number of few decimals for one of as many as its symbol has',
        edit: {
          file: 'apps/processor/kernel/trades.ts',
          find: 'alignedPrice *= powerOf10(price - ofPrice);',
          replace: '',
        },
        seenBy: KERNEL,
        named: 'aggregates 18 decimals',
      },
      {
        name: 'the kernel leaves a price of a bar behind where decimals are added to it',
        edit: { file: 'apps/processor/kernel/bars.ts', find: 'bar.lowPrice *= ofPrice;', replace: '' },
        seenBy: KERNEL,
        named: 'aggregates fractions that get longer',
      },
      {
        name: 'bars are stored in units that some of their numbers are no multiple of',
        edit: {
          file: 'libs/bars/src/encoding/chunk-codec.ts',
          find: 'while (value % (POWERS[zeros] as bigint) !== 0n) zeros -= 1;',
          replace: 'if (value % (POWERS[zeros] as bigint) !== 0n) zeros -= 1;',
        },
        seenBy: ['libs/bars/test/encoding/chunk-codec.test.ts'],
      },
      {
        name: 'an average of half a unit is always rounded up',
        edit: {
          file: 'libs/bars/src/model/decimal.ts',
          find: 'return quotient % 2n === 0n ? quotient : quotient + 1n;',
          replace: 'return quotient + 1n;',
        },
        seenBy: DECIMALS,
      },
    ],
  },
  {
    rule: 'sums are exact, however large',
    breaks: [
      {
        name: 'a volume is cut to 64 bits',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: 'volume: a.volume + b.volume',
          replace: 'volume: BigInt.asUintN(64, a.volume + b.volume)',
        },
        seenBy: BAR,
      },
      {
        name: 'a notional is cut to 128 bits',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: 'notional: a.notional + b.notional',
          replace: 'notional: BigInt.asUintN(128, a.notional + b.notional)',
        },
        seenBy: BAR,
      },
      {
        name: 'the kernel does not carry to the high half of a notional',
        edit: { file: 'apps/processor/kernel/bars.ts', find: ' + (notional < product ? 1 : 0)', replace: '' },
        seenBy: KERNEL,
        named: 'adds up sums of 128 bits',
      },
      {
        name: 'the kernel does not carry to the high half of a volume',
        edit: { file: 'apps/processor/kernel/bars.ts', find: 'if (volume < size) bar.volumeHigh += 1;', replace: '' },
        seenBy: KERNEL,
        named: 'adds up sums of 128 bits',
      },
      {
        name: 'the kernel does not carry to the high half of a product',
        edit: { file: 'apps/processor/kernel/wide.ts', find: ' + (second >> 32)', replace: '' },
        seenBy: KERNEL,
        named: 'adds up sums of 128 bits',
      },
      {
        name: 'the kernel does not see that a notional is more than 128 bits',
        edit: { file: 'apps/processor/kernel/bars.ts', find: 'notionalHigh < bar.notionalHigh', replace: 'false' },
        seenBy: KERNEL,
        named: 'bar exceeds 128 bits',
      },
    ],
  },
  {
    rule: 'times are exact to the nanosecond, and an RFC 3339 time says its offset',
    breaks: [
      {
        name: 'a time is cut to milliseconds',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: `fraction.padEnd(9, '0')`,
          replace: `fraction.slice(0, 3).padEnd(9, '0')`,
        },
        seenBy: TIMES,
      },
      {
        name: 'a fraction of a number is filled up at the wrong end',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: `fraction.padEnd(decimals, '0')`,
          replace: `fraction.padStart(decimals, '0')`,
        },
        seenBy: TIMES,
      },
      {
        name: 'an offset counts in the wrong direction',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: `sign === '-' ? -1 : 1`,
          replace: `sign === '-' ? 1 : -1`,
        },
        seenBy: TIMES,
      },
      {
        name: 'the minutes of an offset do not count',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: '(Number(offsetHours) * 60 + Number(offsetMinutes))',
          replace: '(Number(offsetHours) * 60)',
        },
        seenBy: TIMES,
      },
      {
        name: 'a time without offset is taken for UTC',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: '(?:[Zz]|([+-])(\\d\\d):(\\d\\d))$/',
          replace: '(?:[Zz]|([+-])(\\d\\d):(\\d\\d))?$/',
        },
        seenBy: TIMES,
      },
      {
        name: 'a day that the month does not have is taken for one of the next',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: 'date.getUTCMonth() === month - 1 &&',
          replace: '',
        },
        seenBy: TIMES,
      },
      {
        name: 'the kernel takes the first digits of a time for those of the time before',
        edit: {
          file: 'apps/processor/kernel/times.ts',
          find: 'if (digits != firstDigits) {',
          replace: 'if (firstDigits == 0) {',
        },
        seenBy: KERNEL,
        named: 'aggregates times in',
      },
      {
        name: 'the kernel does not scale a time by its unit',
        edit: {
          file: 'apps/processor/kernel/times.ts',
          find: 'readFraction(start, end) : toNanoseconds(value, timeDecimals)',
          replace: 'readFraction(start, end) : toNanoseconds(value, 0)',
        },
        seenBy: KERNEL,
        named: 'aggregates times in',
      },
      {
        name: 'the kernel does not see the point of a time',
        edit: { file: 'apps/processor/kernel/times.ts', find: 'timeDecimals - decimals)', replace: 'timeDecimals)' },
        seenBy: KERNEL,
        named: 'aggregates times in',
      },
    ],
  },
];
