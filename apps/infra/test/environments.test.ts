import { valueAt } from '@trading/template';
import {
  ENVIRONMENT_NAMES,
  ENVIRONMENTS,
  requestedEnvironments,
  UnknownEnvironmentError,
  type EnvironmentSettings,
} from '../src/environments';
import { networksOf, validateDisjoint } from '../src/disjoint-networks';
import { regionNames } from '../src/region-settings';
import { resourcesOf, synthesise } from './synthesise';

import * as manifest from '../package.json';

describe('the table of environments', () => {
  test('has the environments of the Nx targets in package.json', () => {
    expect(ENVIRONMENT_NAMES).toEqual(manifest.cdk.environments);
  });

  test.each(ENVIRONMENT_NAMES)('has an account, regions and zones of these regions for %s', (name) => {
    const settings: EnvironmentSettings = ENVIRONMENTS[name];
    const names = regionNames(settings);
    expect(settings.account).toMatch(/^\d{12}$/);
    expect(new Set(names).size).toBe(names.length);
    for (const { region, network } of settings.regions) {
      for (const zone of network.availabilityZones) expect(zone).toMatch(new RegExp(`^${region}[a-f]$`));
    }
  });

  test('has a different account for each environment, and networks that do not overlap', () => {
    const settings = Object.values(ENVIRONMENTS);
    expect(new Set(settings.map(({ account }) => account)).size).toBe(settings.length);
    expect(() => validateDisjoint(networksOf(ENVIRONMENTS))).not.toThrow();
  });
});

describe('the page of an environment', () => {
  test.each(ENVIRONMENT_NAMES)('signs in at the issuer of the tokens that the API of %s accepts', (name) => {
    const { page }: EnvironmentSettings = ENVIRONMENTS[name];
    const [authorizer] = resourcesOf(synthesise(name).Query.template, 'AWS::ApiGatewayV2::Authorizer');
    const issuer = valueAt(authorizer?.Properties, 'JwtConfiguration.Issuer');

    expect(page?.signIn?.issuer).toBe(issuer);
  });

  test('does not exist if the API requires signatures, which a page cannot make', () => {
    const signed = ENVIRONMENT_NAMES.filter((name) =>
      resourcesOf(synthesise(name).Query.template, 'AWS::ApiGatewayV2::Route').some(
        ({ Properties }) => Properties?.['AuthorizationType'] === 'AWS_IAM',
      ),
    );
    expect(signed).toEqual(ENVIRONMENT_NAMES.filter((name) => !('page' in ENVIRONMENTS[name])));
  });
});

describe('requestedEnvironments', () => {
  test('accepts a name, or all', () => {
    expect(requestedEnvironments('staging')).toEqual(['staging']);
    expect(requestedEnvironments('all')).toEqual(['local', 'dev', 'staging', 'production']);
  });

  test.each([
    ['prod', 'There is no environment "prod". '],
    [undefined, 'The environment is missing or unknown. '],
    ['', 'The environment is missing or unknown. '],
    ['toString', 'There is no environment "toString". '],
  ])('rejects %s and lists the environments', (requested, message) => {
    expect(() => requestedEnvironments(requested)).toThrow(UnknownEnvironmentError);
    expect(() => requestedEnvironments(requested)).toThrow(
      `${message}Expected one of: local, dev, staging, production. Example: \`npx nx run infra:synth --configuration=dev\``,
    );
  });
});
