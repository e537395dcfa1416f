import type { BackfillReason } from '../../src/backfill';
import { isOfFormerWriter } from '../../src/regions';
import { PLAN_MODES, type PlanMode } from '../../src/backfill/plan-mode';
import { reasonOf, type SourceStatus } from '../../src/backfill/reason-of';

/** The version of the processor that is deployed. */
const DEPLOYED = 3;

/** The first writer ended two hours after 1970 began, when its last manifest was written. */
const IS_FORMER = isOfFormerWriter(
  [
    { region: 'east', epoch: 1, since: 0 },
    { region: 'west', epoch: 2, since: 7_200_000 },
  ],
  [{ epoch: 1, writtenAt: 7_200_000 }],
);

const LISTED = { key: 'trades/x.csv.gz', etag: 'etag', bytes: 100, uploadedAt: 50_000 };

const upload = (change: object = {}) => ({
  bucket: 'bucket',
  key: LISTED.key,
  etag: 'etag',
  uploadedAt: 50_000,
  ...change,
});
const manifestOf = (change: object = {}, others: object = {}): SourceStatus => ({
  manifest: { file: { ...upload(change), generation: 'generation' }, processor: DEPLOYED, ...others },
});
const refusalOf = (change: object = {}): SourceStatus => ({ refusal: upload(change) });

const CASES: readonly [string, SourceStatus | undefined, PlanMode | undefined][] = [
  ['nothing is known of the source', undefined, 'missing'],
  ['its first upload is being processed', {}, 'missing'],
  ['the bars of the upload are current', manifestOf(), undefined],
  ['the bars of the upload are current, and its version is known', manifestOf({ versionId: 'v1' }), undefined],
  ['the bars of the upload are of an older processor', manifestOf({}, { processor: 2 }), 'older'],
  ['the bars of the upload are of a newer processor', manifestOf({}, { processor: 4 }), undefined],
  ['the bars are of an older upload', manifestOf({ uploadedAt: 49_000, etag: 'other' }), 'missing'],
  ['the bars are of an older upload with the same bytes', manifestOf({ uploadedAt: 49_000 }), 'missing'],
  [
    'the bars are of an older upload, by an older processor',
    manifestOf({ uploadedAt: 49_000 }, { processor: 1 }),
    'missing',
  ],
  ['the bars are of a newer upload of another key', manifestOf({ key: 'trades/x.csv', uploadedAt: 51_000 }), undefined],
  ['the bars are of other bytes of the same second', manifestOf({ etag: 'other' }), 'missing'],
  ['the bars are of another key of the same second', manifestOf({ key: 'trades/x.csv' }), 'missing'],
  ['the list states milliseconds', manifestOf({ uploadedAt: 50_999 }), undefined],
  ['it was deleted before the upload', manifestOf({ etag: '', uploadedAt: 49_000 }, { deleted: true }), 'missing'],
  ['it was deleted in the second of the upload', manifestOf({ uploadedAt: 50_500 }, { deleted: true }), 'missing'],
  ['it was deleted after the upload', manifestOf({ etag: '', uploadedAt: 51_000 }, { deleted: true }), undefined],
  ['the upload was refused', refusalOf(), 'failed'],
  ['the upload was refused, and its version is known', refusalOf({ versionId: 'v1' }), 'failed'],
  ['an older upload was refused', refusalOf({ uploadedAt: 49_000 }), 'missing'],
  ['other bytes of the same second were refused', refusalOf({ etag: 'other' }), 'missing'],
  ['another key of the same second was refused', refusalOf({ key: 'trades/x.csv' }), 'missing'],
  [
    'it was refused, and an older upload is current',
    { ...manifestOf({ uploadedAt: 49_000 }), ...refusalOf() },
    'failed',
  ],
  [
    'it was refused, and a newer upload is current',
    { ...manifestOf({ uploadedAt: 51_000 }), ...refusalOf() },
    undefined,
  ],
  ['it was refused, and is current since', { ...manifestOf(), ...refusalOf() }, undefined],
];

describe.each(CASES)('reasonOf, if %s', (_, status, expected) => {
  test.each(PLAN_MODES.filter((mode) => mode !== 'all' && mode !== 'catch-up'))('with the mode %s', (mode) => {
    expect(reasonOf(LISTED, status, mode, DEPLOYED, IS_FORMER)).toBe(mode === expected ? mode : undefined);
  });

  test('with the mode catch-up', () => {
    const missing = expected === 'missing' ? expected : undefined;
    expect(reasonOf(LISTED, status, 'catch-up', DEPLOYED, IS_FORMER)).toBe(missing);
  });

  test('with the mode all', () => {
    expect(reasonOf(LISTED, status, 'all', DEPLOYED, IS_FORMER)).toBe('requested');
  });
});

describe('reasonOf, with the mode catch-up,', () => {
  test.each<[string, object, object, BackfillReason | undefined]>([
    ['bars of a former writer from long before it ended', {}, { epoch: 1, writtenAt: 0 }, undefined],
    ['bars that a former writer made when it ended', {}, { epoch: 1, writtenAt: 7_000_000 }, 'former-writer'],
    ['bars that a former writer made afterwards', {}, { epoch: 1, writtenAt: 9_000_000 }, 'former-writer'],
    ['bars of the writer', {}, { epoch: 2, writtenAt: 9_000_000 }, undefined],
    ['a newer upload of a former writer', { uploadedAt: 60_000 }, { epoch: 1, writtenAt: 9_000_000 }, 'former-writer'],
    [
      'a deletion by a former writer',
      { uploadedAt: 60_000 },
      { epoch: 1, writtenAt: 9e6, deleted: true },
      'former-writer',
    ],
  ])('of %s', (_name, change, others, expected) => {
    expect(reasonOf(LISTED, manifestOf(change, others), 'catch-up', DEPLOYED, IS_FORMER)).toBe(expected);
  });
});
