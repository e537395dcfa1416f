import { ENVIRONMENT_NAMES, ENVIRONMENTS, type EnvironmentSettings } from '../../src/environments';
import { assessNames } from '../../src/names/assess-names';
import { KNOWN_NAMES, KNOWN_SERVICES, knownNames } from '../../src/names/known-names';
import { territoryOf } from '../../src/names/own-names';
import { synthesise } from '../synthesise';

describe('assessNames', () => {
  test.each(ENVIRONMENT_NAMES)('finds neither unknown nor stale names in %s', (environment) => {
    const settings: EnvironmentSettings = ENVIRONMENTS[environment];
    const templates = settings.regions.flatMap(({ region }) =>
      Object.values(synthesise(environment, settings, region)).map(({ template }) => template),
    );
    expect(assessNames(templates, territoryOf(ENVIRONMENTS[environment]), knownNames(environment))).toEqual({
      unknown: [],
      stale: [],
    });
  });

  test('tells unknown names from stale ones', () => {
    const template = {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: '610274839156' } } },
    };
    const stale = { name: 'ec2.amazonaws.com', purpose: 'Nothing uses it' };

    expect(assessNames([template], territoryOf(ENVIRONMENTS.production), [stale])).toEqual({
      unknown: [expect.objectContaining({ kind: 'account', text: '610274839156', logicalId: 'Queue', template })],
      stale: [stale],
    });
  });
});

test('every known name has a purpose', () => {
  const all = [...KNOWN_SERVICES, ...Object.values(KNOWN_NAMES).flat()];
  expect(all.filter(({ purpose }) => purpose.length < 10)).toEqual([]);
});
