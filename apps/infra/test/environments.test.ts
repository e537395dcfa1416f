import { ENVIRONMENT_NAMES, ENVIRONMENTS, requestedEnvironments, UnknownEnvironmentError } from '../src/environments';

import * as manifest from '../package.json';

describe('the table of environments', () => {
  test('has the environments that package.json gives the Nx targets', () => {
    expect(ENVIRONMENT_NAMES).toEqual(manifest.cdk.environments);
  });

  test.each(ENVIRONMENT_NAMES)('gives %s an account, a primary region and zones in it', (name) => {
    const { account, regions, network } = ENVIRONMENTS[name];
    expect(account).toMatch(/^\d{12}$/);
    expect(new Set(regions).size).toBe(regions.length);
    for (const zone of network.availabilityZones) expect(zone).toMatch(new RegExp(`^${regions[0]}[a-f]$`));
  });

  test('gives no two environments the same account or addresses', () => {
    const settings = Object.values(ENVIRONMENTS);
    expect(new Set(settings.map(({ account }) => account)).size).toBe(settings.length);
    expect(new Set(settings.map(({ network }) => network.cidr)).size).toBe(settings.length);
  });
});

describe('requestedEnvironments', () => {
  test('takes a name, or all', () => {
    expect(requestedEnvironments('staging')).toEqual(['staging']);
    expect(requestedEnvironments('all')).toEqual(['local', 'dev', 'staging', 'production']);
  });

  test.each([
    ['prod', 'There is no environment "prod". '],
    [undefined, 'No environment was named, or one that does not exist. '],
    ['', 'No environment was named, or one that does not exist. '],
    ['toString', 'There is no environment "toString". '],
  ])('refuses %s and says which there are', (requested, message) => {
    expect(() => requestedEnvironments(requested)).toThrow(UnknownEnvironmentError);
    expect(() => requestedEnvironments(requested)).toThrow(
      `${message}Expected one of: local, dev, staging, production; as in \`npx nx run infra:synth --configuration=dev\`.`,
    );
  });
});
