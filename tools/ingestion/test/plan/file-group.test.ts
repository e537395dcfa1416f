import { groupFiles, groupOf } from '../../src/plan/file-group';

test.each([
  ['trades/a/x.csv.gz', 'trades/a/*.csv.gz'],
  ['trades/a/x.csv', 'trades/a/*.csv'],
  ['trades/a.b/x', 'trades/a.b/*'],
  ['trades/.hidden', 'trades/*'],
  ['x.parquet', '*.parquet'],
  ['trades/x.gz', 'trades/*.gz'],
])('%s is of the group %s', (key, group) => {
  expect(groupOf(key)).toBe(group);
});

test('files are collected by group', () => {
  const files = ['a/1.csv', 'b/1.csv', 'a/2.csv'].map((key) => ({ key }));
  expect([...groupFiles(files)]).toEqual([
    ['a/*.csv', [files[0], files[2]]],
    ['b/*.csv', [files[1]]],
  ]);
});
