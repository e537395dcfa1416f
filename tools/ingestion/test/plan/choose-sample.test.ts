import { chooseSample, MAX_SAMPLE } from '../../src/plan/choose-sample';

const filesOf = (folder: string, count: number, bytes = 1) =>
  Array.from({ length: count }, (_, index) => ({ key: `${folder}/${index}.csv`, bytes: bytes * (index + 1) }));

test('chooses the files in the middle and near both ends of the sizes', () => {
  expect(chooseSample(filesOf('a', 11)).map(({ bytes }) => bytes)).toEqual([6, 10, 2]);
});

test.each([
  [1, [1]],
  [2, [2, 1]],
  [3, [2, 3, 1]],
])('chooses each of %d files once', (count, expected) => {
  expect(chooseSample(filesOf('a', count)).map(({ bytes }) => bytes)).toEqual(expected);
});

test('chooses from each group before it chooses again, beginning with those that have most bytes', () => {
  const files = [...filesOf('small', 5), ...filesOf('large', 5, 100)];
  expect(chooseSample(files).map(({ key }) => key.split('/')[0])).toEqual([
    ...['large', 'small'],
    ...['large', 'small'],
    ...['large', 'small'],
  ]);
});

test('has a limit, which leaves out groups with few bytes', () => {
  const files = Array.from({ length: 50 }, (_, group) => filesOf(`group-${group}`, 5, group + 1)).flat();
  const sample = chooseSample(files);
  expect(sample).toHaveLength(MAX_SAMPLE);
  const folders = new Set(sample.map(({ key }) => key.split('/')[0]));
  expect(folders.size).toBe(MAX_SAMPLE);
  expect(folders).not.toContain('group-0');
  expect(folders).toContain('group-49');
});
