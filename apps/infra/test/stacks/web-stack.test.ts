import { valueAt } from '@trading/template';
import { ENVIRONMENTS, type EnvironmentName, type EnvironmentSettings } from '../../src/environments';
import { only, synthesise } from '../synthesise';

const WITH_PAGE = ['local', 'staging', 'production'] as const;

function pageOf(environment: EnvironmentName, settings: Partial<EnvironmentSettings> = {}) {
  const { Web } = synthesise(environment, { ...ENVIRONMENTS[environment], ...settings });
  if (!Web) throw new Error(`${environment} has no page`);
  const distribution = only(Web.template, 'AWS::CloudFront::Distribution')['DistributionConfig'];
  const headers = valueAt(
    only(Web.template, 'AWS::CloudFront::ResponseHeadersPolicy'),
    'ResponseHeadersPolicyConfig.SecurityHeadersConfig',
  );
  const policy = String(valueAt(headers, 'ContentSecurityPolicy.ContentSecurityPolicy'));
  return { template: Web.template, distribution, policy };
}

describe('the page', () => {
  test.each(WITH_PAGE)('has the API of %s below the same origin', (environment) => {
    const { distribution } = pageOf(environment);
    const behaviors = valueAt(distribution, 'CacheBehaviors') as { PathPattern: string; TargetOriginId: string }[];
    const api = valueAt(distribution, 'Origins.1');

    expect(behaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/v1/*', '/udf/*', '/docs', '/health']);
    expect(new Set(behaviors.map(({ TargetOriginId }) => TargetOriginId))).toEqual(new Set([valueAt(api, 'Id')]));
    expect(valueAt(api, 'DomainName')).toEqual({
      'Fn::Join': [
        '',
        [
          { 'Fn::ImportValue': expect.stringContaining('QueryApi') as string },
          '.execute-api.us-east-1.',
          { Ref: 'AWS::URLSuffix' },
        ],
      ],
    });
  });

  test('may call the identity provider that its users sign in at, and no other site', () => {
    expect(pageOf('local').policy).toContain("connect-src 'self';");
    expect(pageOf('production').policy).toContain("connect-src 'self' https://login.trading.example;");
    const page = { ...ENVIRONMENTS.staging.page, signInOrigins: ['https://tokens.trading.example'] };
    expect(pageOf('staging', { page }).policy).toContain(
      "connect-src 'self' https://login.trading.example https://tokens.trading.example;",
    );
  });

  test('logs its requests if the environment keeps access logs', () => {
    expect(Object.values(pageOf('local').template.Resources ?? {}).map(({ Type }) => Type)).not.toContain(
      'AWS::Logs::Delivery',
    );
    expect(only(pageOf('production').template, 'AWS::Logs::DeliverySource')['LogType']).toBe('ACCESS_LOGS');
  });

  test('has the domain of its settings, or one of CloudFront', () => {
    expect(pageOf('production').template.Outputs?.['PageUrl']?.Value).toBe('https://bars.trading.example');
    expect(JSON.stringify(pageOf('staging').template.Outputs?.['PageUrl']?.Value)).toContain('DomainName');
  });
});
