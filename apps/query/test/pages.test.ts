import fc from 'fast-check';
import { FILLS, INTERVALS, MAX_BARS } from '../src/schema/parameters';
import { readParquet } from './read-parquet';
import { TestApi } from './test-api';

/** The number of random requests. A full run has 1,000. */
const CASES = Number(process.env['QUERY_CASES'] ?? 50);

const START = Date.UTC(2024, 9, 24);
const DAYS = 6;
const DAY = 86_400_000;

/** The trades of a few days, a day of which has no file, over a change of the clock in Europe. */
async function fill(api: TestApi): Promise<void> {
  for (const day of [0, 1, 3, 4]) {
    const date = new Date(START + day * DAY).toISOString().slice(0, 10);
    const lines = Array.from({ length: 300 }, (_, index) => {
      // Some minutes have many trades, and some hours none.
      const time = START + day * DAY + Math.floor((index * index * 953) % (20 * 3_600)) * 1_000;
      const price = `${(index % 37) + 1}.${String((index * 7_919) % 1_000).padStart(18, '0')}`;
      return `${index % 3 === 0 ? 'T' : 'S'} ${new Date(time).toISOString()} ${price} ${index + 1}.5 ${day}-${index}`;
    });
    await api.upload(`trades-${date}.csv`, lines);
  }
}

const SELECTION = fc
  .record({
    interval: fc.constantFrom(...INTERVALS.slice(1)),
    from: fc.integer({ min: -DAY, max: DAYS * DAY }),
    length: fc.oneof(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: (DAYS + 2) * DAY })),
    fill: fc.constantFrom(...FILLS),
    tz: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
    session: fc.constantFrom('all', 'all', 'regular', 'extended'),
    calendar: fc.constantFrom('XNYS', 'XLON', 'XTKS', '24/7'),
  })
  .map(({ from, length, ...others }) => {
    const range = [START + from, START + from + length].map((time) => new Date(time).toISOString());
    return new URLSearchParams({ from: range[0]!, to: range[1]!, ...others });
  });

const LIMIT = fc.oneof(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 21, max: 400 }));

describe('pages', () => {
  const api = new TestApi();

  beforeAll(() => fill(api));

  /** All pages of a request, by following the links. */
  async function pagesOf(path: string, query: URLSearchParams): Promise<any[]> {
    const pages: any[] = [];
    for (let url: string | undefined = `${path}?${query.toString()}`; url;) {
      const { status, headers, text } = await api.request(url);
      expect(status).toBe(200);
      pages.push(JSON.parse(text));
      const link = /^<(.*)>; rel="next"$/.exec(headers['link'] ?? '')?.[1];
      expect(new URLSearchParams(link?.slice(1)).get('cursor')).toBe(pages.at(-1).next);
      url = link && path + link;
    }
    return pages;
  }

  test('of a symbol are the unpaged answer, and only the last one is short', async () => {
    await fc.assert(
      fc.asyncProperty(SELECTION, LIMIT, async (selection, limit) => {
        const whole = await api.json(`/v1/bars/f/S?${selection.toString()}&limit=${MAX_BARS}`);
        if (whole.next !== null || whole.bars.length > 40 * limit) return;
        const pages = await pagesOf('/v1/bars/f/S', new URLSearchParams([...selection, ['limit', String(limit)]]));
        expect(pages.flatMap(({ bars }) => bars)).toEqual(whole.bars);
        expect(pages.slice(0, -1).every(({ bars }) => bars.length === limit)).toBe(true);
      }),
      { numRuns: CASES },
    );
  }, 600_000);

  test('of several symbols are the unpaged answers, and the first one has every symbol that has bars', async () => {
    await fc.assert(
      fc.asyncProperty(SELECTION, LIMIT, async (selection, limit) => {
        const [s, t] = await Promise.all(
          ['S', 'T'].map((symbol) => api.json(`/v1/bars/f/${symbol}?${selection.toString()}&limit=${MAX_BARS}`)),
        );
        const all: number = [s, t].flatMap(({ bars }) => bars).length;
        if (s.next !== null || t.next !== null || all > 40 * limit) return;
        const query = new URLSearchParams([...selection, ['feed', 'f'], ['symbols', 'T,S'], ['limit', String(limit)]]);
        const pages = await pagesOf('/v1/bars', query);
        const barsOf = (index: number) => pages.flatMap(({ symbols }) => symbols[index].bars);
        expect(barsOf(0)).toEqual(t.bars);
        expect(barsOf(1)).toEqual(s.bars);
        const sizes = pages.map(({ symbols }) => symbols.flatMap(({ bars }: any) => bars).length as number);
        expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true);
        const [first] = pages;
        expect(first.symbols.map(({ bars }: any) => bars.length > 0)).toEqual([t.bars.length > 0, s.bars.length > 0]);
      }),
      { numRuns: CASES },
    );
  }, 600_000);

  test('have the same values in every format', async () => {
    await fc.assert(
      fc.asyncProperty(SELECTION, fc.constantFrom('', '&include=sources,conflicts'), async (selection, include) => {
        const get = (format: string) =>
          api.request(`/v1/bars/f/S?${selection.toString()}${include}&limit=300&format=${format}`);
        const [json, columns, csv, parquet] = await Promise.all(['json', 'columns', 'csv', 'parquet'].map(get));
        const rows = JSON.parse(json!.text).bars;
        expect(rowsOfColumns(JSON.parse(columns!.text).bars)).toEqual(rows.map(asRow));
        expect(rowsOfCsv(csv!.text)).toEqual(rows.map(asText));
        expect(await rowsOfParquet(parquet!.bytes)).toEqual(rows.map(asText).map(asParquet));
        expect([columns, csv, parquet].map((other) => other!.headers['answer-bars'])).toEqual(
          Array(3).fill(String(rows.length)),
        );
      }),
      { numRuns: CASES },
    );
  }, 600_000);
});

const MEMBERS = ['open', 'high', 'low', 'close', 'volume', 'notional', 'vwap', 'count', 'revision'];

/** A row of JSON with all members of a column. */
function asRow(row: any): any {
  return { ...Object.fromEntries(MEMBERS.map((name) => [name, null])), ...row };
}

function rowsOfColumns(columns: any): any[] {
  return columns.time.map((_: unknown, index: number) =>
    // An interval without trades has no sources.
    Object.fromEntries(
      Object.keys(columns).flatMap((name) => {
        const value = columns[name][index];
        return value === null && (name === 'sources' || name === 'conflicts') ? [] : [[name, value]];
      }),
    ),
  );
}

/** A row with each member as the text of CSV. */
function asText(row: any): Record<string, string> {
  const texts = Object.entries<any>(asRow(row)).map(([name, value]) => [
    name,
    value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value),
  ]);
  return Object.fromEntries(texts);
}

function rowsOfCsv(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    expect(values).toHaveLength(names.length);
    const entries = names.map((name, index): [string, string] => [name, values[index] ?? '']);
    const isEmpty = /empty|unknown/.test(values[names.indexOf('state')] ?? '');
    return Object.fromEntries(entries.filter(([name]) => !isEmpty || !/^(sources|conflicts)$/.test(name)));
  });
}

/** The rows of a Parquet file as texts. */
async function rowsOfParquet(bytes: Buffer): Promise<Record<string, string>[]> {
  const rows = await readParquet(bytes);
  return rows.map(({ time, volume_text, notional_text, ...row }) => {
    const sums = { volume: volume_text, notional: notional_text };
    for (const [name, text] of Object.entries(sums)) expect([null, text]).toContain(row[name]);
    const entries = Object.entries<any>({ ...row, ...sums }).filter(
      ([name]) => !/empty|unknown/.test(String(row['state'])) || !/^(sources|conflicts)$/.test(name),
    );
    const texts = entries.map(([name, value]) => [name, value === null ? '' : String(value)]);
    return { time: String(time), ...Object.fromEntries(texts) };
  });
}

/** A row of texts with the time as Parquet has it. */
function asParquet({ time = '', ...texts }: Record<string, string>): Record<string, string> {
  return { time: String(Date.parse(time) * 1_000), ...texts };
}
