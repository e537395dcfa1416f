import { ENVIRONMENT_NAMES, ENVIRONMENTS, type EnvironmentSettings } from '../../src/environments';
import { statementsOf } from '../../src/gates/statement';
import { InvalidSettingsError } from '../../src/invalid-settings-error';
import { only, resourcesOf, synthesise } from '../synthesise';

import routes from '../fixtures/query/routes.json';

describe('the rights of the query function', () => {
  test.each(ENVIRONMENT_NAMES)('are to read from the table and ask for settlements, in %s', (environment) => {
    const { template } = synthesise(environment).Query;
    const granted = Object.entries(template.Resources ?? {})
      .filter(([id, { Type }]) => Type === 'AWS::IAM::ManagedPolicy' && id.startsWith('QueryFunctionRolePolicy'))
      .flatMap(([, policy]) => statementsOf(policy));

    expect(granted).toMatchObject([
      {
        effect: 'Allow',
        actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
        resources: [{ 'Fn::ImportValue': expect.stringContaining('AnalyticsTable') as string }],
      },
      {
        effect: 'Allow',
        actions: ['sqs:SendMessage'],
        resources: [{ 'Fn::ImportValue': expect.stringContaining('DataProcessorQueue') as string }],
      },
    ]);
  });
});

describe('the query API', () => {
  test('has the routes of the function, and no others', () => {
    const keys = resourcesOf(synthesise('dev').Query.template, 'AWS::ApiGatewayV2::Route').map(
      ({ Properties }) => Properties?.['RouteKey'],
    );
    expect(keys.sort()).toEqual(
      [...routes.map(({ path }) => `GET ${path}`), ...routes.map(({ path }) => `HEAD ${path}`)].sort(),
    );
  });

  test.each([
    ['local', 'NONE'],
    ['dev', 'AWS_IAM'],
    ['staging', 'JWT'],
    ['production', 'JWT'],
  ] as const)('requires in %s the authorization %s', (environment, type) => {
    const { template } = synthesise(environment).Query;
    const types = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(
      ({ Properties }) => Properties?.['AuthorizationType'],
    );
    expect(new Set(types)).toEqual(new Set([type]));
  });

  test.each(ENVIRONMENT_NAMES)('limits its requests in %s as its settings say', (environment) => {
    const { rate, burst } = ENVIRONMENTS[environment].query.throttle;
    expect(only(synthesise(environment).Query.template, 'AWS::ApiGatewayV2::Stage')).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
    });
  });

  test('answers at its own domain only, if it has one', () => {
    const domain = { name: 'api.trading.example', certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/x' };
    const { template } = queryOf({ regions: [{ ...ENVIRONMENTS.dev.regions[0], queryDomain: domain }] });

    expect(only(template, 'AWS::ApiGatewayV2::Api')['DisableExecuteApiEndpoint']).toBe(true);
    expect(only(template, 'AWS::ApiGatewayV2::DomainName')).toMatchObject({
      DomainName: domain.name,
      DomainNameConfigurations: [{ CertificateArn: domain.certificateArn }],
    });
    expect(template.Outputs?.['ApiUrl']?.Value).toBe('https://api.trading.example');
  });

  test('knows the calendars of feeds, and rejects unknown ones', () => {
    const calendars = { 'binance-spot': '24/7', sip: 'XNYS' } as const;
    const variables = (query: EnvironmentSettings['query']) => {
      const { Variables } = only(queryOf({ query }).template, 'AWS::Lambda::Function')['Environment'] as {
        Variables: object;
      };
      return Variables;
    };

    expect(variables({ ...ENVIRONMENTS.dev.query, calendars })).toMatchObject({ CALENDARS: JSON.stringify(calendars) });
    expect(variables(ENVIRONMENTS.dev.query)).not.toHaveProperty('CALENDARS');
    const unknown = { sip: 'NYSE' } as unknown as typeof calendars;
    expect(() => queryOf({ query: { ...ENVIRONMENTS.dev.query, calendars: unknown } })).toThrow(InvalidSettingsError);
  });
});

function queryOf(settings: Partial<EnvironmentSettings>) {
  return synthesise('dev', { ...ENVIRONMENTS.dev, ...settings }).Query;
}
