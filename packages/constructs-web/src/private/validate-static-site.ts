import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Duration, RemovalPolicy, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { StaticSiteAlarm } from '../static-site-alarms';
import type { StaticSiteApi } from '../static-site-api';
import type { StaticSiteProps } from '../static-site-props';
import { duplicates, validateKnownList } from './validate-lists';

/** CloudFront reports its metrics and delivers its logs in this region. */
const GLOBAL_REGION = 'us-east-1';

const CERTIFICATE_ARN = /^arn:[a-z-]+:acm:us-east-1:/;
const WEB_ACL_ARN = /^arn:[a-z-]+:wafv2:us-east-1:\d{12}:global\/webacl\//;
const OLD_TLS = [
  cloudfront.SecurityPolicyProtocol.SSL_V3,
  cloudfront.SecurityPolicyProtocol.TLS_V1,
  cloudfront.SecurityPolicyProtocol.TLS_V1_2016,
  cloudfront.SecurityPolicyProtocol.TLS_V1_1_2016,
];

/** The options of the bucket that the site creates, which have no effect on a given bucket. */
const BUCKET_OPTIONS = [
  'bucketName',
  'encryptionKey',
  'versioned',
  'noncurrentVersionExpiration',
  'removalPolicy',
] as const;

/** Validates the props of a `StaticSite`. */
export function validateStaticSite(scope: Construct, props: StaticSiteProps): string[] {
  return [
    ...validateBucket(scope, props),
    ...validateVersions(props),
    ...validateRootObject(props.defaultRootObject),
    ...validateHeaders(props),
    ...validateApis(props.apis),
    ...validateDomainNames(props),
    ...validateWebAcl(props.webAclId),
    ...validateLogAccount(scope, props),
    ...validateRegion(scope, props),
    ...validateErrorRate(props.alarms?.serverErrorRate),
  ];
}

function validateBucket(scope: Construct, props: StaticSiteProps): string[] {
  const { bucket, removalPolicy } = props;
  if (!bucket) {
    if (removalPolicy === undefined || [RemovalPolicy.RETAIN, RemovalPolicy.DESTROY].includes(removalPolicy)) return [];
    return [`\`removalPolicy\` must be RETAIN or DESTROY, got: ${removalPolicy}`];
  }

  const errors: string[] = BUCKET_OPTIONS.filter((option) => props[option] !== undefined).map(
    (option) => `\`${option}\` must not be set if \`bucket\` is, because the bucket is configured elsewhere`,
  );
  // The policy of the bucket refers to the distribution, and the distribution to the bucket.
  if (Stack.of(bucket) !== Stack.of(scope))
    errors.push('`bucket` must be in the stack of the site, or imported into it');
  return errors;
}

function validateVersions({ versioned, noncurrentVersionExpiration: expiration }: StaticSiteProps): string[] {
  if (!expiration) return [];
  if (versioned === false) return ['`noncurrentVersionExpiration` must not be set if `versioned` is false'];
  return validateDays(expiration);
}

function validateDays(duration: Duration): string[] {
  if (duration.isUnresolved()) return [];
  const days = duration.toDays({ integral: false });
  if (Number.isInteger(days) && days >= 1) return [];
  return [`\`noncurrentVersionExpiration\` must be a whole number of days of at least 1, got: ${days}`];
}

function validateRootObject(name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name)) return [];
  if (name !== '' && !name.startsWith('/')) return [];
  return [`\`defaultRootObject\` must be the key of a file, without a "/" at the start, got: '${name}'`];
}

function validateHeaders(props: StaticSiteProps): string[] {
  return (['contentSecurityPolicy', 'permissionsPolicy'] as const).flatMap((prop) =>
    props[prop]?.trim() === '' ? [`\`${prop}\` must not be empty`] : [],
  );
}

function validateApis(apis: StaticSiteApi[] | undefined): string[] {
  if (apis === undefined) return [];
  const errors = validateKnownList('apis', apis);
  if (errors.length > 0) return errors;

  const lists = apis.flatMap(({ pathPatterns }) => validateKnownList('apis.pathPatterns', pathPatterns));
  if (lists.length > 0) return lists;

  const patterns = apis.flatMap(({ pathPatterns }) => pathPatterns);
  return [
    ...patterns
      .filter((pattern) => !Token.isUnresolved(pattern) && !pattern.startsWith('/'))
      .map((pattern) => `\`apis.pathPatterns\` must start with a "/", got: ${pattern}`),
    ...duplicates(patterns).map((pattern) => `\`apis.pathPatterns\` must be different, got twice: ${pattern}`),
  ];
}

function validateDomainNames(props: StaticSiteProps): string[] {
  const { domainNames, certificate, hostedZone, minimumProtocolVersion } = props;
  if (domainNames === undefined) {
    return (['certificate', 'hostedZone', 'minimumProtocolVersion'] as const)
      .filter((prop) => props[prop] !== undefined)
      .map((prop) => `\`${prop}\` must not be set without \`domainNames\``);
  }

  const errors = validateKnownList('domainNames', domainNames);
  if (hostedZone && domainNames.some((name) => Token.isUnresolved(name))) {
    errors.push('`domainNames` must be known at synthesis if there is a `hostedZone`, got: a token');
  }
  if (!certificate) errors.push('`certificate` must be set with `domainNames`');
  const arn = certificate?.certificateArn;
  if (arn !== undefined && !Token.isUnresolved(arn) && !CERTIFICATE_ARN.test(arn)) {
    errors.push(`\`certificate\` must be in ${GLOBAL_REGION}, got: ${arn}`);
  }
  if (minimumProtocolVersion !== undefined && OLD_TLS.includes(minimumProtocolVersion)) {
    errors.push(`\`minimumProtocolVersion\` must be at least TLS 1.2, got: ${minimumProtocolVersion}`);
  }
  return errors;
}

function validateWebAcl(arn: string | undefined): string[] {
  if (arn === undefined || Token.isUnresolved(arn) || WEB_ACL_ARN.test(arn)) return [];
  return [`\`webAclId\` must be the ARN of a web ACL in ${GLOBAL_REGION} with the scope CLOUDFRONT, got: ${arn}`];
}

function validateLogAccount(scope: Construct, { accessLogs }: StaticSiteProps): string[] {
  const { account } = Stack.of(scope);
  const found = accessLogs._bucket?.env.account ?? account;
  if (Token.compareStrings(account, found) !== TokenComparison.DIFFERENT) return [];
  return [`\`accessLogs\` must have a bucket in the account of the site, ${account}, got: a bucket of ${found}`];
}

function validateRegion(scope: Construct, { accessLogs, alarms }: StaticSiteProps): string[] {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region) || region === GLOBAL_REGION) return [];

  const errors: string[] = [];
  if (accessLogs._bucket) {
    errors.push(`\`accessLogs\` to a bucket require a stack in ${GLOBAL_REGION}, got: a stack in ${region}`);
  }
  if (!alarms?.without?.includes(StaticSiteAlarm.SERVER_ERRORS)) {
    errors.push(
      `\`alarms\` require a stack in ${GLOBAL_REGION}, got: a stack in ${region}; ` +
        'leave out the alarm with `alarms.without`, or create the site in another stack',
    );
  }
  return errors;
}

function validateErrorRate(rate: number | undefined): string[] {
  if (rate === undefined || Token.isUnresolved(rate) || (rate > 0 && rate <= 100)) return [];
  return [`\`alarms.serverErrorRate\` must be above 0 and up to 100 percent, got: ${rate}`];
}
