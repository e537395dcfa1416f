import { bucketEvent, type Manifest, type ObjectVersion, type TradeFile } from '@trading/bars';
import type { ListedVersion } from '../src/ports';
import { isClearlyAfter, isSuperseded, newestOf } from '../src/upload-order';

/** Noon. All times are given in seconds from it. */
const NOON = Date.UTC(2024, 7, 8, 12);

const KEY = 'x.csv';
const timeOf = (second: number) => NOON + second * 1_000;
const deletionAt = (second: number) => bucketEvent(timeOf(second), '0055AED6DCD90281E5');

/** The upload of a key that is named by its entity tag. */
const upload = (etag: string, second: number, key = KEY) => ({
  ...{ bucket: 'b', key, versionId: `version-${etag}`, etag, uploadedAt: timeOf(second) },
});
const listed = (etag: string, second: number, isCurrent: boolean, key = KEY): ListedVersion => ({
  ...upload(etag, second, key),
  isCurrent,
});

function manifestOf(file: Omit<TradeFile, 'generation'>, changes: Partial<Manifest> = {}): Manifest {
  return {
    file: { ...file, generation: '1' },
    ...{ processor: 1, layout: 'General trades (CSV)', interval: '1m' },
    ...{ lines: 0, accepted: 0, excluded: 0, duplicate: 0, rejected: 0 },
    ...{ exclusions: {}, rejections: [], coverage: [] },
    ...changes,
  };
}

/** The manifest of a deletion. */
function retractionAt(second: number): Manifest {
  const file = { bucket: 'b', key: KEY, etag: '', uploadedAt: timeOf(second) };
  return manifestOf(file, { deleted: true, asOf: deletionAt(second) });
}

const listVersions = jest.fn<Promise<readonly ListedVersion[]>, [Pick<ObjectVersion, 'bucket' | 'key'>]>();
const uploads = { findUpload: jest.fn(), listVersions };

/** Tells whether an upload is superseded, with these versions in the bucket. */
function isSupersededAmong(
  versions: readonly ListedVersion[],
  ...[version, current]: readonly [ReturnType<typeof upload>, Manifest]
): Promise<boolean> {
  listVersions.mockResolvedValue(versions);
  return isSuperseded(version, current, uploads);
}

beforeEach(() => jest.resetAllMocks());

describe('isSuperseded', () => {
  test.each([
    ['an earlier upload', -1, KEY, true],
    ['a later upload', 1, KEY, false],
    ['an earlier upload of the greater key', -1, 'x.csv.gz', true],
    ['a later upload of the lesser key', 1, 'x.csv', false],
  ])('knows by the time of %s, without a list', async (_which, second, key, expected) => {
    const current = manifestOf(upload('current', 0, key === KEY ? 'x.csv.gz' : KEY));

    expect(await isSuperseded(upload('other', second, key), current, uploads)).toBe(expected);

    expect(listVersions).not.toHaveBeenCalled();
  });

  describe('of two uploads of one second', () => {
    const current = manifestOf(upload('current', 0));

    test.each([
      ['under one key, if it is listed after the other one', ['current', 'other'], true],
      ['under one key, if it is listed before the other one', ['other', 'current'], false],
      ['under one key, if the other one is not listed', ['other'], false],
      ['under one key, if it is not listed', ['current'], true],
      ['under one key, if none is listed', [], true],
    ])('%s', async (_when, etags, expected) => {
      const versions = ['newer', ...etags].map((etag, index) => listed(etag, 0, index === 0));

      expect(await isSupersededAmong(versions, upload('other', 0), current)).toBe(expected);

      expect(listVersions).toHaveBeenCalledTimes(1);
      expect(listVersions).toHaveBeenCalledWith(expect.objectContaining({ bucket: 'b', key: KEY }));
    });

    test('under two keys, if its key is the lesser one', async () => {
      const greater = manifestOf(upload('current', 0, 'x.csv.gz'));
      const versions = [listed('other', 0, true), listed('current', 0, true, 'x.csv.gz')];
      expect(await isSupersededAmong(versions, upload('other', 0), greater)).toBe(true);
    });

    test('but not under two keys, if its key is the greater one', async () => {
      const versions = [listed('current', 0, true), listed('other', 0, true, 'x.csv.gz')];
      expect(await isSupersededAmong(versions, upload('other', 0, 'x.csv.gz'), current)).toBe(false);
    });

    test('but not under two keys, if its key is the greater one, although a newer version replaced it', async () => {
      const versions = [listed('newer', 0, true, 'x.csv.gz'), listed('other', 0, false, 'x.csv.gz')];
      expect(await isSupersededAmong(versions, upload('other', 0, 'x.csv.gz'), current)).toBe(false);
    });

    test('under two keys, if it is not listed', async () => {
      const versions = [listed('current', 0, true)];
      expect(await isSupersededAmong(versions, upload('other', 0, 'x.csv.gz'), current)).toBe(true);
    });

    test('is told apart by their versions, if their bytes are equal', async () => {
      const equal = { ...upload('current', 0), versionId: 'another' };
      const versions = [listed('current', 0, true), { ...equal, isCurrent: false }];
      expect(await isSupersededAmong(versions, equal, current)).toBe(true);
      expect(await isSupersededAmong([...versions].reverse(), equal, current)).toBe(false);
    });

    test('knows nothing if the bucket cannot be listed', async () => {
      listVersions.mockRejectedValue(new Error('AccessDenied'));
      await expect(isSuperseded(upload('other', 0), current, uploads)).rejects.toThrow('AccessDenied');
    });
  });

  describe.each([
    ['that is current', retractionAt(0)],
    ['that the current manifest takes into account', manifestOf(upload('current', -1_000), { asOf: deletionAt(0) })],
  ])('near a deletion %s', (_what, current) => {
    test.each([-900, -60, -1, 0, 1, 60])(
      'by the object that exists, for an upload of the second %d',
      async (second) => {
        const one = upload('other', second);
        expect(await isSupersededAmong([listed('other', second, true)], one, current)).toBe(false);
        expect(await isSupersededAmong([listed('other', second, false)], one, current)).toBe(true);
        expect(await isSupersededAmong([listed('newer', second, true)], one, current)).toBe(true);
        expect(await isSupersededAmong([], one, current)).toBe(true);
      },
    );

    test('but not for an upload that is newer by more than a minute, of which nothing is listed', async () => {
      expect(await isSuperseded(upload('other', 61), current, uploads)).toBe(false);
      expect(listVersions).not.toHaveBeenCalled();
    });
  });

  test('knows an upload that was deleted although it is the newer one of a second', async () => {
    const current = manifestOf(upload('current', 0), { asOf: deletionAt(1) });
    const versions = [listed('other', 0, false), listed('current', 0, false)];
    expect(await isSupersededAmong(versions, upload('other', 0), current)).toBe(true);
  });

  test('knows by its time, without a list, an upload that is older than the current one and a deletion', async () => {
    const current = manifestOf(upload('current', 0), { asOf: deletionAt(-5) });
    expect(await isSuperseded(upload('other', -10), current, uploads)).toBe(true);
    expect(listVersions).not.toHaveBeenCalled();
  });
});

describe('newestOf', () => {
  test.each<[string, readonly ListedVersion[], string | undefined]>([
    ['none of no objects', [], undefined],
    ['none of versions that are not current', [listed('a', 5, false), listed('b', 1, false)], undefined],
    ['the only object', [listed('a', 5, false), listed('b', 1, true)], 'b'],
    ['the object with the later time', [listed('a', 1, true), listed('b', 2, true, 'x.csv.gz')], 'b'],
    [
      'the object with the later time, although its key is lesser',
      [listed('a', 2, true), listed('b', 1, true, 'y')],
      'a',
    ],
    ['the object with the greater key of two of one second', [listed('a', 1, true), listed('b', 1, true, 'y')], 'b'],
    ['the same one in another order', [listed('b', 1, true, 'y'), listed('a', 1, true)], 'b'],
  ])('is %s', (_which, versions, expected) => {
    expect(newestOf(versions)?.etag).toBe(expected);
  });

  test('of two of one second is the one that is not superseded', async () => {
    const [lesser, greater] = [upload('a', 0), upload('b', 0, 'x.csv.gz')];
    const versions = [lesser, greater].map((one) => ({ ...one, isCurrent: true }));
    expect(newestOf(versions)).toMatchObject(greater);
    expect(await isSupersededAmong(versions, lesser, manifestOf(greater))).toBe(true);
    expect(await isSupersededAmong(versions, greater, manifestOf(lesser))).toBe(false);
  });
});

test.each([
  [-1, false],
  [0, false],
  [60, false],
  [61, true],
])('an upload %d seconds after a deletion is clearly after it: %s', (second, expected) => {
  expect(isClearlyAfter(upload('a', second), deletionAt(0))).toBe(expected);
});
