import type { Properties, Resource } from '@trading/template';
import { soonerExpirations } from '../../../src/templates/protections/sooner-expirations';

const bucket = (...Rules: Properties[]): Resource => ({
  Type: 'AWS::S3::Bucket',
  Properties: { LifecycleConfiguration: { Rules: Rules.map((rule) => ({ Status: 'Enabled', ...rule })) } },
});
const MONTH = { ExpirationInDays: 30 };
const LOGS = { Prefix: 'logs/', ...MONTH };
const TAGGED = { TagFilters: [{ Key: 'temporary', Value: 'yes' }], ...MONTH };

test.each<[string, Properties[], Properties[], string, string, string]>([
  ['all objects', [], [MONTH], '', 'Infinity', '30'],
  ['objects with a prefix', [], [LOGS], 'logs/', 'Infinity', '30'],
  ['objects without the prefix', [LOGS], [MONTH], '', 'Infinity', '30'],
  ['objects with another prefix', [LOGS], [{ ...LOGS, Prefix: 'trades/' }], 'trades/', 'Infinity', '30'],
  ['objects without the tag', [TAGGED], [MONTH], '', 'Infinity', '30'],
  ['all objects sooner', [MONTH], [{ ExpirationInDays: 7 }], '', '30', '7'],
  ['objects with a prefix sooner', [MONTH], [MONTH, { ...LOGS, ExpirationInDays: 7 }], 'logs/', '30', '7'],
])('finds that %s expire', (_name, before, after, part, from, to) => {
  expect(soonerExpirations(bucket(...before), bucket(...after))).toMatchObject([
    { protection: 'days until objects expire', part, before: from, after: to, isCertain: true },
  ]);
});

test.each<[string, Properties[], Properties[]]>([
  ['fewer objects expire', [MONTH], [LOGS]],
  ['only tagged objects expire', [MONTH], [TAGGED]],
  ['a rule repeats another one', [MONTH], [MONTH, LOGS]],
  ['objects expire later', [MONTH], [{ ExpirationInDays: 31 }]],
])('finds nothing if %s', (_name, before, after) => {
  expect(soonerExpirations(bucket(...before), bucket(...after))).toEqual([]);
});

test('days that are only known during the deployment may be fewer', () => {
  const unknown = { ExpirationInDays: { Ref: 'Days' } };
  expect(soonerExpirations(bucket(MONTH), bucket(unknown))).toMatchObject([{ after: '${Days}', isCertain: false }]);
  expect(soonerExpirations(bucket(unknown), bucket(unknown))).toEqual([]);
});
