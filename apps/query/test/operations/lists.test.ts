import { ChangesAnswer, CoverageAnswer, FileAnswer, FilesAnswer, SymbolsAnswer } from '../../src/schema/answers';
import { TestApi } from '../test-api';

let api: TestApi;

beforeEach(async () => {
  api = new TestApi();
  await api.upload(
    'd/trades-2024-08-08.csv',
    ['S 2024-08-08T10:00:00Z 1 1', 'T/U 2024-08-08T23:59:59Z 1 1'],
    [{ line: 2, reason: 'it has no price', text: 'S' }],
  );
  await api.upload('e.csv.gz', ['S 2024-08-10T10:00:00Z 1 1', 'S 2024-08-10T12:00:00Z 1 1']);
  await api.uploads.refuse('notes.txt', 'The layout is unknown.');
});

describe('listSymbols', () => {
  test('states feeds with watermarks, and symbols with whole days', async () => {
    const answer = await api.json('/v1/symbols');
    expect(SymbolsAnswer.parse(answer)).toEqual({
      feeds: [{ feed: 'f', watermark: '2024-08-10T12:00:00Z' }],
      symbols: [
        { feed: 'f', symbol: 'S', from: '2024-08-08T00:00:00Z', to: '2024-08-11T00:00:00Z' },
        { feed: 'f', symbol: 'T/U', from: '2024-08-08T00:00:00Z', to: '2024-08-09T00:00:00Z' },
      ],
      next: null,
    });
  });

  test.each([
    ['search=/', ['T/U']],
    ['search=t', ['T/U']],
    ['search=x', []],
    ['feed=f', ['S', 'T/U']],
    ['feed=g', []],
  ])('%s selects symbols', async (query, symbols) => {
    const answer = await api.json(`/v1/symbols?${query}`);
    expect(answer.symbols.map(({ symbol }: any) => symbol)).toEqual(symbols);
  });

  test('pages have all symbols', async () => {
    const first = await api.json('/v1/symbols?limit=1');
    const second = await api.json(`/v1/symbols?limit=1&cursor=${first.next}`);
    expect([...first.symbols, ...second.symbols].map(({ symbol }) => symbol)).toEqual(['S', 'T/U']);
    expect(second.next).toBeNull();
    expect(await api.problem(`/v1/symbols?search=s&cursor=${first.next}`)).toMatchObject({ parameter: 'cursor' });
  });

  test('a cursor that was made up is a problem', async () => {
    const { next } = await api.json('/v1/symbols?limit=1');
    const fingerprint = Buffer.from(next, 'base64url').toString().slice(0, 8);
    const forged = Buffer.from(`${fingerprint}x`).toString('base64url');
    expect(await api.problem(`/v1/symbols?cursor=${forged}`)).toMatchObject({ status: 400, parameter: 'cursor' });
  });
});

describe('getCoverage', () => {
  test('divides the days of a symbol into covered and unknown ranges', async () => {
    const answer = await api.json('/v1/coverage/f/S');
    const [first, second] = [expect.stringMatching(/^[0-9a-f]{20}$/), expect.stringMatching(/^[0-9a-f]{20}$/)];
    expect(CoverageAnswer.parse(answer)).toEqual({
      ...{ feed: 'f', symbol: 'S', from: '2024-08-08T00:00:00Z', to: '2024-08-11T00:00:00Z' },
      watermark: '2024-08-10T12:00:00Z',
      ranges: [
        { from: '2024-08-08T00:00:00Z', to: '2024-08-09T00:00:00Z', state: 'covered', files: [first] },
        { from: '2024-08-09T00:00:00Z', to: '2024-08-10T10:00:00Z', state: 'unknown', files: [] },
        { from: '2024-08-10T10:00:00Z', to: '2024-08-10T12:01:00Z', state: 'covered', files: [second] },
        { from: '2024-08-10T12:01:00Z', to: '2024-08-11T00:00:00Z', state: 'unknown', files: [] },
      ],
    });
  });

  test('limits ranges to those of the request', async () => {
    const { ranges } = await api.json('/v1/coverage/f/T/U?from=2024-08-08T12:00:00Z&to=2024-08-08T13:00:00Z');
    expect(ranges).toMatchObject([{ from: '2024-08-08T12:00:00Z', to: '2024-08-08T13:00:00Z', state: 'covered' }]);
  });

  test.each([
    ['from=2025-01-01', '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
    ['to=2024-01-01', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
    ['to=2026-01-01', '2024-12-31T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['from=2024-08-10', '2024-08-10T00:00:00Z', '2024-08-11T00:00:00Z'],
  ])('has at most the last 366 days by default (%s)', async (query, from, to) => {
    expect(await api.json(`/v1/coverage/f/S?${query}`)).toMatchObject({ from, to });
  });

  test('rejects longer ranges, and unknown symbols', async () => {
    const long = '/v1/coverage/f/S?from=2023-08-08&to=2024-08-09';
    expect(await api.problem(long)).toMatchObject({ status: 400, parameter: 'to', found: '2024-08-09' });
    expect(await api.problem('/v1/coverage/f/S?from=2020-01-01')).toMatchObject({ found: '2024-08-11T00:00:00Z' });
    expect(await api.problem('/v1/coverage/f/X')).toMatchObject({ status: 404 });
  });
});

describe('listFiles', () => {
  test('states the status and the counts of files by key', async () => {
    const answer = await api.json('/v1/files');
    const id = expect.stringMatching(/^[0-9a-f]{20}$/);
    const counts = { excluded: 0, duplicate: 0 };
    expect(FilesAnswer.parse(answer)).toEqual({
      files: [
        { id, key: 'd/trades-2024-08-08.csv', status: 'processed', lines: 3, accepted: 2, rejected: 1, ...counts },
        { id, key: 'e.csv', status: 'processed', lines: 2, accepted: 2, rejected: 0, ...counts },
        { id, key: 'notes.txt', status: 'refused' },
      ],
      next: null,
    });
  });

  test('a refusal of a newer upload is its status, and a newer upload replaces a refusal', async () => {
    await api.uploads.refuse('e.csv.gz', 'It is damaged.');
    await api.upload('notes.txt', ['S 2024-08-08T10:00:00Z 1 1']);
    const { files } = await api.json('/v1/files');
    expect(files.map(({ status }: any) => status)).toEqual(['processed', 'refused', 'processed']);
  });

  test('pages have all files of a prefix', async () => {
    const first = await api.json('/v1/files?limit=1');
    const rest = await api.json(`/v1/files?limit=9&cursor=${first.next}`);
    expect([...first.files, ...rest.files]).toHaveLength(3);
    expect((await api.json('/v1/files?prefix=d/')).files).toHaveLength(1);
    expect((await api.json('/v1/files?prefix=x')).files).toEqual([]);
  });
});

describe('getFile', () => {
  const idOf = async (key: string) =>
    (await api.json('/v1/files')).files.find((file: any) => file.key === key).id as string;

  test('states the report of a file, with rejected lines', async () => {
    const answer = await api.json(`/v1/files/${await idOf('d/trades-2024-08-08.csv')}`);
    expect(FileAnswer.parse(answer)).toEqual({
      id: expect.any(String),
      processed: {
        ...{ key: 'd/trades-2024-08-08.csv', uploaded: '2024-08-20T00:00:01Z', etag: 'etag-1', version: null },
        ...{ layout: 'general', interval: '1m' },
        ...{ lines: 3, accepted: 2, excluded: 0, duplicate: 0, rejected: 1, exclusions: {} },
        rejections: [{ line: 2, reason: 'it has no price', text: 'S' }],
        instruments: [
          { feed: 'f', symbol: 'S', from: '2024-08-08T10:00:00Z', to: '2024-08-08T10:01:00Z' },
          { feed: 'f', symbol: 'T/U', from: '2024-08-08T23:59:00Z', to: '2024-08-09T00:00:00Z' },
        ],
      },
      refused: null,
      deleted: false,
    });
  });

  test('states that a file was deleted, and none of its counts', async () => {
    const id = await idOf('e.csv');
    await api.uploads.delete('e.csv');

    expect(FileAnswer.parse(await api.json(`/v1/files/${id}`))).toEqual({
      ...{ id, processed: null, refused: null, deleted: true },
    });
    const { files } = await api.json('/v1/files?prefix=e');
    expect(files).toEqual([{ id, key: 'e.csv', status: 'deleted' }]);
  });

  test('states the refusal of a file', async () => {
    expect(await api.json(`/v1/files/${await idOf('notes.txt')}`)).toMatchObject({
      ...{
        processed: null,
        refused: { key: 'notes.txt', name: 'UnknownLayoutError', reason: 'The layout is unknown.' },
      },
    });
  });

  test.each([
    ['0'.repeat(20), 404],
    ['x', 400],
    ['0'.repeat(21), 400],
  ])('%s is answered with %d', async (id, status) => {
    expect(await api.problem(`/v1/files/${id}`)).toMatchObject({ status });
  });
});

describe('listChanges', () => {
  test('states which bars may have changed, and misses none', async () => {
    const answer = await api.json('/v1/changes');
    expect(ChangesAnswer.parse(answer)).toMatchObject({
      changes: [
        {
          ...{ sequence: 1, key: 'd/trades-2024-08-08.csv' },
          instruments: [
            { feed: 'f', symbol: 'S', from: '2024-08-08T00:00:00Z', to: '2024-08-09T00:00:00Z' },
            { feed: 'f', symbol: 'T/U', from: '2024-08-08T00:00:00Z', to: '2024-08-09T00:00:00Z' },
          ],
        },
        { sequence: 2, key: 'e.csv.gz' },
      ],
      next: '2',
    });
    const first = await api.json('/v1/changes?limit=1');
    const second = await api.json(`/v1/changes?since=${first.next}`);
    expect([first.next, second.changes.length, second.next]).toEqual(['1', 1, '2']);
    expect(await api.json('/v1/changes?since=2')).toEqual({ changes: [], next: '2' });
  });

  test('since=latest returns where to begin', async () => {
    const { changes, next } = await api.json('/v1/changes?since=latest');
    await api.upload('g.csv', ['S 2024-08-08T10:00:00Z 1 1']);
    const later = await api.json(`/v1/changes?since=${next}`);
    expect([changes, later.changes.map(({ key }: any) => key)]).toEqual([[], ['g.csv']]);
  });

  test('concern a feed or a symbol on request', async () => {
    const { changes, next } = await api.json('/v1/changes?feed=f&symbol=T/U');
    expect(changes.map(({ instruments }: any) => instruments.map(({ symbol }: any) => symbol))).toEqual([['T/U']]);
    expect(next).toBe('2');
    expect((await api.json('/v1/changes?feed=g')).changes).toEqual([]);
  });

  test.each(['-1', '1.5', 'first', '9'.repeat(16)])('since=%s is invalid', async (since) => {
    expect(await api.problem(`/v1/changes?since=${since}`)).toMatchObject({ status: 400, parameter: 'since' });
  });
});
