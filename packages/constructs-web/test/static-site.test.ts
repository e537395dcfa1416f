import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  ApiAccess,
  LambdaHttpApi,
  StaticSite,
  StaticSiteAccessLogs,
  StaticSiteAlarm,
  type StaticSiteApi,
  StaticSiteApiCaching,
  type StaticSiteProps,
} from '../src';

const ENV = { account: '111122223333', region: 'us-east-1' };
const NO_LOGS = StaticSiteAccessLogs.none({ reason: 'A test of a site' });
const CERTIFICATE_ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
const WEB_ACL = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/charts/1';
const DISTRIBUTION = 'AWS::CloudFront::Distribution';

function stackOf(region = ENV.region): Stack {
  return new Stack(new App(), 'Stack', { env: { ...ENV, region } });
}

function newSite(props?: Partial<StaticSiteProps>, stack = stackOf()): StaticSite {
  return new StaticSite(stack, 'Site', { accessLogs: NO_LOGS, ...props });
}

function synth(props?: Partial<StaticSiteProps>, stack?: Stack): Template {
  return Template.fromStack(Stack.of(newSite(props, stack)));
}

function hasDistribution(template: Template, config: object): void {
  template.hasResourceProperties(DISTRIBUTION, { DistributionConfig: config });
}

/** The statements of the policy of a bucket or key that allow actions to CloudFront. */
function allowedToCloudFront(template: Template, type: string, property: string): object[] {
  const statements = Object.values(template.findResources(type)).flatMap(
    ({ Properties }): { Principal: { Service?: string } }[] => Properties[property].Statement,
  );
  return statements.filter(({ Principal }) => Principal.Service === 'cloudfront.amazonaws.com');
}

/** The ARN of a distribution of the account. */
function distributionArn(id: unknown): object {
  const begin = ['arn:', { Ref: 'AWS::Partition' }];
  const end = ':cloudfront::111122223333:distribution/';
  return { 'Fn::Join': ['', typeof id === 'string' ? [...begin, `${end}${id}`] : [...begin, end, id]] };
}

const SITE_DISTRIBUTION = distributionArn({ Ref: expect.stringMatching('^SiteDistribution') });

describe('by default', () => {
  const template = synth();

  test('the bucket is private, encrypted, versioned and retained', () => {
    template.resourceCountIs('AWS::S3::Bucket', 1);
    template.hasResource('AWS::S3::Bucket', {
      Properties: {
        BucketName: Match.absent(),
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
              BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
            },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: {
          Rules: [
            Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
            Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
          ],
        },
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('the bucket rejects plain HTTP and old TLS versions', () => {
    const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
    const denied = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Deny',
    );
    expect(denied.map(({ Condition }: { Condition: object }) => Condition)).toEqual([
      { Bool: { 'aws:SecureTransport': 'false' } },
      { NumericLessThan: { 's3:TlsVersion': 1.2 } },
    ]);
  });

  test('only this distribution may read the files', () => {
    expect(allowedToCloudFront(template, 'AWS::S3::BucketPolicy', 'PolicyDocument')).toEqual([
      {
        Sid: 'DistributionRead',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching('^SiteBucket'), 'Arn'] }, '/*']] },
        Condition: { ArnEquals: { 'aws:SourceArn': SITE_DISTRIBUTION } },
      },
    ]);
  });

  test('the distribution signs its requests to the bucket', () => {
    hasDistribution(template, {
      Origins: [
        {
          DomainName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SiteBucket'), 'RegionalDomainName'] },
          OriginAccessControlId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SiteOriginAccessControl'), 'Id'] },
          S3OriginConfig: { OriginAccessIdentity: '' },
        },
      ],
    });
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        Name: Match.stringLikeRegexp('^Stack-Site-[0-9A-F]{8}-us-east-1$'),
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
  });

  test('files redirect to HTTPS, and are served by HTTP/2 and HTTP/3 from all edge locations', () => {
    hasDistribution(template, {
      Enabled: true,
      DefaultRootObject: 'index.html',
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      PriceClass: 'PriceClass_All',
      Aliases: Match.absent(),
      ViewerCertificate: Match.absent(),
      WebACLId: Match.absent(),
      CacheBehaviors: Match.absent(),
      CustomErrorResponses: Match.absent(),
      DefaultCacheBehavior: {
        AllowedMethods: ['GET', 'HEAD'],
        CachePolicyId: cloudfront.CachePolicy.CACHING_OPTIMIZED.cachePolicyId,
        Compress: true,
        FunctionAssociations: Match.absent(),
        OriginRequestPolicyId: Match.absent(),
        ResponseHeadersPolicyId: { Ref: Match.stringLikeRegexp('^SiteSecurityHeaders') },
        ViewerProtocolPolicy: 'redirect-to-https',
      },
    });
  });

  test('responses have security headers', () => {
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        Name: Match.stringLikeRegexp('-us-east-1$'),
        CustomHeadersConfig: {
          Items: [
            {
              Header: 'Permissions-Policy',
              Value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
              Override: false,
            },
          ],
        },
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy:
              "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
            Override: false,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: false },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true },
        },
      },
    });
  });

  test('an alarm is raised if 5% of the responses are errors for five minutes', () => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 1);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/CloudFront',
      MetricName: '5xxErrorRate',
      Dimensions: [
        { Name: 'DistributionId', Value: { Ref: Match.stringLikeRegexp('^SiteDistribution') } },
        { Name: 'Region', Value: 'Global' },
      ],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 5,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: Match.absent(),
    });
  });

  test('the site has the domain name of its distribution', () => {
    const site = newSite();
    const domainName = { 'Fn::GetAtt': [expect.stringMatching('^SiteDistribution'), 'DomainName'] };
    expect(Stack.of(site).resolve(site.domainName)).toEqual(domainName);
    expect(Stack.of(site).resolve(site.url)).toEqual({ 'Fn::Join': ['', ['https://', domainName]] });
  });

  test('there is nothing to warn about', () => {
    const site = newSite();
    Annotations.fromStack(Stack.of(site)).hasNoWarning('*', Match.anyValue());
  });
});

test('a maximal site has the given settings', () => {
  // GIVEN
  const stack = stackOf();
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE_ARN);
  const alarmActions = [
    { bind: (): cloudwatch.AlarmActionConfig => ({ alarmActionArn: 'arn:aws:sns:us-east-1:1:page' }) },
  ];

  // WHEN
  const site = newSite(
    {
      bucketName: 'charts',
      versioned: true,
      noncurrentVersionExpiration: Duration.days(90),
      removalPolicy: RemovalPolicy.DESTROY,
      defaultRootObject: 'chart.html',
      contentSecurityPolicy: "default-src 'none'",
      permissionsPolicy: 'camera=()',
      domainNames: ['charts.example.com', 'chart.example.com'],
      certificate,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_3_2025,
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      webAclId: WEB_ACL,
      comment: 'Charts of bars',
      alarms: { serverErrorRate: 0.5 },
      alarmActions,
    },
    stack,
  );

  // THEN
  const template = Template.fromStack(stack);
  template.hasResource('AWS::S3::Bucket', {
    Properties: {
      BucketName: 'charts',
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 90 } })]),
      },
    },
    DeletionPolicy: 'Delete',
  });
  hasDistribution(template, {
    Aliases: ['charts.example.com', 'chart.example.com'],
    Comment: 'Charts of bars',
    DefaultRootObject: 'chart.html',
    DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' },
    PriceClass: 'PriceClass_100',
    ViewerCertificate: {
      AcmCertificateArn: CERTIFICATE_ARN,
      MinimumProtocolVersion: 'TLSv1.3_2025',
      SslSupportMethod: 'sni-only',
    },
    WebACLId: WEB_ACL,
  });
  template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: {
      CustomHeadersConfig: { Items: [Match.objectLike({ Value: 'camera=()' })] },
      SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'" } },
    },
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Threshold: 0.5,
    AlarmActions: ['arn:aws:sns:us-east-1:1:page'],
  });
  template.resourceCountIs('AWS::Route53::RecordSet', 0);
  expect(site.domainName).toBe('charts.example.com');
  expect(site.url).toBe('https://charts.example.com');
});

test('a bucket that is not versioned has no rule for noncurrent versions', () => {
  synth({ versioned: false }).hasResourceProperties('AWS::S3::Bucket', {
    VersioningConfiguration: Match.absent(),
    LifecycleConfiguration: { Rules: [Match.objectLike({ Id: 'AbortIncompleteUploads' })] },
  });
});

test('custom domain names require TLS 1.2 by default', () => {
  const stack = stackOf();
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE_ARN);
  hasDistribution(synth({ domainNames: ['charts.example.com'], certificate }, stack), {
    ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
  });
});

test('custom domain names have alias records in a hosted zone', () => {
  // GIVEN
  const stack = stackOf();
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE_ARN);
  const hostedZone = route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
    hostedZoneId: 'Z1',
    zoneName: 'example.com',
  });

  // WHEN
  const template = synth({ domainNames: ['example.com', 'www.example.com'], certificate, hostedZone }, stack);

  // THEN
  const records = Object.values(template.findResources('AWS::Route53::RecordSet'));
  expect(records.map(({ Properties }) => `${Properties.Name} ${Properties.Type}`)).toEqual([
    'example.com. A',
    'example.com. AAAA',
    'www.example.com. A',
    'www.example.com. AAAA',
  ]);
  template.allResourcesProperties('AWS::Route53::RecordSet', {
    HostedZoneId: 'Z1',
    AliasTarget: { DNSName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SiteDistribution'), 'DomainName'] } },
  });
});

describe('a given bucket', () => {
  test('replaces that of the site', () => {
    // GIVEN
    const stack = stackOf();
    const bucket = new s3.Bucket(stack, 'Files');

    // WHEN
    const site = newSite({ bucket }, stack);

    // THEN
    const template = Template.fromStack(stack);
    expect(site.bucket).toBe(bucket);
    template.resourceCountIs('AWS::S3::Bucket', 1);
    expect(allowedToCloudFront(template, 'AWS::S3::BucketPolicy', 'PolicyDocument')).toHaveLength(1);
  });

  test('that is imported must have a suitable policy', () => {
    // GIVEN
    const stack = stackOf();
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Files', {
      bucketName: 'files',
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1'),
    });

    // WHEN
    newSite({ bucket }, stack);

    // THEN
    const annotations = Annotations.fromStack(stack);
    annotations.hasWarning(
      '/Stack/Site',
      Match.stringLikeRegexp(
        'The policy of the imported bucket is not changed. It must allow cloudfront.amazonaws.com the action s3:GetObject',
      ),
    );
    annotations.hasWarning('/Stack/Site', Match.stringLikeRegexp('The policy of the imported key .* kms:Decrypt'));
  });

  test('of another stack is rejected', () => {
    const app = new App();
    const bucket = new s3.Bucket(new Stack(app, 'Other', { env: ENV }), 'Files');
    const stack = new Stack(app, 'Stack', { env: ENV });
    expect(() => newSite({ bucket }, stack)).toThrow('`bucket` must be in the stack of the site, or imported into it');
  });

  test('is not configured by the site', () => {
    const stack = stackOf();
    const props: Partial<StaticSiteProps> = {
      bucket: new s3.Bucket(stack, 'Files'),
      bucketName: 'files',
      removalPolicy: RemovalPolicy.DESTROY,
    };
    const reason = 'must not be set if `bucket` is, because the bucket is configured elsewhere';
    expect(() => newSite(props, stack)).toThrow(`\`bucketName\` ${reason}\n\`removalPolicy\` ${reason}`);
  });
});

test.each([
  ['a key', (key: kms.Key): kms.IKey => key],
  ['an alias', (key: kms.Key): kms.IKey => key.addAlias('alias/files')],
])('distributions of the account may decrypt with %s', (_, given) => {
  // GIVEN
  const stack = stackOf();
  const key = new kms.Key(stack, 'Key');

  // WHEN
  newSite({ encryptionKey: given(key) }, stack);

  // THEN
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        Match.objectLike({ BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }),
      ],
    },
  });
  expect(allowedToCloudFront(template, 'AWS::KMS::Key', 'KeyPolicy')).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { ArnLike: { 'aws:SourceArn': distributionArn('*') } },
    },
  ]);
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

describe('a single-page app', () => {
  const template = synth({ singlePageApp: true, defaultRootObject: 'chart.html' });

  test('has a function that CloudFront runs for requests of files', () => {
    hasDistribution(template, {
      DefaultCacheBehavior: {
        FunctionAssociations: [
          {
            EventType: 'viewer-request',
            FunctionARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SiteSinglePage'), 'FunctionARN'] },
          },
        ],
      },
    });
  });

  test.each([
    ['/', '/chart.html'],
    ['/bars/BTCUSDT', '/chart.html'],
    ['/v1.2/bars', '/chart.html'],
    ['/assets/index-1a2b.js', '/assets/index-1a2b.js'],
    ['/favicon.ico', '/favicon.ico'],
    ['/data.json-seq', '/data.json-seq'],
  ])('returns for %s the file %s', (uri, expected) => {
    const [fn] = Object.values(template.findResources('AWS::CloudFront::Function'));
    // oxlint-disable-next-line typescript/no-implied-eval -- The code is what CloudFront runs.
    const handler = new Function(`${fn?.Properties.FunctionCode} return handler;`)();
    expect(handler({ request: { uri, method: 'GET' } })).toEqual({ uri: expected, method: 'GET' });
  });
});

describe('the paths of an API', () => {
  const API: StaticSiteApi = { pathPatterns: ['/v1/*', '/health'], origin: new origins.HttpOrigin('api.example.com') };

  test('are forwarded without Host, are not cached and reject plain HTTP', () => {
    const template = synth({ apis: [API] });
    hasDistribution(template, {
      CacheBehaviors: API.pathPatterns.map((PathPattern) => ({
        PathPattern,
        AllowedMethods: ['GET', 'HEAD'],
        CachePolicyId: cloudfront.CachePolicy.CACHING_DISABLED.cachePolicyId,
        OriginRequestPolicyId: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId,
        ResponseHeadersPolicyId: { Ref: Match.stringLikeRegexp('^SiteSecurityHeaders') },
        Compress: false,
        FunctionAssociations: Match.absent(),
        ViewerProtocolPolicy: 'https-only',
      })),
      Origins: [
        Match.anyValue(),
        { DomainName: 'api.example.com', CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } },
      ],
    });
    template.resourceCountIs('AWS::CloudFront::CachePolicy', 0);
  });

  test('are cached as the origin allows', () => {
    const template = synth({
      apis: [
        { ...API, caching: StaticSiteApiCaching.ORIGIN_HEADERS, allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL },
        { pathPatterns: ['/udf/*'], origin: new origins.HttpOrigin('udf.example.com') },
      ],
    });
    template.resourceCountIs('AWS::CloudFront::CachePolicy', 1);
    template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        Name: Match.stringLikeRegexp('-us-east-1$'),
        MinTTL: 0,
        DefaultTTL: 0,
        MaxTTL: 31_536_000,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept', 'Authorization'] },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
        },
      },
    });
    const cached = {
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
      CachePolicyId: { Ref: Match.stringLikeRegexp('^SiteApiCachePolicy') },
    };
    hasDistribution(template, {
      CacheBehaviors: [
        { ...cached, PathPattern: '/v1/*' },
        { ...cached, PathPattern: '/health' },
        { PathPattern: '/udf/*', CachePolicyId: cloudfront.CachePolicy.CACHING_DISABLED.cachePolicyId },
      ],
    });
  });

  test('have the protocol policy of the site', () => {
    hasDistribution(synth({ apis: [API], viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.ALLOW_ALL }), {
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' },
      CacheBehaviors: Match.arrayWith([Match.objectLike({ ViewerProtocolPolicy: 'allow-all' })]),
    });
  });

  test('can be those of a LambdaHttpApi', () => {
    // GIVEN
    const stack = stackOf();
    const api = new LambdaHttpApi(stack, 'Api', {
      handler: lambda.Function.fromFunctionName(stack, 'Reader', 'reader'),
      routes: [{ path: '/v1/bars' }],
      access: ApiAccess.jwt({ issuer: 'https://login.example.com', audience: ['bars'] }),
    });

    // WHEN
    newSite({ apis: [{ pathPatterns: ['/v1/*'], origin: new origins.HttpOrigin(api.domainName) }] }, stack);

    // THEN
    hasDistribution(Template.fromStack(stack), {
      Origins: Match.arrayWith([
        Match.objectLike({
          DomainName: {
            'Fn::Join': [
              '',
              [{ Ref: Match.stringLikeRegexp('^Api') }, '.execute-api.us-east-1.', { Ref: 'AWS::URLSuffix' }],
            ],
          },
        }),
      ]),
    });
  });
});

describe('the alarm', () => {
  test('can be found', () => {
    const site = newSite();
    expect(site.alarms).toEqual([site.tryFindAlarm(StaticSiteAlarm.SERVER_ERRORS)]);
  });

  test('can be omitted', () => {
    const site = newSite({ alarms: { without: [StaticSiteAlarm.SERVER_ERRORS] } });
    expect(site.alarms).toEqual([]);
    expect(site.tryFindAlarm(StaticSiteAlarm.SERVER_ERRORS)).toBeUndefined();
    Template.fromStack(Stack.of(site)).resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });
});

describe('outside of us-east-1', () => {
  test('alarms and access logs are rejected', () => {
    const stack = stackOf('eu-west-1');
    const accessLogs = StaticSiteAccessLogs.toBucket(new s3.Bucket(stack, 'Logs'));
    expect(() => newSite({ accessLogs }, stack)).toThrow(
      '`accessLogs` to a bucket require a stack in us-east-1, got: a stack in eu-west-1\n' +
        '`alarms` require a stack in us-east-1, got: a stack in eu-west-1; leave out the alarm with `alarms.without`, ' +
        'or create the site in another stack',
    );
  });

  test('a site without them is created', () => {
    const stack = stackOf('eu-west-1');
    synth({ alarms: { without: [StaticSiteAlarm.SERVER_ERRORS] } }, stack).resourceCountIs(DISTRIBUTION, 1);
  });
});

const ORIGIN = new origins.HttpOrigin('api.example.com');
const LIST = Lazy.list({ produce: () => ['/a'] });

test.each<[Partial<StaticSiteProps>, string]>([
  [{ removalPolicy: RemovalPolicy.SNAPSHOT }, '`removalPolicy` must be RETAIN or DESTROY, got: snapshot'],
  [
    { versioned: false, noncurrentVersionExpiration: Duration.days(1) },
    '`noncurrentVersionExpiration` must not be set if `versioned` is false',
  ],
  [
    { noncurrentVersionExpiration: Duration.hours(36) },
    '`noncurrentVersionExpiration` must be a whole number of days of at least 1, got: 1.5',
  ],
  [
    { noncurrentVersionExpiration: Duration.days(0) },
    '`noncurrentVersionExpiration` must be a whole number of days of at least 1, got: 0',
  ],
  [{ defaultRootObject: '' }, '`defaultRootObject` must be the key of a file, without a "/" at the start, got: \'\''],
  [{ defaultRootObject: '/index.html' }, 'without a "/" at the start, got: \'/index.html\''],
  [{ contentSecurityPolicy: ' ' }, '`contentSecurityPolicy` must not be empty'],
  [{ permissionsPolicy: '' }, '`permissionsPolicy` must not be empty'],
  [{ apis: [] }, '`apis` must not be empty'],
  [{ apis: [{ pathPatterns: [], origin: ORIGIN }] }, '`apis.pathPatterns` must not be empty'],
  [
    { apis: [{ pathPatterns: LIST, origin: ORIGIN }] },
    '`apis.pathPatterns` must be a list that is known at synthesis, got: a token',
  ],
  [
    {
      apis: [
        { pathPatterns: ['v1/*', '/v1/*'], origin: ORIGIN },
        { pathPatterns: ['/v1/*'], origin: ORIGIN },
      ],
    },
    '`apis.pathPatterns` must start with a "/", got: v1/*\n`apis.pathPatterns` must be different, got twice: /v1/*',
  ],
  [{ domainNames: [] }, '`domainNames` must not be empty\n`certificate` must be set with `domainNames`'],
  [{ domainNames: LIST }, '`domainNames` must be a list that is known at synthesis, got: a token'],
  [{ domainNames: ['example.com'] }, '`certificate` must be set with `domainNames`'],
  [
    { minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021 },
    '`minimumProtocolVersion` must not be set without `domainNames`',
  ],
  [
    { webAclId: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1' },
    '`webAclId` must be the ARN of a web ACL in us-east-1 with the scope CLOUDFRONT, got: ' +
      'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1',
  ],
  [{ alarms: { serverErrorRate: 0 } }, '`alarms.serverErrorRate` must be above 0 and up to 100 percent, got: 0'],
  [{ alarms: { serverErrorRate: 101 } }, '`alarms.serverErrorRate` must be above 0 and up to 100 percent, got: 101'],
])('%# is rejected: %s', (props, message) => {
  expect(() => newSite(props)).toThrow(message);
});

test('a certificate of another region and an old TLS version are rejected', () => {
  const stack = stackOf();
  const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/1';
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', arn);
  const minimumProtocolVersion = cloudfront.SecurityPolicyProtocol.TLS_V1_1_2016;
  expect(() => newSite({ domainNames: ['example.com'], certificate, minimumProtocolVersion }, stack)).toThrow(
    `\`certificate\` must be in us-east-1, got: ${arn}\n\`minimumProtocolVersion\` must be at least TLS 1.2, got: TLSv1.1_2016`,
  );
});

test('an unresolved domain name cannot have a record', () => {
  const stack = stackOf();
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE_ARN);
  const hostedZone = route53.HostedZone.fromHostedZoneId(stack, 'Zone', 'Z1');
  const domainNames = [Lazy.string({ produce: () => 'example.com' })];
  expect(() => newSite({ domainNames, certificate, hostedZone }, stack)).toThrow(
    '`domainNames` must be known at synthesis if there is a `hostedZone`, got: a token',
  );
});

test('unresolved values are accepted', () => {
  // GIVEN an environment-agnostic stack
  const stack = new Stack(new App(), 'Stack');
  const text = Lazy.string({ produce: () => 'x' });
  const count = Lazy.number({ produce: () => 7 });

  // WHEN
  newSite(
    {
      noncurrentVersionExpiration: Duration.days(count),
      defaultRootObject: text,
      domainNames: [text],
      certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', text),
      webAclId: text,
      contentSecurityPolicy: text,
      alarms: { serverErrorRate: count },
      apis: [{ pathPatterns: [text], origin: ORIGIN }],
    },
    stack,
  );

  // THEN
  const template = Template.fromStack(stack);
  hasDistribution(template, { Aliases: ['x'], CacheBehaviors: [{ PathPattern: 'x' }], WebACLId: 'x' });
  expect(JSON.stringify(template.toJSON())).not.toMatch(/Token\[|e\+/);
});
