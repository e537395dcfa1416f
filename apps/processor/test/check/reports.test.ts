import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkPaths } from '../../check/check-paths';
import { jsonReports } from '../../check/json-report';
import { renderFile, renderOutcome } from '../../check/render-report';
import { numbers, temporaryFolder, tradesOf, write } from './trade-files';

const base = temporaryFolder();

beforeEach(() => rmSync(base, { recursive: true, force: true }));

const check = (...paths: readonly string[]) =>
  checkPaths(paths, {
    ...{ base, interval: '1m', layouts: [], onProgress: () => undefined, onChecked: () => undefined },
  });

const linesOf = (text: string) => text.split('\n');

describe('the text', () => {
  test('shows the layout, the counts, the feeds and the bars of a file', async () => {
    const minutes = numbers(0, 7).map((minute) => minute * 60);
    write(base, 'x.csv', `${tradesOf(minutes)}ACME,x,1,1,2\n`);
    const { checked } = await check('x.csv');

    expect(linesOf(renderFile(checked[0]!))).toEqual([
      'trades/x.csv (General trades (CSV))',
      'lines: 9, accepted: 8, excluded: 0, duplicate: 0, rejected: 1, symbols: 1',
      expect.stringMatching(/^ {2}line 10: .+: "ACME,x,1,1,2"$/),
      'feeds: general (1 symbol)',
      'bars of 1m: 8, from 2024-08-08 23:54 to 2024-08-09 00:01 (UTC)',
      '',
      'general ACME, bars of 1m: the first 3 and the last 3 of 8',
      '',
      '      time (UTC)   open   high    low  close  volume   vwap  trades',
      '2024-08-08 23:54    0.5    0.5    0.5    0.5       1    0.5       1',
      '2024-08-08 23:55   60.5   60.5   60.5   60.5       1   60.5       1',
      '2024-08-08 23:56  120.5  120.5  120.5  120.5       1  120.5       1',
      '               …',
      '2024-08-08 23:59  300.5  300.5  300.5  300.5       1  300.5       1',
      '2024-08-09 00:00  360.5  360.5  360.5  360.5       1  360.5       1',
      '2024-08-09 00:01  420.5  420.5  420.5  420.5       1  420.5       1',
    ]);
  });

  test('shows a Parquet file, and its place in the file as progress', async () => {
    const parquet = readFileSync(join(__dirname, '../fixtures/parquet/snappy-v1.parquet'));
    write(base, 'x.parquet', parquet);
    const progress: number[] = [];
    const { checked } = await checkPaths(['x.parquet'], {
      ...{ base, interval: '1m', layouts: [], onChecked: () => undefined },
      onProgress: (_key, readBytes) => progress.push(readBytes),
    });

    expect(linesOf(renderFile(checked[0]!)).slice(0, 2)).toEqual([
      'trades/x.parquet (General trades (CSV))',
      'lines: 40, accepted: 39, excluded: 0, duplicate: 0, rejected: 1, symbols: 2',
    ]);
    expect(progress).toHaveLength(4);
    expect(progress[0]).toBe(parquet.length);
    expect(progress.slice(1)).toEqual([...progress.slice(1)].sort((a, b) => a - b));
  });

  test('shows all bars of an instrument with few bars', async () => {
    write(base, 'x.csv', tradesOf([0, 60, 120, 180]));
    const lines = linesOf(renderFile((await check('x.csv')).checked[0]!));
    expect(lines).toContain('general ACME, bars of 1m: 4');
    expect(lines).not.toContainEqual(expect.stringContaining('…'));
    expect(lines).toHaveLength(12);
  });

  test('shows that a file has no bars', async () => {
    write(base, 'x.csv', tradesOf([]));
    expect(linesOf(renderFile((await check('x.csv')).checked[0]!))).toEqual([
      'trades/x.csv (General trades (CSV))',
      'lines: 0, accepted: 0, excluded: 0, duplicate: 0, rejected: 0, symbols: 0',
      'no bars',
    ]);
  });

  test('names five feeds, and counts the others', async () => {
    const lines = numbers(1, 7).map((feed) => `A,2024-08-08T00:00:00Z,1,1,1,feed-${feed}`);
    write(base, 'x.csv', ['symbol,timestamp,price,size,id,feed', ...lines].join('\n'));
    expect(renderFile((await check('x.csv')).checked[0]!)).toContain('feed-5 (1 symbol)\n    and 2 more\n');
  });

  test('shows why a file is refused, within 100 columns', async () => {
    write(base, 'x.csv', '');
    write(base, 'y.csv', `${'column,'.repeat(50)}\n1\n`);
    const { checked } = await check('x.csv', 'y.csv');

    const [empty, unknown] = checked.map((file) => renderFile(file));
    expect(empty).toMatch(/^trades\/x\.csv\nrefused \(EmptyFileError\): The file is empty/);
    expect(Math.max(...linesOf(unknown!).map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('says how to read a compression that this version of Node.js does not support', () => {
    const refusal = { name: 'UnsupportedCompressionError', reason: 'No zstd.' };
    const text = renderFile({ path: 'x.zst', key: 'trades/x.zst', result: { status: 'refused', refusal } });
    expect(text.split('\n').at(-1)).toBe('  npm run node-24 -- npx nx run processor:check -- PATH…');
  });

  test('shows that a file cannot be read', () => {
    const result = { status: 'unreadable', problem: 'EACCES: permission denied' } as const;
    expect(renderFile({ path: 'a/x.csv', key: 'trades/x.csv', result })).toBe(
      'a/x.csv\ncannot be read: EACCES: permission denied',
    );
  });

  test('ends with conflicts, replaced files, missing paths and totals', async () => {
    write(base, 'd/a.csv', tradesOf(numbers(0, 50)));
    write(base, 'd/b.csv', tradesOf(numbers(40, 55)));
    write(base, 'd/c.csv', `${tradesOf([900])}x,x,x,x,x\n`);
    write(base, 'd/_SUCCESS', '');
    write(base, 'e/d/c.csv', tradesOf([900]));
    write(base, 'f.csv', 'x');

    const text = renderOutcome(await check('d', 'e/d', 'missing', 'f.csv'));

    expect(text.split('\n\n').map((section) => section.split('\n'))).toEqual([
      [
        'Conflicts between these files.',
        'A file that shares some, but not all, of its trades of a bar with another file, or contradicts it,',
        'is left out of that bar. The pipeline then reads them again and adds what is missing.',
        '  general ACME: trades/d/b.csv is left out of 1 bar at 2024-08-08 23:54',
        '    in favour of trades/d/a.csv',
      ],
      [
        'Files of the same key, without the suffix of a compression, are one source. The last one replaces',
        '    the others:',
        '  d/c.csv is replaced by e/d/c.csv (trades/d/c.csv)',
      ],
      [`There is no file or folder ${join(base, 'missing')}.`],
      [
        'files: 5, accepted as a whole: 3, with rejected lines: 1, refused: 1, not readable: 0',
        'skipped by their names (hidden files, markers, checksums): 1',
      ],
    ]);
  });

  test('shows the first twenty conflicts, and counts the others', async () => {
    const symbols = (ids: readonly number[]) =>
      [
        'symbol,timestamp_s,price,size,id',
        ...numbers(1, 25).flatMap((symbol) => ids.map((id) => `S${symbol},1723161240,1,1,${id}`)),
      ].join('\n');
    write(base, 'a.csv', symbols([1, 2, 3]));
    write(base, 'b.csv', symbols([3, 4]));

    const text = renderOutcome(await check('a.csv', 'b.csv'));

    expect(text.match(/is left out of 1/g)).toHaveLength(20);
    expect(text).toContain('\n  … and 5 more\n');
  });
});

describe('the JSON', () => {
  test('has an object for each file, with exact numbers as text', async () => {
    write(
      base,
      'd/a.csv',
      tradesOf(numbers(0, 2), () => '0.100000000000000001'),
    );
    write(base, 'd/b.csv', tradesOf([2, 3]));
    write(base, 'd/c.csv', '');
    write(base, 'd/d.csv', tradesOf([]));

    const [a, b, c, d] = jsonReports(await check('d'));

    const conflict = {
      ...{ feed: 'general', symbol: 'ACME', leftOut: 'trades/d/b.csv', bars: 1, first: '2024-08-08T23:54:00Z' },
      included: ['trades/d/a.csv'],
    };
    const price = '0.100000000000000001';
    expect(a).toEqual({
      ...{ path: 'd/a.csv', key: 'trades/d/a.csv', status: 'processed', layout: 'General trades (CSV)' },
      ...{ lines: 3, accepted: 3, excluded: 0, duplicate: 0, rejected: 0, exclusions: {}, rejections: [] },
      bars: {
        ...{ interval: '1m', count: 1, from: '2024-08-08T23:54:00Z', to: '2024-08-08T23:54:00Z' },
        feeds: [{ feed: 'general', symbols: 1 }],
        sample: {
          ...{ feed: 'general', symbol: 'ACME', count: 1, last: [] },
          first: [
            {
              ...{ time: '2024-08-08T23:54:00Z', open: price, high: price, low: price, close: price },
              ...{ volume: '3', vwap: '0.1', count: 3 },
            },
          ],
        },
      },
      conflicts: [conflict],
    });
    expect(b).toMatchObject({ key: 'trades/d/b.csv', conflicts: [conflict] });
    expect(c).toEqual({
      ...{ path: 'd/c.csv', key: 'trades/d/c.csv', status: 'refused' },
      refusal: { name: 'EmptyFileError', reason: expect.stringContaining('The file is empty') },
      conflicts: [],
    });
    expect(d).toMatchObject({ lines: 0, bars: { interval: '1m', count: 0, feeds: [] } });
  });

  test('has null for a missing price, and the path of the file that replaces another one', async () => {
    const trade = (id: string) =>
      `{"t":"2024-04-05T08:00:00Z","x":"P","p":170,"s":10,"c":["@","I"],"i":${id},"z":"C"}\n`;
    write(base, 'a/AAPL-trades-2024-04-05.ndjson', trade('1'));
    write(base, 'b/AAPL-trades-2024-04-05.ndjson', trade('2'));
    const name = 'AAPL-trades-2024-04-05.ndjson';

    const reports = jsonReports(await check(`a/${name}`, `b/${name}`));

    expect(reports[0]).toMatchObject({ replacedBy: `b/${name}` });
    expect(reports[1]).toMatchObject({ bars: { sample: { first: [{ open: null, close: null, volume: '10' }] } } });
    expect(reports[1]).not.toHaveProperty('replacedBy');
  });
});
