import { FileTooLargeError } from '../../../src/errors';
import { memoryLimits } from '../../../src/aggregation/memory-limits';
import { TemporaryFile } from '../../../src/aggregation/temporary-file';
import { WasmLineAggregator } from '../../../src/aggregation/wasm/wasm-line-aggregator';
import { detectLayout } from '../../../src/parsing/recognition/detect-layout';
import { plausibleTimes } from '../../../src/parsing/plausible-times';
import { MAX_LINE_LENGTH } from '../../../src/parsing/read-lines';
import { aggregate } from '../aggregate';
import { aggregateBothWays } from './aggregate-both-ways';

const HEADER = 'symbol,timestamp_ns,price,size,id';
const START = 1_723_161_240_000_000_000n;
const SECOND = 1_000_000_000n;

/** A line of the general layout, a number of seconds after the start. */
const line = (
  id: number | bigint | string,
  second: number,
  price: string | number,
  size: string | number,
  symbol = 'A',
) => `${symbol},${START + BigInt(Math.round(second * 1000)) * (SECOND / 1000n)},${price},${size},${id}`;
/** An id, and a number of ids that follow it. */
const idsOf = (first: number, run: number) => Array.from({ length: run + 1 }, (_, index) => first + index);
const csv = (...lines: string[]) => [HEADER, ...lines, ''].join('\n');
const kernel = (options: ConstructorParameters<typeof WasmLineAggregator>[0]) => new WasmLineAggregator(options);

describe('WasmLineAggregator', () => {
  test.each<[string, string]>([
    ['plain lines', csv(line(1, 0, '61837.63', '0.02'), line(2, 1, '61837.64', '1.5'), line(3, 61, 7, 9))],
    ['Windows line ends', csv(line(1, 0, 1.5, 2), line(2, 1, 1.25, 3)).replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${csv(line(1, 0, 1.5, 2))}`],
    ['a missing last line end', csv(line(1, 0, 1.5, 2)).trimEnd()],
    ['blank lines', csv('', line(1, 0, 1.5, 2), '', '\r', line(2, 0, 1.5, 2), '')],
    [
      'fractions that get longer',
      csv(...['1', '1.5', '1.25', '1.125', '1.12345678'].map((n, id) => line(id, id, n, n))),
    ],
    ['fractions that end in zeros', csv(line(1, 0, '1.50000000', '2.00000000'), line(2, 0, '3.25000000000000', '4'))],
    ['18 decimals', csv(line(1, 0, '1.123456789012345678', '2.000000000000000001'), line(2, 0, '3', '4'))],
    ['long numbers', csv(line(1, 0, '10340382.38691912', '98755234.15366895'), line(2, 9, '10886599.31079372', '1'))],
    ['ids in any order', csv(...[5, 3, 9, 1, 7, 2].map((id) => line(id, id, id, 1)))],
    ['ids in any order, at one time', csv(...[5, 3, 9, 1, 7, 2].map((id) => line(id, 0, id, 1)))],
    [
      'many ids',
      csv(...Array.from({ length: 5000 }, (_, id) => line(id * (1 + (id % 7)) + 10_000 * id, id / 100, 1, 1))),
    ],
    [
      'runs of consecutive ids of any length',
      csv(
        ...[0, 1, 2, 126, 127, 128, 129, 20_000].flatMap((run, bar) =>
          idsOf(bar * 50_000, run).map((id) => line(id, 60 * bar, 1, 1)),
        ),
      ),
    ],
    [
      'ids at any distance',
      csv(
        ...[2, 64, 65, 8191, 8192, 8193, 8194, 2 ** 21, 2 ** 40]
          .map((gap, bar) => [bar, gap])
          .flatMap(([bar = 0, gap = 0]) =>
            [0, gap, gap + 1, 2 * gap, 2 * gap + 2].map((id) => line(2 ** 45 + 2 ** 42 * bar + id, 60 * bar, 1, 1)),
          ),
      ),
    ],
    [
      'many ids that arrive late, between runs',
      csv(
        ...Array.from({ length: 900 }, (_, index) =>
          line(index % 3 === 1 ? index - 1000 * (index % 7) + 10_000 : index + 20_000, index / 1000, index + 1, 1),
        ),
      ),
    ],
    [
      'ids that are far apart',
      csv(line(2n ** 63n - 1n, 0, 1, 1), line(0, 1, 2, 1), line(1, 2, 3, 1), line(2n ** 62n, 3, 4, 1)),
    ],
    [
      'new symbols in long batches',
      csv(...Array.from({ length: 3000 }, (_, id) => line(id, id / 50, id + 1, 1, `S${id % 700}`))),
    ],
    [
      'some lines with CR',
      csv(...Array.from({ length: 700 }, (_, id) => line(id, id / 50, id + 1, 1) + (id % 5 === 0 ? '\r' : ''))),
    ],
    ['a trade that is one bar late', csv(line(1, 0, 1, 1), line(2, 60, 2, 1), line(3, 120, 3, 1), line(4, 59, 4, 1))],
    ['trades that are hours late', csv(...[0, 9000, 3600, 18_000, 60, 7200, 1].map((s, id) => line(id, s, s + 1, 1)))],
    ['a whole day', csv(...Array.from({ length: 1440 }, (_, minute) => line(minute, minute * 60, minute + 1, 2)))],
    ['time backwards', csv(...Array.from({ length: 300 }, (_, id) => line(id, (300 - id) * 60, id + 1, 2)))],
    ['the first and the last time', csv('A,0,1,1,1', 'A,9223372036854775807,2,1,2'.replace('A', 'B'))],
  ])('aggregates %s', async (_name, content) => {
    const { deferred, counts } = await aggregateBothWays(content);

    expect(deferred).toBe(0);
    expect(counts.accepted).toBeGreaterThan(0);
    expect(counts.rejected).toBe(0);
    await aggregateBothWays(content, { interval: '1s' });
  });

  test.each<[string, (id: number) => string]>([
    ['ids that are texts', (id) => line(`5b0f7f0a-${id}`, id % 100, 1 + (id % 7), 2)],
    ['quotes', (id) => line(id, id % 100, 1 + (id % 7), 2).replace(/[^,]+/g, '"$&"')],
    ['exponents', (id) => line(id, id % 100, `${1 + (id % 7)}e-5`, 2)],
  ])('reads lines as rows after it has deferred many, because of %s', async (_what, lineOf) => {
    const content = csv(...Array.from({ length: 2000 }, (_, index) => (index % 500 === 3 ? 'x' : lineOf(index))));

    const { deferred, counts, rejections } = await aggregateBothWays(content, { chunkSize: 500 });

    expect(counts).toMatchObject({ accepted: 1996, rejected: 4 });
    expect(deferred).toBeLessThan(50);
    expect(rejections.map(({ line: number }) => number)).toEqual([5, 505, 1005, 1505]);
  });

  test('reads lines as rows only if it has deferred many', async () => {
    const content = csv(...Array.from({ length: 2000 }, (_, id) => line(id % 5 === 0 ? `x${id}` : id, id % 100, 1, 2)));
    expect((await aggregateBothWays(content, { chunkSize: 500 })).deferred).toBe(400);
  });

  test.each<[string, string, string]>([
    ['s', 'x.csv', '1723161240 1723161240.5 1723161299.123456789'],
    ['ms', 'x.csv', '1723161240000 1723161240000.5 1723161240123.456789'],
    ['us', 'x.csv', '1723161240000000 1723161240000000.5 1723161240123456.789'],
    ['ns', 'x.csv', '1723161240000000000 1735689600010866123 1723161240000000001'],
    ['ms-or-us', 'BTCUSDT-trades-2025-01-01.csv', '1735689600010 1735689600010866 1735689659999'],
  ])('aggregates times in %s', async (unit, key, times) => {
    const lines = times
      .split(' ')
      .map((time, id) => (key === 'x.csv' ? `A,${time},${id + 1},1,${id}` : `${id},${id + 1},1,1,${time},True,True`));
    const content = [...(key === 'x.csv' ? [`symbol,timestamp_${unit},price,size,id`] : []), ...lines, ''].join('\n');

    const { deferred, counts } = await aggregateBothWays(content, { key });

    expect({ deferred, accepted: counts.accepted }).toEqual({ deferred: 0, accepted: 3 });
  });

  test.each<[string, number, string]>([
    ['quotes', 2, csv('"A",1,1,1,1', line(1, 0, 1, 1), '"A","1","2","3","4"')],
    [
      'exponents, signs, and points without digits on both sides',
      4,
      csv(line(1, 0, '1e2', 1), line(2, 0, '+1', 1), line(3, 0, '.5', 1), line(4, 0, '5.', 1)),
    ],
    [
      'prices and sizes of zero or less',
      3,
      csv(line(1, 0, 0, 1), line(2, 0, 1, '0.000'), line(3, 0, -1, 1), line(4, 0, 1, 1)),
    ],
    [
      'numbers that are too long',
      2,
      csv(line(1, 0, '1.1234567890123456789', 1), line(2, 0, '1234567890123456789', 1), line(3, 0, 1, 1)),
    ],
    ['ids that are not whole numbers', 3, csv(line('x', 0, 1, 1), line('007', 0, 1, 1), line(2n ** 63n, 0, 1, 1))],
    ['symbols that are not ASCII', 1, csv(line(1, 0, 1, 1, 'Ä'), line(2, 0, 1, 1, 'B'))],
    [
      'times that are not valid',
      4,
      csv('A,x,1,1,1', 'A,,1,1,2', 'A,9223372036854775808,1,1,3', 'A,99999999999999999999,1,1,4', line(5, 0, 1, 1)),
    ],
    ['lines with too few or too many fields', 4, csv('A', 'A,1,1,1', 'A,1,1,1,1,1', ',,,,', line(5, 0, 1, 1))],
    ['empty fields', 3, csv(`,${START},1,1,1`, `A,${START},,1,1`, `A,${START},1,1,`, line(5, 0, 1, 1))],
  ])('defers %s', async (_name, expected, content) => {
    const { deferred } = await aggregateBothWays(content);
    expect(deferred).toBe(expected);
  });

  test('numbers deferred lines as in the file', async () => {
    const { rejections } = await aggregateBothWays(csv('', 'bad', line(1, 0, 1, 1), '', 'bad,again', line(2, 0, 1, 1)));
    expect(rejections.map((rejection) => rejection.line)).toEqual([3, 6]);
  });

  test('defers more lines than its list can hold', async () => {
    const lines = Array.from({ length: 10_000 }, (_, id) => (id % 2 ? line(id, 0, 1, 1) : 'bad'));
    const { deferred, counts } = await aggregateBothWays(csv(...lines));
    expect({ deferred, ...counts }).toMatchObject({ deferred: 5000, accepted: 5000, rejected: 5000 });
  });

  test.each([MAX_LINE_LENGTH - 20, MAX_LINE_LENGTH, 2 * MAX_LINE_LENGTH, 300_000, 600_000])(
    'aggregates the other lines if a line has %d characters',
    async (length) => {
      const long = `A,${'1'.repeat(length)}`;
      for (const chunkSize of [1000, 65_536, Infinity]) {
        const content = csv(line(1, 0, 1, 1), long, line(2, 0, 1, 1), long);
        const { counts } = await aggregateBothWays(content, { chunkSize });
        expect(counts).toMatchObject({ accepted: 2, rejected: 2 });
      }
    },
  );

  test('returns the same result for chunks of any size', async () => {
    const content =
      `\ufeff${csv(line(1, 0, '1.5', 1), '', 'bad', line(2, 1, 2, '3.25', 'LONGER'), '"A",1,1,1,1')}`.replaceAll(
        '\n',
        '\r\n',
      );
    const whole = await aggregateBothWays(content);
    for (let chunkSize = 1; chunkSize < content.length; chunkSize += 1) {
      expect(await aggregateBothWays(content, { chunkSize })).toEqual(whole);
    }
  });

  test('adds up sums of 128 bits and more', async () => {
    const largest = '9'.repeat(18);
    const lines = Array.from({ length: 40 }, (_, id) => line(id, id, largest, `${largest}.5`));
    const { bars } = await aggregateBothWays(csv(...lines));
    expect(bars[0]?.partial.state.notional.toString(2).length).toBeGreaterThan(128);
    const tiny = Array.from({ length: 40 }, (_, id) => line(id, id, '1.000000000000000001', '9.999999999999999999'));
    await aggregateBothWays(csv(...tiny));
  });

  test('defers trades whose bar exceeds 128 bits', async () => {
    const lines = Array.from({ length: 20 }, (_, id) => line(id, id, '9999999999999999.999', '9999999999999999.999'));
    const { deferred, counts } = await aggregateBothWays(csv(...lines));
    expect(deferred).toBeGreaterThan(0);
    expect(counts.accepted).toBe(20);
  });

  test('defers single lines of long batches', async () => {
    const lines = Array.from({ length: 3000 }, (_, id) =>
      line(id, id / 50, id % 97 === 5 ? 'x' : id + 1, 1, `S${id % 7}`),
    );
    for (const content of [csv(...lines), csv(...lines).replaceAll('\n', '\r\n')]) {
      for (const chunkSize of [700, 65_536]) {
        const { deferred, counts } = await aggregateBothWays(content, { chunkSize });
        expect([deferred, counts.accepted, counts.rejected]).toEqual([31, 2969, 31]);
      }
    }
  });

  test('returns bars by hour, then by symbol', async () => {
    const trades = [['A', 0] as const, ['A', 3600] as const, ['B', 3600] as const, ['B', 0] as const];
    const content = csv(...trades.map(([symbol, second], id) => line(id, second, 1, 1, symbol)));
    const { bars } = await aggregateBothWays(content);
    expect(bars.map(({ symbol }) => symbol)).toEqual(['A', 'B', 'A', 'B']);
  });

  test('aggregates thousands of symbols of any length', async () => {
    const symbols = Array.from({ length: 3000 }, (_, index) => `S${'x'.repeat(index % 120)}${index}`.slice(0, 128));
    const { deferred, counts } = await aggregateBothWays(
      csv(...[...symbols, ...symbols].map((symbol, id) => line(id, id, id + 1, 1, symbol))),
    );
    expect({ deferred, accepted: counts.accepted }).toEqual({ deferred: 0, accepted: 6000 });
  });

  test.each([
    ['in one bar', csv(line(1, 0, 5, 1), line(2, 1, 6, 1), line(1, 0, 5, 1), line(3, 70, 7, 1))],
    ['with different values', csv(line(1, 0, 5, 1), line(1, 0, 6, 1), line(2, 1, 6, 1))],
    ['hours apart in the file', csv(line(1, 0, 5, 1), line(2, 9000, 6, 1), line(3, 18_000, 6, 1), line(1, 0, 5, 1))],
    ['once in a deferred line', csv(line(1, 0, 5, 1), line(2, 1, 6, 1), line(1, 0, '5e0', 1))],
    ['in different symbols', csv(line(1, 0, 5, 1), line(1, 0, 5, 1, 'B'))],
  ])('finds repeated ids, %s', async (_name, content) => {
    await aggregateBothWays(content);
  });

  test.each([
    ['complete bars', { completeBars: 1 }],
    ['all bars, with a new kernel', { kernel: 1 }],
    ['all bars, with a new kernel for some lines', { kernel: 4_000 }],
  ])('moves bars to the temporary file: %s', async (_what, limit) => {
    const trades = Array.from({ length: 120 }, (_, id) => line(id, 37 * (id % 50), 5 + (id % 7), 1, `S${id % 5}`));
    const content = csv(...trades.slice(0, 70), 'not a trade', ...trades.slice(70), 'nor this');
    const expected = await aggregate(content, { makeLineAggregator: kernel });
    const limited = await aggregate(content, { makeLineAggregator: kernel, limits: { ...memoryLimits(), ...limit } });
    expect(limited).toEqual(expected);
    expect(limited.deferred).toBe(2);
    expect(limited.aggregated.rejections.map((rejection) => rejection.line)).toEqual([72, 123]);
  });

  test('refuses a file that needs more memory, and says what to do', () => {
    const { fast } = detectLayout('x.csv', HEADER);
    const aggregator = new WasmLineAggregator(
      {
        ...{ format: fast as NonNullable<typeof fast>, interval: '1m', contested: [] },
        ...{ limits: { ...memoryLimits(), kernel: 2 ** 30 }, temporaryFile: new TemporaryFile(0) },
      },
      32,
    );
    const fill = () => {
      for (let id = 0; id < 200_000; id += 1) aggregator.push(Buffer.from(`${line(id, id, 1, 1, `S${id}`)}\n`));
    };
    expect(fill).toThrow(FileTooLargeError);
    expect(fill).toThrow(/^The bars of the file need more than 2 MiB of memory.*split it by time or by symbol/);
  });
});

describe('WasmLineAggregator, names and times', () => {
  test.each(['A ', ' A', '7.0', '1.5', '1e+9', 'x\u00a0'])(
    'leaves the symbol %j to the reference path',
    async (symbol) => {
      const { deferred } = await aggregateBothWays(
        csv(line(1, 0, 1, 1), line(2, 1, 1, 1, `"${symbol}"`), line(3, 2, 1, 1, symbol)),
      );
      expect(deferred).toBe(2);
    },
  );

  test.each(['BRK.B', '0700.HK', 'a b', '600519', '1INCHUSDT', '2024-08-08'])(
    'aggregates the symbol %j',
    async (symbol) => {
      expect(await aggregateBothWays(csv(line(1, 0, 1, 1, symbol)))).toMatchObject({
        deferred: 0,
        counts: { accepted: 1 },
      });
    },
  );

  test.each(['1m', '1s'] as const)(
    'leaves implausible times to the reference path, in bars of %s',
    async (interval) => {
      const times = plausibleTimes(Number(START / 1_000_000n));
      const at = (time: bigint, id: number) => `A,${time},1,1,${id}`;
      const plausible = [times.from, START, times.to - 1n, times.from];
      const others = [0n, 1n, times.from - 1n, times.to, times.to + SECOND, 2n ** 63n - 1n];
      const lines = [...others, ...plausible, ...others].map((time, id) => at(time, id + 1));

      const { deferred, counts } = await aggregateBothWays(csv(...lines), { times, interval });

      expect({ deferred, ...counts }).toMatchObject({ deferred: 12, accepted: 4, rejected: 12 });
    },
  );
});

describe('WasmLineAggregator, NDJSON', () => {
  const KEY = { key: 'x.ndjson' };
  const time = START.toString();
  const trade = `{"symbol":"A","timestamp_ns":${time},"price":1.5,"size":2,"id":`;

  test.each([
    [
      'numbers',
      (price: string, id: number) => `{"symbol":"A","timestamp_ns":${time},"price":${price},"size":2,"id":${id}}`,
    ],
    [
      'texts',
      (price: string, id: number) =>
        `{"symbol":"A","timestamp_ns":"${time}","price":"${price}","size":"2","id":"${id}"}`,
    ],
  ])(
    'aggregates lines that only differ in their values, with other lines between them, written as %s',
    async (_name, usual) => {
      const others = [
        ...['A', 'BB', 'C.1', 'A\\u0041', 'A\\"', 'Ä', 'x'.repeat(40)].map((symbol) =>
          usual('1', 0).replace('"A"', `"${symbol}"`),
        ),
        usual('1', 0).replace('"A"', '12'),
        usual('1', 0).replace('"A"', '1.'),
        usual('1', 0).replace('"A"', '1e3'),
        ...['01', '1.', '.5', '-1', '1e3', '1 ', ' 1', 'x', '', 'null', '{}', '9'.repeat(70)].map((price) =>
          usual(price, 0),
        ),
        usual('1', 0)
          .replace(/"?2"?,/, '"2",')
          .replace('1', '"1"'),
        usual('1', 0).replace('timestamp_ns"', 'timestamp_nz"'),
        usual('1', 0).replace('ns":', 'ns";'),
        usual('1', 0).replace('}', '}x'),
        usual('1', 0).replace('}', ''),
      ];
      // Every line has a different id, because the kernel does not aggregate repeated trades.
      const lines = [...others.flatMap((other) => [usual('1.5', 0), other, other]), ...others];
      const content = lines.map((line, index) => line.replace(/"id":("?)0/, `"id":$1${index + 1}`)).join('\n');
      await aggregateBothWays(content, KEY);
    },
  );

  test('defers lines that are too long', async () => {
    const spaces = ' '.repeat(MAX_LINE_LENGTH + 1);
    const long = `${trade}1,"note":"${'x'.repeat(MAX_LINE_LENGTH)}"}`;
    const { counts } = await aggregateBothWays([`${trade}1}`, spaces, long, `${trade}2}`, ''].join('\n'), KEY);
    expect(counts).toMatchObject({ accepted: 2, rejected: 2 });
  });

  test.each<[string, string]>([
    ['numbers', `${trade}1}\n${trade}2}\n`],
    ['texts', `{"symbol":"A","timestamp_ns":"${time}","price":"1.50","size":"2","id":"7"}\n`],
    ['keys in any order', `{"id":1,"size":2,"price":3,"timestamp_ns":${time},"symbol":"A"}\n${trade}2}\n`],
    ['spaces', `  { "symbol" : "A" ,\t"timestamp_ns":${time} , "price":1.5,"size": 2,"id":3 }  \r\n`],
    ['other keys', `${trade}1,"x":"y","a very long unknown key name":-1.5,"n":null,"t":true,"f":false,"z":0}\n`],
    ['a symbol that is a number', `{"symbol":12,"timestamp_ns":${time},"price":1,"size":2,"id":3}`],
    ['blank lines', `\n${trade}1}\n\r\n  \n${trade}2}`],
  ])('aggregates %s', async (_name, content) => {
    const { deferred, counts } = await aggregateBothWays(content, KEY);
    expect({ deferred, rejected: counts.rejected }).toEqual({ deferred: 0, rejected: 0 });
    for (let chunkSize = 1; chunkSize < content.length; chunkSize += 1)
      await aggregateBothWays(content, { ...KEY, chunkSize });
  });

  test.each<[string, string]>([
    ['escapes', `{"symbol":"\\u0041","timestamp_ns":${time},"price":1,"size":2,"id":3}`],
    ['an escaped key', `{"symb\\u006fl":"A","timestamp_ns":${time},"price":1,"size":2,"id":3}`],
    ['a repeated key', `${trade}1,"id":2}`],
    ['nested values', `${trade}1,"x":{"id":2}}`],
    ['arrays', `${trade}1,"x":[1,2]}`],
    ['an action', `${trade}1,"action":"trade"}`],
    ['a feed', `${trade}1,"feed":"other"}`],
    ['a key that changes the meaning of a trade', `${trade}1,"conditions":"37"}`],
    ['a key that changes the meaning in another case', `${trade}1,"Conditions":"37"}`],
    ['the order of a trade', `${trade}1,"sequence":4}`],
    ['a second time', `${trade}1,"timestamp_s":5}`],
    ['exponents', `{"symbol":"A","timestamp_ns":${time},"price":1e3,"size":2,"id":3}`],
    ['a number with leading zeros', `{"symbol":"A","timestamp_ns":${time},"price":01,"size":2,"id":3}`],
    ['a number without digits after the point', `{"symbol":"A","timestamp_ns":${time},"price":1.,"size":2,"id":3}`],
    ['null', `{"symbol":"A","timestamp_ns":${time},"price":null,"size":2,"id":3}`],
    ['a missing field', `{"symbol":"A","timestamp_ns":${time},"size":2,"id":3}`],
    ['an empty object', '{}'],
    ['an array', '[1]'],
    ['an incomplete object', `${trade}1`],
    ['text after the object', `${trade}1} x`],
    ['a trailing comma', `${trade}1,}`],
    ['a control character', `{"symbol":"A\u0001","timestamp_ns":${time},"price":1,"size":2,"id":3}`],
    ['a symbol that is not ASCII', `{"symbol":"Ä","timestamp_ns":${time},"price":1,"size":2,"id":3}`],
    ['an unknown word', `${trade}1,"x":nul}`],
    ['a signed id', `${trade}-1}`],
  ])('defers %s', async (_name, content) => {
    const { deferred } = await aggregateBothWays(`${trade}99}\n${content}\n${trade}100}\n`, KEY);
    expect(deferred).toBe(1);
  });
});
