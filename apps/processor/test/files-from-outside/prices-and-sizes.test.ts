import { linesOf, processFiles } from './process-files';

const HEADER = 'symbol,timestamp_ms,price,size,id';
const lineOf = (price: string, size: string, id: number) => `ABC,1710171000000,${price},${size},${id}`;
const BAR = 'general ABC 2024-03-11T15:30 10 10 10 10 2 20 1';

describe('a price or a size', () => {
  test.each([
    '"1,234.5"',
    '"1234,5"',
    '1 234.5',
    '1_234.5',
    "1'234.5",
    '$10',
    '10 USD',
    '10%',
    '0x0A',
    '10k',
    '(10)',
    '\u221210',
    '\u0661\u0660',
    'NaN',
    'Infinity',
    'null',
    '',
    '1e',
    '--1',
  ])('is not %s', async (number) => {
    const text = number.replaceAll('"', '');

    expect(
      await processFiles({
        'x.csv': linesOf(HEADER, lineOf('10', '2', 1), lineOf(number, '1', 2), lineOf('1', number, 3)),
      }),
    ).toEqual({
      bars: [BAR],
      rejected: [`x.csv:3 price is not a decimal number: '${text}'`, `x.csv:4 size is not a decimal number: '${text}'`],
    });
  });

  test.each(['10', '10.', '+10', '010', '10.000000000000000000000', '1e1', '1E+01', '100e-1', '.1e2'])(
    'of 10 can be written as %s',
    async (number) => {
      expect(await processFiles({ 'x.csv': linesOf(HEADER, lineOf(number, number, 1)) })).toEqual({
        bars: ['general ABC 2024-03-11T15:30 10 10 10 10 10 100 1'],
      });
    },
  );

  test('has up to 18 digits before and after the point, and one with more is rejected, not rounded', async () => {
    const file = linesOf(
      HEADER,
      lineOf('0.000000000000000001', '999999999999999999', 1),
      lineOf('3.1249999999999998e-05', '1', 2),
      lineOf('1e-19', '1', 3),
      lineOf('1', '1e18', 4),
      lineOf('2.5e-05', '1', 5),
    );

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: [
        'general ABC 2024-03-11T15:30 0.000000000000000001 0.000025 0.000000000000000001 0.000025 1000000000000000000 1.000024999999999999 2',
      ],
      rejected: [
        "x.csv:3 price has more than 18 decimals: '3.1249999999999998e-05'",
        "x.csv:4 price has more than 18 decimals: '1e-19'",
        "x.csv:5 size has more than 18 digits before the point: '1e18'",
      ],
    });
  });

  test.each(['0', '0.0', '-0', '0e5', '-37.5'])('is rejected if it is not greater than zero: %s', async (number) => {
    expect(
      await processFiles({
        'x.csv': linesOf(HEADER, lineOf('10', '2', 1), lineOf(number, '1', 2), lineOf('1', number, 3)),
      }),
    ).toEqual({
      bars: [BAR],
      rejected: [
        `x.csv:3 price must be greater than 0, got: '${number}'`,
        `x.csv:4 size must be greater than 0, got: '${number}'`,
      ],
    });
  });

  test('is not a boolean, an array or null in NDJSON', async () => {
    const lineOfValues = (price: unknown, size: unknown, id: number) =>
      JSON.stringify({ symbol: 'ABC', timestamp_ms: 1_710_171_000_000, price, size, id });

    expect(
      await processFiles({
        'x.ndjson': linesOf(
          lineOfValues(10, '2', 1),
          lineOfValues(null, 2, 2),
          lineOfValues([10], 2, 3),
          lineOfValues(10, true, 4),
          lineOfValues(10, 2, 5).replace('10', 'NaN'),
        ),
      }),
    ).toEqual({
      bars: [BAR],
      rejected: [
        'x.ndjson:2 price is missing',
        'x.ndjson:3 price is missing',
        'x.ndjson:4 size is missing',
        'x.ndjson:5 the line is not JSON',
      ],
    });
  });
});

test('a quantity of zero, which an archive lost, does not hide the other trades of its minute', async () => {
  const file = linesOf(
    '51,1500.5,0.000,91,93,1683000000037,false',
    '52,1500.25,4,94,94,1683000001000,true',
    '53,1500.75,0,95,95,1683000002000,true',
  );

  expect(await processFiles({ 'futures/um/ETHUSDT-aggTrades-2023-05.csv': file })).toEqual({
    bars: ['binance-usdm-agg ETHUSDT 2023-05-02T04:00 1500.25 1500.25 1500.25 1500.25 4 6001 1'],
    rejected: [
      "futures/um/ETHUSDT-aggTrades-2023-05.csv:1 size must be greater than 0, got: '0.000'",
      "futures/um/ETHUSDT-aggTrades-2023-05.csv:3 size must be greater than 0, got: '0'",
    ],
  });
});

test('a file whose ids and times lost digits in Excel is refused', async () => {
  const key = 'spot/daily/trades/XRPUSDT/XRPUSDT-trades-2024-03-11.csv';

  expect(
    await processFiles({
      [key]: linesOf('6.55E+08,0.61,25,15.25,1.71E+12,TRUE,TRUE', '6.55E+08,0.62,5,3.1,1.71E+12,FALSE,TRUE'),
    }),
  ).toEqual({
    refused: {
      [key]: expect.stringContaining(
        'The first: line 1: id is a number that was stored as floating point and has lost digits: "6.55E+08"',
      ) as string,
    },
  });
});
