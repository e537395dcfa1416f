import { bucketEvent } from '../../src/model/bucket-event';
import { stateOf, type Manifest } from '../../src/model/manifest';
import { sourceIdOf } from '../../src/model/trade-file';
import { coverageKey, manifestKey, reportKey } from '../../src/table/item-keys';
import {
  detailKeys,
  detailKeysOf,
  fromManifestItems,
  isRecorded,
  recordedCondition,
  replacedCoverageKeysOf,
  replacedGenerationOf,
  toManifestItems,
  toRecordedItem,
  unrecordedCondition,
} from '../../src/table/manifest-item';
import { generationAt } from '../generations';
import { fileOf, manifestOf, UPLOADED_AT } from '../manifest-of';

const HOUR = 3_600_000_000_000n;

const file = fileOf({ key: 'trades/x.csv', versionId: 'v1', generation: generationAt(6) });
const event = bucketEvent(UPLOADED_AT, '0055AED6DCD90281E5');
const source = sourceIdOf(file);
const origin = { source, generation: file.generation };

const counts = { layout: 'General', lines: 5, accepted: 2, excluded: 1, duplicate: 1, rejected: 1 };
const MANIFEST: Manifest = {
  ...{ file, processor: 7, interval: '1m', ...counts },
  exclusions: { late: 1 },
  rejections: [{ line: 4, reason: 'is not a trade', text: 'x' }],
  coverage: [{ feed: 'f', symbol: 'A', from: HOUR, to: HOUR + 60n, chunks: [{ start: HOUR, items: 2 }] }],
};

/** So many instruments that their coverage needs two pages. */
const LARGE: Manifest = {
  ...MANIFEST,
  coverage: Array.from({ length: 4_000 }, (_, index) => ({
    ...{ feed: 'f', symbol: `${index}`.padEnd(120, '-'), from: 0n, to: 60n, chunks: [{ start: 0n, items: 1 }] },
  })),
};

describe('toManifestItems', () => {
  test('keeps the file, the counts and the number of pages in the manifest, and the rest in details', () => {
    const { manifest, details } = toManifestItems(MANIFEST);

    expect(manifest).toEqual({
      ...manifestKey(source),
      ...file,
      processor: 7,
      interval: '1m',
      ...counts,
      coveragePages: 1,
    });
    expect(details).toEqual([
      { ...reportKey(origin), exclusions: MANIFEST.exclusions, rejections: MANIFEST.rejections },
      { ...coverageKey(origin, 0), coverage: expect.any(Uint8Array) },
    ]);
  });

  test('has no page for a file without bars', () => {
    const { manifest, details } = toManifestItems({ ...MANIFEST, coverage: [] });
    expect(manifest).toMatchObject({ coveragePages: 0 });
    expect(details.map(({ sk }) => sk)).toEqual([reportKey(origin).sk]);
  });
});

describe('detailKeysOf', () => {
  test.each([
    ['no page', { ...MANIFEST, coverage: [] }],
    ['one page', MANIFEST],
    ['two pages', LARGE],
  ])('lists the keys of the details of a manifest with %s of coverage', (_name, one) => {
    const { manifest, details } = toManifestItems(one);
    expect(detailKeysOf(source, manifest)).toEqual(details.map(({ pk, sk }) => ({ pk, sk })));
  });
});

describe('replacedGenerationOf', () => {
  const PREVIOUS: Manifest = { ...MANIFEST, file: { ...file, generation: generationAt(5) } };

  test.each<[string, Manifest]>([
    ['a generation', PREVIOUS],
    ['one without bars', { ...PREVIOUS, coverage: [] }],
    ['one with two pages of coverage', { ...LARGE, file: PREVIOUS.file }],
    ['one that contains a period', { ...PREVIOUS, period: { from: 0n, to: 24n * HOUR } }],
    ['one of bars of seconds', { ...PREVIOUS, interval: '1s' }],
  ])('reads %s that was replaced', (_name, previous) => {
    const { manifest } = toManifestItems(MANIFEST, previous);
    const pages = toManifestItems(previous).details.slice(1);
    expect(replacedCoverageKeysOf(source, manifest)).toEqual(pages.map(({ pk, sk }) => ({ pk, sk })));

    const { interval, period, coverage } = previous;
    expect(replacedGenerationOf(manifest, pages)).toEqual({
      ...{ file: PREVIOUS.file, interval, coverage },
      ...(period && { period }),
    });
    expect(fromManifestItems(manifest, toManifestItems(MANIFEST).details)).toEqual(MANIFEST);
  });

  test('is undefined for the first generation', () => {
    const { manifest } = toManifestItems(MANIFEST);
    expect(replacedCoverageKeysOf(source, manifest)).toEqual([]);
    expect(replacedGenerationOf(manifest, [])).toBeUndefined();
  });
});

describe('toRecordedItem', () => {
  test('is the manifest item, marked, without the generation that it replaced', () => {
    expect(isRecorded(toManifestItems(MANIFEST, MANIFEST).manifest)).toBe(false);
    const item = toRecordedItem(MANIFEST);
    expect(isRecorded(item)).toBe(true);
    expect(item).toEqual({ ...toManifestItems(MANIFEST).manifest, recorded: file.generation });
  });

  test('says which deletion the manifest takes into account', () => {
    const manifest = { ...MANIFEST, asOf: event };
    expect(toRecordedItem(manifest)).toEqual({
      ...toManifestItems(manifest).manifest,
      recorded: `${file.generation}#${event}`,
    });
  });
});

describe('recordedCondition', () => {
  test.each<[string, Manifest]>([
    ['no deletion', MANIFEST],
    ['a deletion', { ...MANIFEST, asOf: event }],
  ])('holds for the recorded item of a manifest that takes %s into account', (_name, manifest) => {
    const condition = recordedCondition(manifest);
    expect(condition).toEqual({ kind: 'equals', attribute: 'recorded', value: stateOf(manifest) });
    expect(toRecordedItem(manifest)['recorded']).toBe(stateOf(manifest));
  });
});

describe('unrecordedCondition', () => {
  test('is that of the generation, whatever deletion the manifest takes into account', () => {
    const condition = { kind: 'equals', attribute: 'generation', value: file.generation, lacking: 'recorded' };
    expect(unrecordedCondition(MANIFEST)).toEqual(condition);
    expect(unrecordedCondition({ ...MANIFEST, asOf: event })).toEqual(condition);
  });
});

describe('detailKeys', () => {
  test.each([MANIFEST, LARGE, { ...MANIFEST, coverage: [] }])('are those of the details of a generation', (one) => {
    expect(detailKeys(one)).toEqual(toManifestItems(one).details.map(({ pk, sk }) => ({ pk, sk })));
  });
});

describe('fromManifestItems', () => {
  test.each<[string, Manifest]>([
    ['a manifest', MANIFEST],
    ['one of a bucket without versions', { ...MANIFEST, file: { ...file, versionId: undefined } }],
    ['one of a file without bars', { ...MANIFEST, coverage: [] }],
    ['one with two pages of coverage', LARGE],
    ['one of a file that contains a period', { ...MANIFEST, period: { from: 0n, to: 24n * HOUR } }],
    ['one of bars of seconds', { ...MANIFEST, interval: '1s' }],
    ['one that a replay made', { ...MANIFEST, replay: 2 }],
    ['one that takes a deletion into account', { ...MANIFEST, asOf: event }],
    ['one of an object that existed after a deletion', { ...MANIFEST, asOf: event, existedAt: event }],
    ['one of a deletion', manifestOf(file, { asOf: event, deleted: true, processor: 0 })],
  ])('reads %s as it was written', (_name, one) => {
    const { manifest, details } = toManifestItems(one);
    expect(fromManifestItems(manifest, details)).toEqual(one);
  });

  test('omits what a manifest does not state', () => {
    const { versionId: _versionId, ...unversioned } = file;
    const one = { ...MANIFEST, file: unversioned };
    const { manifest, details } = toManifestItems({ ...MANIFEST, file: { ...file, versionId: undefined } });
    // `toEqual` ignores members that are undefined.
    expect(fromManifestItems(manifest, details)).toStrictEqual(one);
  });
});
