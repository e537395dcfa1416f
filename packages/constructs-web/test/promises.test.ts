import { Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  ApiAccess,
  CrossAccountCallers,
  LambdaHttpApi,
  StaticSite,
  StaticSiteAccessLogs,
  StaticSiteApiCaching,
} from '../src';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Principal?: { readonly AWS?: unknown; readonly Service?: string };
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** The statements of all policies in a template. */
function statementsIn(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('Effect' in value) return [value as Statement];
  return Object.values(value).flatMap(statementsIn);
}

const ENV = { account: '111122223333', region: 'us-east-1' };

/** The promises in the README, with minimal and with maximal properties. */
const CASES: [string, (stack: Stack) => void, string[]][] = [
  [
    'the required properties',
    (stack) => {
      new LambdaHttpApi(stack, 'Api', {
        handler: lambda.Function.fromFunctionName(stack, 'Reader', 'reader'),
        routes: [{ path: '/' }],
        access: ApiAccess.iam(),
      });
      new StaticSite(stack, 'Site', { accessLogs: StaticSiteAccessLogs.none({ reason: 'A test of promises' }) });
    },
    [
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGatewayV2::Stage',
      'AWS::CloudFront::Distribution',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::CloudWatch::Alarm',
      'AWS::Lambda::Permission',
      'AWS::Logs::LogGroup',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
    ],
  ],
  [
    'many properties',
    (stack) => {
      const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
      const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', certificateArn);
      const hostedZone = route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
        hostedZoneId: 'Z1',
        zoneName: 'example.com',
      });
      const api = new LambdaHttpApi(stack, 'Api', {
        handler: lambda.Function.fromFunctionName(stack, 'Reader', 'reader'),
        routes: [{ path: '/v1/{any+}' }],
        access: ApiAccess.iam({
          crossAccountCallers: [
            CrossAccountCallers.accounts(['444455556666'], {
              principalArns: ['arn:aws:iam::444455556666:role/*'],
              externalId: 'bars',
            }),
            CrossAccountCallers.organization('o-a1b2c3d4e5'),
          ],
        }),
        accessLogEncryptionKey: new kms.Key(stack, 'LogKey'),
        domainName: 'api.example.com',
        certificate,
        hostedZone,
      });
      new LambdaHttpApi(stack, 'TokenApi', {
        handler: lambda.Function.fromFunctionName(stack, 'Writer', 'writer'),
        routes: [{ path: '/' }],
        access: ApiAccess.jwt({ issuer: 'https://login.example.com', audience: ['orders'] }),
      });
      new StaticSite(stack, 'Site', {
        accessLogs: StaticSiteAccessLogs.toBucket(new s3.Bucket(stack, 'Logs')),
        encryptionKey: new kms.Key(stack, 'SiteKey'),
        singlePageApp: true,
        apis: [
          {
            pathPatterns: ['/v1/*'],
            origin: new origins.HttpOrigin(api.domainName),
            caching: StaticSiteApiCaching.ORIGIN_HEADERS,
          },
        ],
        domainNames: ['example.com'],
        certificate,
        hostedZone,
      });
    },
    [
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGatewayV2::ApiMapping',
      'AWS::ApiGatewayV2::Authorizer',
      'AWS::ApiGatewayV2::DomainName',
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGatewayV2::Stage',
      'AWS::CloudFront::CachePolicy',
      'AWS::CloudFront::Distribution',
      'AWS::CloudFront::Function',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::CloudWatch::Alarm',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::Role',
      'AWS::KMS::Key',
      'AWS::Lambda::Permission',
      'AWS::Logs::Delivery',
      'AWS::Logs::DeliveryDestination',
      'AWS::Logs::DeliverySource',
      'AWS::Logs::LogGroup',
      'AWS::Route53::RecordSet',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
    ],
  ],
];

describe.each(CASES)('an API and a site with %s', (_, create, types) => {
  // GIVEN the feature flags of `cdk init`, which include a log group managed by the CDK
  const app = new App({ postCliContext: { '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true } });
  const stack = new Stack(app, 'Stack', { env: ENV });

  // WHEN
  create(stack);

  // THEN
  const template = Template.fromStack(stack);
  const resources = Object.values<{ Type: string; Properties: any }>(template.toJSON().Resources);
  const allowed = statementsIn(template.toJSON()).filter(({ Effect }) => Effect === 'Allow');

  test('have no functions, custom resources or inline policies', () => {
    expect([...new Set(resources.map(({ Type }) => Type))].sort()).toEqual(types);
    expect(JSON.stringify(template.toJSON())).not.toContain(':iam::aws:policy');
    for (const { Properties } of resources.filter(({ Type }) => Type === 'AWS::IAM::Role')) {
      expect(Properties.Policies).toBeUndefined();
      expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
  });

  test('allow no wildcard action', () => {
    // The CDK lets the account administrate its keys with `kms:*`.
    const ofAccount = ({ Principal }: Statement): boolean => JSON.stringify(Principal ?? {}).includes(':root');
    const actions = allowed.filter((statement) => !ofAccount(statement)).flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('allow all resources only in the policies of keys', () => {
    const everything = allowed.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect(everything.filter((action) => !action.startsWith('kms:'))).toEqual([]);
  });

  test('trust no service and no other account without a condition', () => {
    const trusting = allowed.filter(
      ({ Principal, Action }) => Principal?.Service !== undefined || Action === 'sts:AssumeRole',
    );
    expect(trusting.length).toBeGreaterThan(0);
    for (const { Condition } of trusting) {
      expect(JSON.stringify(Condition)).toMatch(/aws:(SourceArn|PrincipalAccount|PrincipalOrgID|logs:arn)/);
    }
    for (const { Properties } of resources.filter(({ Type }) => Type === 'AWS::Lambda::Permission')) {
      expect(JSON.stringify(Properties.SourceArn)).toMatch(/:111122223333:.*"Ref":"(Token)?Api/);
    }
  });

  test('have no route without authorization', () => {
    const routes = resources.filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route');
    expect(routes.map(({ Properties }) => Properties.AuthorizationType)).not.toContain('NONE');
  });
});
