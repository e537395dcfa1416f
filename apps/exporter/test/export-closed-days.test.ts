import { parquetReadObjects } from 'hyparquet';
import { BarReader } from '@trading/bars';
import { settlementMessage, SettlementRequests } from '@trading/bars/settlement';
import { ConcurrentExportError } from '../src/errors';
import { exportClosedDays, INDEX_KEY, type ExportReport } from '../src/export-closed-days';
import { parseIndex, type ExportIndex } from '../src/export-index';
import type { Clock } from '../src/ports';
import { MemoryFiles } from './memory-files';
import { trade, TradeArchive } from './trade-archive';

const DAY = 1440;
const KEY = 'exports/interval=1m/feed=binance-spot/date=2024-08-08/bars.parquet';
const NEXT_KEY = KEY.replace('08-08', '08-09');

describe('exportClosedDays', () => {
  let archive: TradeArchive;
  let files: MemoryFiles;
  beforeEach(async () => {
    archive = new TradeArchive();
    files = new MemoryFiles();
    await archive.upload('first.csv', trade('BTCUSDT', 0, '1'), trade('BTCUSDT', 5, '2'), trade('ADAUSDT', 3, '0.5'));
  });

  /** Closes 2024-08-08: the first trade of the next day raises the watermark to its minute. */
  const closeDay = () => archive.upload('next.csv', trade('BTCUSDT', DAY, '3'));

  /** A clock of which time passes at every question. */
  const clock = (remaining = Infinity): Clock => ({ now: () => 0, remaining: () => remaining });

  async function run(time = clock()): Promise<ExportReport> {
    files.writes.length = 0;
    const { table } = archive;
    const reader = new BarReader(table, '1m');
    return exportClosedDays({ table, reader, interval: '1m', files }, time);
  }

  const index = (): ExportIndex => parseIndex(files.content.get(INDEX_KEY)?.toString() ?? '', '1m');
  const rowsOf = async (key: string) => {
    const content = files.content.get(key) ?? Buffer.alloc(0);
    const file = new Uint8Array(content).buffer;
    return (await parquetReadObjects({ file })).map(({ symbol, time, close }) => [symbol, time, close]);
  };
  const minute = (n: number) => new Date(Date.UTC(2024, 7, 8) + n * 60_000);

  test('asks for the settlement of the contested bars of a day that it exports', async () => {
    await closeDay();
    const sent: string[] = [];
    const requests = new SettlementRequests(
      async (messages) => void sent.push(...messages),
      (error) => {
        throw error;
      },
    );
    const chunk = { feed: 'binance-spot', symbol: 'BTCUSDT', interval: '1m', start: 0n } as const;
    requests.note(chunk);

    const { table } = archive;
    await exportClosedDays({ table, reader: new BarReader(table, '1m'), requests, interval: '1m', files }, clock());

    expect(sent).toEqual([settlementMessage(chunk)]);
  });

  test.each([
    ['shorter than', 2, 0],
    ['as long as', 1, 0],
    ['longer than', 1, 1],
  ])(
    'reads the change log of a table again that was made again, if it is %s the former one',
    async (_, late, later) => {
      await closeDay();
      for (let file = 0; file < late; file += 1)
        await archive.upload(`late-${file}.csv`, trade('BTCUSDT', 6, `${file}4`));
      expect(await run()).toMatchObject({ written: 1, sequence: 2 + late });
      archive = new TradeArchive();
      await closeDay();
      await archive.upload('other.csv', trade('BTCUSDT', 7, '9'));
      await archive.upload('first.csv', trade('BTCUSDT', 0, '1'));
      for (let file = 0; file < later; file += 1)
        await archive.upload(`later-${file}.csv`, trade('BTCUSDT', DAY + 1, '9'));

      expect(await run()).toMatchObject({ written: 1, sequence: 3 + later });

      expect((await rowsOf(KEY)).map(([symbol, time]) => [symbol, time])).toEqual([
        ['BTCUSDT', minute(0)],
        ['BTCUSDT', minute(7)],
      ]);
      expect(await run()).toMatchObject({ written: 0, unchanged: 0 });
    },
  );

  test('continues an index that does not name its last change', async () => {
    await closeDay();
    await run();
    const { change, ...rest } = index();
    expect(change).toMatch(/#/);
    files.content.set(INDEX_KEY, Buffer.from(JSON.stringify({ version: 1, ...rest })));
    await archive.upload('late.csv', trade('BTCUSDT', 6, '4'));
    expect(await run()).toMatchObject({ written: 1, unchanged: 0, sequence: 3 });
    expect(index().change).toBeDefined();
  });

  test('does not export a day before it is closed', async () => {
    expect(await run()).toEqual({
      ...{ written: 0, unchanged: 0, open: 1, remaining: 0, hasMoreChanges: false, sequence: 1 },
    });
    expect(files.writes).toEqual([INDEX_KEY]);
    expect(index().pending).toEqual([{ feed: 'binance-spot', date: '2024-08-08' }]);
  });

  test('does not export a day whose last minute may still have trades', async () => {
    await archive.upload('last.csv', trade('BTCUSDT', DAY - 1, '3'));
    expect(await run()).toMatchObject({ written: 0, open: 1 });
  });

  test('exports a closed day, sorted by symbol and time', async () => {
    await closeDay();
    expect(await run()).toMatchObject({ written: 1, open: 1, sequence: 2 });

    expect(files.writes).toEqual([KEY, INDEX_KEY]);
    expect(await rowsOf(KEY)).toEqual([
      ['ADAUSDT', minute(3), 0.5],
      ['BTCUSDT', minute(0), 1],
      ['BTCUSDT', minute(5), 2],
    ]);
    expect(index()).toEqual({
      interval: '1m',
      sequence: 2,
      change: expect.stringMatching(/^[0-9a-f]{20}#[0-9a-f]{24}$/),
      pending: [{ feed: 'binance-spot', date: '2024-08-09' }],
      days: [
        {
          ...{ feed: 'binance-spot', date: '2024-08-08', key: KEY, rows: 3, symbols: 2 },
          revision: expect.stringMatching(/^[0-9a-f]{16}$/),
          bytes: files.content.get(KEY)?.length,
        },
      ],
    });
  });

  test('writes nothing if nothing has changed', async () => {
    await closeDay();
    await run();
    expect(await run()).toMatchObject({ written: 0, unchanged: 0, open: 1 });
    expect(files.writes).toEqual([]);
  });

  test('writes only the days whose bars have changed', async () => {
    await closeDay();
    await archive.upload('later.csv', trade('BTCUSDT', 2 * DAY, '4'));
    await run();
    const before = files.content.get(KEY);
    await archive.upload('late.csv', trade('BTCUSDT', 7, '9'));

    expect(await run()).toMatchObject({ written: 1, unchanged: 0 });
    expect(files.writes).toEqual([KEY, INDEX_KEY]);
    expect(files.content.get(KEY)).not.toEqual(before);
    expect(await rowsOf(KEY)).toContainEqual(['BTCUSDT', minute(7), 9]);
  });

  test('does not write a day again if an upload has left its bars as they are', async () => {
    await closeDay();
    await run();
    const { days } = index();
    await archive.upload('gap.csv', trade('BTCUSDT', -DAY, '1'), trade('BTCUSDT', DAY + 1, '1'));
    await archive.upload('gap.csv', trade('BTCUSDT', DAY + 1, '1'));

    expect(await run()).toMatchObject({ written: 0, unchanged: 2, sequence: 4 });
    expect(files.writes).toEqual([INDEX_KEY]);
    expect(index().days).toEqual(days);
  });

  test('writes the same bytes for the same bars, whatever the uploads were', async () => {
    await closeDay();
    await run();
    const expected = files.content.get(KEY);
    await archive.upload('late.csv', trade('BTCUSDT', 7, '9'));
    await run();
    await archive.upload('late.csv', trade('ETHUSDT', 2 * DAY, '9'));
    await run();
    expect(files.content.get(KEY)?.equals(expected as Buffer)).toBe(true);
  });

  test('writes an empty file for a day that lost its bars, and deletes nothing', async () => {
    await archive.upload('next.csv', trade('BTCUSDT', DAY, '3'));
    await archive.upload('later.csv', trade('BTCUSDT', 2 * DAY, '4'));
    await run();
    await archive.upload('next.csv', trade('BTCUSDT', 2 * DAY + 1, '4'));

    expect(await run()).toMatchObject({ written: 1 });
    expect(await rowsOf(NEXT_KEY)).toEqual([]);
    expect(index().days[1]).toMatchObject({ key: NEXT_KEY, rows: 0, symbols: 0 });
  });

  test('has no file for a day that never had bars', async () => {
    await archive.upload('next.csv', trade('BTCUSDT', DAY, '3'));
    await archive.upload('next.csv', trade('BTCUSDT', 2 * DAY, '3'));

    expect(await run()).toMatchObject({ written: 1, unchanged: 1, open: 1 });
    expect([...files.content.keys()]).toEqual([KEY, INDEX_KEY]);
  });

  test('separates feeds, whose days are closed independently', async () => {
    await archive.upload('other.csv', trade('BTCUSDT', 0, '1', '1', 'a/b c'), trade('BTCUSDT', DAY, '1', '1', 'a/b c'));
    expect(await run()).toMatchObject({ written: 1, open: 2 });
    expect(files.writes[0]).toBe('exports/interval=1m/feed=a%2Fb%20c/date=2024-08-08/bars.parquet');
  });

  describe('with little time', () => {
    beforeEach(async () => {
      await closeDay();
      await archive.upload('later.csv', trade('BTCUSDT', 2 * DAY, '4'));
    });

    /** A clock of a run that takes 100 seconds for each day. */
    function slow(total: number): Clock {
      let now = 0;
      return { now: () => (now += 50_000), remaining: () => total - now };
    }

    test('leaves days to the next run, which continues', async () => {
      expect(await run(slow(399_999))).toMatchObject({ written: 1, remaining: 1, open: 1 });
      expect(index().pending.map(({ date }) => date)).toEqual(['2024-08-09', '2024-08-10']);
      expect(await run()).toMatchObject({ written: 1, remaining: 0, open: 1 });
      expect(index().days.map(({ date }) => date)).toEqual(['2024-08-08', '2024-08-09']);
    });

    test('leaves changes to the next run', async () => {
      expect(await run(clock(59_999))).toEqual({
        ...{ written: 0, unchanged: 0, open: 0, remaining: 0, hasMoreChanges: true, sequence: 0 },
      });
      expect(await run()).toMatchObject({ written: 2, hasMoreChanges: false });
    });

    test('saves its progress, so that a run that is ended loses little', async () => {
      const crash = new Error('the function was ended');
      let now = 0;
      const put = files.putFile.bind(files);
      files.putFile = async (key, path, replaced) => {
        if (key === NEXT_KEY) throw crash;
        await put(key, path, replaced);
        now += 60_000;
      };
      await expect(run({ now: () => now, remaining: () => Infinity })).rejects.toBe(crash);
      expect(index().days.map(({ date }) => date)).toEqual(['2024-08-08']);

      files.putFile = put;
      expect(await run()).toMatchObject({ written: 1 });
      expect(files.writes).toEqual([NEXT_KEY, INDEX_KEY]);
    });
  });

  describe('beside another run', () => {
    test('fails rather than replace a file that the other one has written', async () => {
      await closeDay();
      const { etagOf } = files;
      files.etagOf = async (key) => {
        const etag = await etagOf.call(files, key);
        files.content.set(key, Buffer.from('of another run'));
        return etag;
      };
      await expect(run()).rejects.toThrow(new ConcurrentExportError(KEY));
      expect(files.content.get(KEY)?.toString()).toBe('of another run');
    });

    test('fails rather than replace the index of the other one', async () => {
      await run();
      const { readText } = files;
      files.readText = async (key) => {
        const found = await readText.call(files, key);
        files.content.set(key, Buffer.from('of another run'));
        return found;
      };
      await closeDay();
      await expect(run()).rejects.toThrow(new ConcurrentExportError(INDEX_KEY));
    });

    test('repairs the file of a run that ended before it saved the index', async () => {
      await closeDay();
      const { putText } = files;
      files.putText = () => Promise.reject(new Error('the function was ended'));
      await expect(run()).rejects.toThrow('ended');
      const expected = files.content.get(KEY);

      files.putText = putText;
      expect(await run()).toMatchObject({ written: 1 });
      expect(files.content.get(KEY)).toEqual(expected);
    });
  });
});
