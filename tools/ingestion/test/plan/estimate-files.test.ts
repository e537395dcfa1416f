import { estimateFiles, type MeasuredFile } from '../../src/plan/estimate-files';
import type { SelectedFile } from '@trading/bars/backfill';

const fileOf = (key: string, bytes: number, hasBars = false): SelectedFile => ({
  ...{ key, etag: 'etag', bytes, reason: 'missing', hasBars },
});

const measured = (file: SelectedFile, trades: number): MeasuredFile => ({
  file,
  measurement: { processor: 1, trades, writeUnits: trades / 10, barItems: 5, milliseconds: trades * 2 },
  milliseconds: 1,
});

const refused = (file: SelectedFile): MeasuredFile => ({
  ...{ file, measurement: undefined, failure: { name: 'EmptyFileError', reason: 'empty' }, milliseconds: 70 },
});

const usesOf = (...args: Parameters<typeof estimateFiles>) => estimateFiles(...args).map(({ use }) => use);

test('estimates files by a line through those that were measured', () => {
  const [small, large] = [fileOf('a/1.csv', 100), fileOf('a/2.csv', 300)];
  const files = [small, fileOf('a/3.csv', 200), large, fileOf('a/4.csv', 500)];
  expect(usesOf(files, [measured(small, 20), measured(large, 40)])).toEqual([
    { trades: 20, writeUnits: 2, milliseconds: 40 },
    { trades: 30, writeUnits: 3, milliseconds: 60 },
    { trades: 40, writeUnits: 4, milliseconds: 80 },
    { trades: 60, writeUnits: 6, milliseconds: 120 },
  ]);
});

test('a file that was measured has its own values, even if they are not on the line', () => {
  const same = [fileOf('a/1.csv', 100), fileOf('a/2.csv', 100)];
  const uses = usesOf(same, [measured(same[0]!, 10), measured(same[1]!, 30)]);
  expect(uses.map(({ trades }) => trades)).toEqual([10, 30]);
});

test('each group has a line of its own, and a group of which no file was measured that of all', () => {
  const [csv, gzip] = [fileOf('a/1.csv', 100), fileOf('a/1.csv.gz', 100)];
  const files = [fileOf('a/2.csv', 200), fileOf('a/2.csv.gz', 200), fileOf('b/1.csv', 200)];
  const uses = usesOf(files, [measured(csv, 10), measured(gzip, 30)]);
  expect(uses.map(({ trades }) => trades)).toEqual([20, 60, 40]);
});

test('bars that are replaced take two further write units for each item', () => {
  const files = [fileOf('a/1.csv', 100, true), fileOf('a/2.csv', 200, true), fileOf('a/3.csv', 200, false)];
  const uses = usesOf(files, [measured(files[0]!, 10)]);
  expect(uses.map(({ writeUnits }) => writeUnits)).toEqual([1 + 2 * 5, 2 + 2 * 10, 2]);
});

test('a file that was refused counts as having no trades, and takes its time', () => {
  const [good, bad] = [fileOf('a/1.csv', 100), fileOf('a/2.csv', 100)];
  const files = [good, bad, fileOf('a/3.csv', 100)];
  const [, ofRefused, ofOther] = usesOf(files, [measured(good, 20), refused(bad)]);
  expect(ofRefused).toEqual({ trades: 0, writeUnits: 3, milliseconds: 70 });
  expect(ofOther).toEqual({ trades: 10, writeUnits: 2.5, milliseconds: expect.closeTo(55) });
});
