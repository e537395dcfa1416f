import { BarsClient } from '@trading/bars-client';
import { FakeApi, randomBars, type FakeBar, type FakeInstrument } from '../../browser/fake-api';
import { BarLoader, type Series } from '../../src/bars/bar-loader';
import { isTraded } from '../../src/bars/row';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const START = Date.UTC(2024, 7, 8);

let api: FakeApi;
let instrument: FakeInstrument;

beforeEach(() => {
  api = new FakeApi();
  instrument = api.add('general', 'ACME');
});

/** Sends the requests of a client to the fake. */
function fetchFake(address: string | URL | Request): Promise<Response> {
  const { pathname, searchParams } = new URL(address as string);
  const { status, body } = api.answer(pathname, searchParams);
  api.log.push({ path: pathname, query: searchParams, status, authorization: undefined });
  return Promise.resolve(Response.json(body, { status }));
}

function loaderOf(series: Partial<Series> = {}): BarLoader {
  const client = new BarsClient({ baseUrl: 'https://api.example', fetch: fetchFake });
  const all = { feed: 'general', symbol: 'ACME', interval: '1m', timeZone: 'UTC', session: 'all', ...series } as const;
  return new BarLoader(client, all, new AbortController().signal);
}

const minutes = (loader: BarLoader) => loader.rows.map(({ time }) => (time - START) / MINUTE);
const barRequests = () => api.log.filter(({ path }) => path.includes('/bars/'));
const bar = (minute: number, close = 2): FakeBar => ({
  time: START + minute * MINUTE,
  prices: [1, 3, 1, close],
  volume: '1',
});

/** Loads everything that is older, or newer. */
async function loadAll(loader: BarLoader): Promise<void> {
  while (await loader.loadOlder());
  while (await loader.loadNewer());
}

describe('start', () => {
  test('loads the newest bars, as the API fills them', async () => {
    api.addFile(instrument, 'a', randomBars(START, 1440), { from: START, to: START + DAY });
    const loader = loaderOf({ timeZone: 'Asia/Tokyo', session: 'regular', calendar: 'XTKS' });

    await loader.start();

    expect(minutes(loader)).toEqual(Array.from({ length: 600 }, (_, index) => 840 + index));
    expect(loader).toMatchObject({ hasOlder: true, hasNewer: false });
    await loader.loadOlder();
    expect(loader.answer).toEqual({ calendar: '24/7', watermark: '2024-08-09T00:00:00.000Z' });
    expect(Object.fromEntries(barRequests()[0]!.query)).toMatchObject({
      ...{ interval: '1m', fill: 'state', tz: 'Asia/Tokyo', session: 'regular', calendar: 'XTKS' },
      include: 'conflicts,sources',
    });
  });

  test('goes back until there are enough bars with trades', async () => {
    api.addFile(instrument, 'a', randomBars(START, 200), { from: START, to: START + DAY });
    const loader = loaderOf();

    await loader.start();

    expect(loader.rows.filter(isTraded)).toHaveLength(200);
    expect(loader.rows).toHaveLength(1440);
  });

  test('loads the bars of a range, and those before and after it on demand', async () => {
    api.addFile(instrument, 'a', randomBars(START, 5 * 1440));
    const loader = loaderOf();
    const [from, to] = [START + 2 * DAY, START + 2 * DAY + 700 * MINUTE];

    await loader.start({ from, to });

    expect(minutes(loader)[0]).toBeLessThanOrEqual(2 * 1440);
    expect(minutes(loader).at(-1)).toBe(2 * 1440 + 700);
    expect(loader).toMatchObject({ hasOlder: true, hasNewer: true });
    await loadAll(loader);
    expect(minutes(loader)).toEqual(Array.from({ length: 5 * 1440 }, (_, index) => index));
    expect(loader).toMatchObject({ hasOlder: false, hasNewer: false });
  });

  test('has no rows if nothing is covered', async () => {
    const loader = loaderOf();
    await loader.start();
    expect(loader).toMatchObject({ rows: [], hasOlder: false, hasNewer: false });
  });

  test('loads of a long gap only its first intervals, which are unknown', async () => {
    api.addFile(instrument, 'a', randomBars(START, 100));
    api.addFile(instrument, 'b', randomBars(START + 300 * DAY, 100));
    const loader = loaderOf();

    await loader.start();
    await loadAll(loader);

    expect(loader.rows.filter(isTraded)).toHaveLength(200);
    expect(minutes(loader).slice(98, 114)).toEqual([
      ...Array.from({ length: 14 }, (_, index) => 98 + index),
      ...[300 * 1440 - 1, 300 * 1440],
    ]);
    expect(loader.rows.slice(100, 113).every(({ state }) => state === 'unknown')).toBe(true);
    expect(loader.omitted).toEqual([{ from: START + 111 * MINUTE, to: START + 300 * DAY - MINUTE }]);
    expect(barRequests().length).toBeLessThan(6);
  });
});

describe('refresh', () => {
  test('loads the sections again that a change concerns, and reports what was revised', async () => {
    api.addFile(instrument, 'a', randomBars(START, 2 * 1440));
    const loader = loaderOf();
    await loader.start();
    await loader.loadOlder();
    api.log.length = 0;

    api.addFile(instrument, 'late', [bar(2 * 1440 - 700)]);
    const revisions = await loader.refresh([
      { from: START + (2 * 1440 - 700) * MINUTE, to: START + (2 * 1440 - 699) * MINUTE },
    ]);

    expect(revisions).toMatchObject([{ time: START + (2 * 1440 - 700) * MINUTE, kind: 'revised' }]);
    expect(barRequests()).toHaveLength(1);
  });

  test('adds the bars of a file that follows, in one section that grows', async () => {
    api.addFile(instrument, 'a', randomBars(START, 10));
    const loader = loaderOf();
    await loader.start();

    for (let minute = 10; minute < 15; minute++) {
      api.addFile(instrument, `m${minute}`, [bar(minute)]);
      const change = { from: START + minute * MINUTE, to: START + (minute + 1) * MINUTE };
      expect(await loader.refresh([change])).toEqual([]);
    }

    expect(minutes(loader)).toEqual(Array.from({ length: 15 }, (_, index) => index));
    expect(loader.rows.every(isTraded)).toBe(true);
    api.log.length = 0;
    await loader.refresh();
    expect(barRequests()).toHaveLength(1);
  });

  test('loads an older section again if the open bar at its end has grown', async () => {
    api.addFile(instrument, 'a', [bar(0), bar(1), bar(2)]);
    const loader = loaderOf({ interval: '5m' });
    await loader.start();

    api.addFile(instrument, 'b', [bar(3, 9)]);
    const revisions = await loader.refresh([{ from: START + 3 * MINUTE, to: START + 4 * MINUTE }]);

    expect(revisions).toEqual([]);
    expect(loader.rows).toMatchObject([{ state: 'open', close: '9.00' }]);
  });

  test('fills a gap that was not loaded with the bars of a new file', async () => {
    api.addFile(instrument, 'a', randomBars(START, 100));
    api.addFile(instrument, 'b', randomBars(START + 10 * DAY, 100));
    const loader = loaderOf();
    await loader.start();
    await loadAll(loader);

    api.addFile(instrument, 'c', randomBars(START + 5 * DAY, 50));
    await loader.refresh([{ from: START + 5 * DAY, to: START + 5 * DAY + 50 * MINUTE }]);

    expect(loader.rows.filter(isTraded)).toHaveLength(250);
    expect(loader.omitted).toHaveLength(2);
  });

  test('does not add newer bars if the newest ones are not loaded', async () => {
    api.addFile(instrument, 'a', randomBars(START, 5 * 1440));
    const loader = loaderOf();
    await loader.start({ from: START, to: START + 100 * MINUTE });

    api.addFile(instrument, 'b', randomBars(START + 5 * DAY, 10));
    await loader.refresh([{ from: START + 5 * DAY, to: START + 5 * DAY + 10 * MINUTE }]);

    expect(minutes(loader).at(-1)).toBe(100);
    expect(loader.hasNewer).toBe(true);
  });
});

test('the number of rows is limited by dropping those at the other end', async () => {
  api.addFile(instrument, 'a', randomBars(START, 16 * 1440));
  const loader = loaderOf();
  await loader.start();

  while (await loader.loadOlder());

  expect(loader.rows.length).toBeLessThanOrEqual(20_000);
  expect(minutes(loader)[0]).toBe(0);
  expect(loader).toMatchObject({ hasOlder: false, hasNewer: true });
});

test('the newest rows are kept when newer ones are loaded', async () => {
  api.addFile(instrument, 'a', randomBars(START, 16 * 1440));
  const loader = loaderOf();
  await loader.start({ from: START, to: START + 100 * MINUTE });

  while (await loader.loadNewer());

  expect(loader.rows.length).toBeLessThanOrEqual(20_000);
  expect(minutes(loader).at(-1)).toBe(16 * 1440 - 1);
  expect(loader).toMatchObject({ hasOlder: true, hasNewer: false });
});

test('simultaneous requests for older bars load each section once', async () => {
  api.addFile(instrument, 'a', randomBars(START, 1440));
  const loader = loaderOf();
  await loader.start();

  await Promise.all([loader.loadOlder(), loader.loadOlder(), loader.loadOlder()]);

  expect(minutes(loader)).toEqual(Array.from({ length: 1440 }, (_, index) => index));
});

test('bars can be loaded after a request has failed', async () => {
  api.addFile(instrument, 'a', randomBars(START, 1440));
  const loader = loaderOf();
  await loader.start();

  api.failures.set('/v1/bars', { status: 400, body: { title: 'Broken', status: 400 } });
  await expect(loader.loadOlder()).rejects.toThrow('Broken');
  api.failures.clear();

  expect(await loader.loadOlder()).toBe(true);
});
