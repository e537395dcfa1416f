import { isOfFormerWriter, type Writer } from '../../src/regions';

const WRITERS: readonly Writer[] = [
  { region: 'east', epoch: 1, since: 100 },
  { region: 'west', epoch: 2, since: 1_000 },
  { region: 'east', epoch: 3, since: 2_000 },
];

/** The last manifest of the second epoch was written 100 before its end. */
const AUTHORS = [{ epoch: 1, writtenAt: 500 }, { epoch: 2, writtenAt: 1_900 }, { epoch: 2, writtenAt: 3_000 }, {}];

test.each<[string, { epoch?: number; writtenAt?: number }, boolean]>([
  ['of a table without replicas', {}, false],
  ['of the current epoch', { epoch: 3, writtenAt: 2_500 }, false],
  ['of an earlier epoch, long before its last manifest', { epoch: 2, writtenAt: 1_799 }, false],
  ['of an earlier epoch, shortly before its last manifest', { epoch: 2, writtenAt: 1_800 }, true],
  [
    'of an earlier epoch, long before its end, and shortly before its last manifest',
    { epoch: 1, writtenAt: 400 },
    true,
  ],
  ['of an earlier epoch, after its end', { epoch: 2, writtenAt: 5_000 }, true],
  ['of an earlier epoch, after its end, and before that of a later one', { epoch: 1, writtenAt: 1_500 }, true],
  ['of the time before a region was named', { epoch: 0, writtenAt: 50 }, true],
])('a manifest %s', (_name, manifest, expected) => {
  expect(isOfFormerWriter(WRITERS, AUTHORS, 100)(manifest)).toBe(expected);
});

test('nothing is of a former writer if no region was ever named', () => {
  expect(isOfFormerWriter([], [{ epoch: 0, writtenAt: 50 }])({ epoch: 0, writtenAt: 50 })).toBe(false);
});
