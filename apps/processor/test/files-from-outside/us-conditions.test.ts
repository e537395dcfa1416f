import { linesOf, processFiles } from './process-files';

const MASSIVE =
  'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp';
/** 11:30 in New York. */
const SESSION = 1_710_171_000_000_000_000n;
/** 08:00 in New York, before the regular session. */
const PRE_MARKET = 1_710_158_400_000_000_000n;

function massive(conditions: string, price: number, size: number | string, id: number, time = SESSION): string {
  const at = time + BigInt(id);
  return `XYZ,${conditions},0,11,${id},${at},${price},${id},${at},${size},3,0,0`;
}

function alpaca(c: readonly string[], p: number, s: number, i: number, z = 'C'): string {
  return JSON.stringify({ T: 't', S: 'XYZ', i, x: 'N', p, s, c, z, t: `2024-03-11T15:30:0${i}Z` });
}

describe('sale conditions', () => {
  test('of trades before the session let them update prices, unless they are odd lots', async () => {
    const file = linesOf(
      MASSIVE,
      massive('12', 20, 100, 1, PRE_MARKET),
      massive('"12,37"', 25, 3, 2, PRE_MARKET),
      massive('"14,12,41"', 20.5, 200, 3, PRE_MARKET),
    );

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: ['massive-stocks XYZ 2024-03-11T12:00 20 20.5 20 20.5 303 6175 3'],
    });
    expect(await processFiles({ 'x.csv': file }, { '': { extendedHours: 'volume' } })).toEqual({
      bars: ['massive-stocks XYZ 2024-03-11T12:00 - - - - 303 6175 3'],
    });
    expect(await processFiles({ 'x.csv': file }, { '': { extendedHours: 'exclude' } })).toEqual({
      excluded: { 'extended hours: form T': 3 },
    });
  });

  test('have the same meaning in the numbers of Massive and the letters of the tape', async () => {
    const files = {
      'x.csv': linesOf(MASSIVE, massive('', 20, 1, 1), massive('29', 25, 1, 2), massive('"14,41"', 20, 1, 3)),
      'x.ndjson': linesOf(alpaca(['@'], 20, 1, 1), alpaca(['R'], 25, 1, 2), alpaca(['@', 'F'], 20, 1, 3)),
    };

    const { bars } = await processFiles(files);

    expect(bars).toHaveLength(2);
    expect(bars?.map((bar) => bar.slice(bar.indexOf(' ')))).toEqual(Array(2).fill(bars?.[0]?.slice('alpaca'.length)));
  });

  test.each([
    ['spaces after commas', '"14, 41 "', undefined],
    ['semicolons', '14;41', "the sale condition '14;41' is not known"],
    ['brackets', '"[14, 41]"', "the sale condition '[14' is not known"],
    ['quotes', '"""14"""', `the sale condition '"14"' is not known`],
    ['floating point', '14.0', "the sale condition '14.0' is not known"],
    ['spaces instead of commas', '14 41', "the sale condition '14 41' is not known"],
    ['leading zeros', '014', "the sale condition '014' is not known"],
    ['an unpublished number', '99', "the sale condition '99' is not known"],
  ])('as other tools write them are rejected if they cannot be read: %s', async (_name, conditions, reason) => {
    const { bars, ...others } = await processFiles({
      'x.csv': linesOf(MASSIVE, massive('', 20, 1, 1), massive(conditions, 21, 1, 2)),
    });

    expect(bars?.[0]).toMatch(reason === undefined ? /20 21 20 21 2 41 2$/ : /20 20 20 20 1 20 1$/);
    expect(others).toEqual(reason === undefined ? {} : { rejected: [`x.csv:3 ${reason}`] });
  });

  test('and venues of alpaca-py’s CSV are read: odd lots and average prices do not set prices', async () => {
    const lineOf = (second: number, venue: string, price: number, size: string, id: number, conditions: string) =>
      `XYZ,2024-03-11 15:30:0${second}.250000+00:00,${venue},${price},${size},${id},"${conditions}",C`;
    const file = linesOf(
      'symbol,timestamp,exchange,price,size,id,conditions,tape',
      lineOf(1, 'V', 20, '100.0', 5, "['@']"),
      lineOf(2, 'D', 29, '3.0', 6, "['@', 'I']"),
      lineOf(3, 'D', 11, '1000.0', 7, "['@', 'W']"),
      lineOf(4, 'Q', 21, '100.0', 5, "['@', 'F']"),
    );

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: ['alpaca XYZ 2024-03-11T15:30 20 21 20 21 1203 15187 4'],
    });
  });

  test('are not ignored if their column is in a file of the general layout', async () => {
    expect(
      await processFiles({
        'x.csv': linesOf('symbol,timestamp_ms,price,size,id,Conditions', 'XYZ,1710171000000,20,1,1,I'),
      }),
    ).toEqual({
      refused: {
        'x.csv': expect.stringContaining(
          'it is nearest to General trades (CSV), but its column conditions states sale conditions',
        ) as string,
      },
    });
  });

  test.each(['exchange', 'tape', 'correction', 'multiplier', 'sequence_number'])(
    'and the column %s too would change the meaning of trades of the general layout, so their files are refused',
    async (column) => {
      expect(
        await processFiles({
          'x.csv': linesOf(`symbol,timestamp_ms,price,size,id,${column}`, 'XYZ,1710171000000,20,1,1,1'),
        }),
      ).toEqual({
        refused: { 'x.csv': expect.stringContaining(`but its column ${column} states `) as string },
      });
    },
  );
});

describe('a correction indicator', () => {
  test('that was stored as floating point is rejected', async () => {
    const line = massive('', 21, 1, 2).replace(',0,11,', ',0.0,11,');

    expect(await processFiles({ 'x.csv': linesOf(MASSIVE, massive('', 20, 1, 1), line) })).toEqual({
      bars: ['massive-stocks XYZ 2024-03-11T15:30 20 20 20 20 1 20 1'],
      rejected: ["x.csv:3 the value '0.0' of 'correction' is not known"],
    });
  });
});

describe('fractional shares', () => {
  test('are exact', async () => {
    const file = linesOf(
      MASSIVE,
      massive('', 20, 100, 1),
      massive('37', 20, '0.000001', 2),
      massive('37', 20, '0.25', 3),
    );

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: ['massive-stocks XYZ 2024-03-11T15:30 20 20 20 20 100.250001 2005.00002 3'],
    });
  });

  test('of an additional column take precedence over the rounded size, if the layout is declared or detected', async () => {
    const file = linesOf(`${MASSIVE},decimal_size`, `${massive('', 20, 1, 1)},0.25`, `${massive('', 20, 3, 2)},2.5`);
    const bars = ['massive-stocks XYZ 2024-03-11T15:30 20 20 20 20 2.75 55 2'];

    expect(await processFiles({ 'us/x.csv': file }, { 'us/': 'Massive US stock trades' })).toEqual({ bars });
    expect(await processFiles({ 'us/x.csv': file })).toEqual({ bars });
  });
});

test('a column that Massive’s files do not have is named in the refusal, and ignored if the layout is declared', async () => {
  const file = linesOf(`${MASSIVE},new_flag`, `${massive('', 20, 1, 1)},1`);

  expect(await processFiles({ 'us/x.csv': file })).toEqual({
    refused: {
      'us/x.csv': expect.stringContaining(
        'it is nearest to Massive US stock trades, but its header has the further column new_flag',
      ) as string,
    },
  });
  expect(await processFiles({ 'us/x.csv': file }, { 'us/': 'Massive US stock trades' })).toEqual({
    bars: ['massive-stocks XYZ 2024-03-11T15:30 20 20 20 20 1 20 1'],
  });
});
