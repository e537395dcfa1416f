import { list, valueAt } from '@trading/template';
import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import type { Deployed, Deployment } from '../deployment/deployment';
import { policyOf } from '../deployment/policies';
import { apiOf } from './query-api';
import { problemIf } from './step';

const CONFIG = 'DistributionConfig';

/** AWS's own policies for caches: no caching, and caching by the path. */
const CACHE_POLICIES = ['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', '658327ea-f89d-4fab-a63d-7e88639e58f6'];

/** AWS's own policy that passes everything of a request on, except for the host. */
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

/** Headers that pages of the API set themselves. */
const OWN_HEADERS = ['ContentSecurityPolicy', 'ReferrerPolicy'];

/** The paths of the API on the page. */
const API_PATHS = ['/v1/*', '/udf/*', '/docs', '/health'];

/** Returns what keeps the distribution from serving the page and the API. */
export async function pageProblems(deployment: Deployment): Promise<string[]> {
  const [distribution] = deployment.all('AWS::CloudFront::Distribution');
  if (!distribution) return ['there is no distribution'];
  const { label } = distribution;
  const { pageDomain: domain } = deployment.region.settings;
  const behaviors = distribution.list(`${CONFIG}.CacheBehaviors`);
  const patterns = behaviors.map((behavior) => valueAt(behavior, 'PathPattern'));
  return [
    ...problemIf(distribution.value(`${CONFIG}.Enabled`) !== true, `the distribution is disabled (${label})`),
    ...problemIf(
      distribution.value(`${CONFIG}.DefaultRootObject`) !== 'index.html',
      `the distribution has no page at its root (${label})`,
    ),
    ...problemIf(
      domain !== undefined &&
        (!distribution.list(`${CONFIG}.Aliases`).includes(domain.name) ||
          distribution.value(`${CONFIG}.ViewerCertificate.AcmCertificateArn`) !== domain.certificateArn),
      `the distribution does not answer for its domain (${label})`,
    ),
    ...problemIf(
      (distribution.value(`${CONFIG}.Restrictions.GeoRestriction.RestrictionType`) ?? 'none') !== 'none',
      `the distribution is closed to some countries (${label})`,
    ),
    ...[distribution.value(`${CONFIG}.DefaultCacheBehavior`), ...behaviors].flatMap((behavior) =>
      problemIf(
        !CACHE_POLICIES.includes(String(valueAt(behavior, 'CachePolicyId'))),
        `a path has no policy for its cache, so CloudFront rejects it (${label})`,
      ),
    ),
    ...API_PATHS.filter((path) => !patterns.includes(path)).map((path) => `${path} is not the API (${label})`),
    ...behaviors.flatMap((behavior) => apiProblems(deployment, distribution, behavior)),
    ...(await filesProblems(deployment, distribution)),
  ];
}

function apiProblems(deployment: Deployment, distribution: Deployed, behavior: unknown): string[] {
  const { region, queryDomain } = deployment.region.settings;
  const host = queryDomain?.name ?? `${apiOf(deployment).name}.execute-api.${region}.amazonaws.com`;
  const origin = originOf(distribution, behavior);
  const path = String(valueAt(behavior, 'PathPattern'));
  return [
    ...problemIf(
      valueAt(origin, 'DomainName') !== host ||
        valueAt(origin, 'OriginPath') !== undefined ||
        valueAt(origin, 'CustomOriginConfig.OriginProtocolPolicy') !== 'https-only',
      `${path} does not go to the API (${distribution.label})`,
    ),
    ...problemIf(
      valueAt(behavior, 'OriginRequestPolicyId') !== ALL_VIEWER_EXCEPT_HOST,
      `the API does not get the query and the token of requests to ${path} (${distribution.label})`,
    ),
    ...problemIf(
      replacesHeaders(deployment, valueAt(behavior, 'ResponseHeadersPolicyId')),
      `the headers of the page replace those of ${path} (${distribution.label})`,
    ),
  ];
}

function replacesHeaders(deployment: Deployment, id: unknown): boolean {
  const policy = deployment.all('AWS::CloudFront::ResponseHeadersPolicy').find((each) => each.isMeantBy(id));
  return OWN_HEADERS.some(
    (name) => policy?.value(`ResponseHeadersPolicyConfig.SecurityHeadersConfig.${name}.Override`) === true,
  );
}

async function filesProblems(deployment: Deployment, distribution: Deployed): Promise<string[]> {
  const { account } = deployment.location;
  const bucket = deployment.named('AWS::S3::Bucket', `page-${account}`);
  const origin = originOf(distribution, distribution.value(`${CONFIG}.DefaultCacheBehavior`));
  const control = deployment
    .all('AWS::CloudFront::OriginAccessControl')
    .find((each) => `${each.id}.Id` === valueAt(origin, 'OriginAccessControlId'));
  const decision = await decide(
    {
      caller: service('cloudfront', `arn:aws:cloudfront::${account}:distribution/${distribution.name}`, account),
      action: 's3:GetObject',
      resource: `${bucket.arn}/index.html`,
      resourcePolicy: policyOf(deployment, bucket),
    },
    account,
  );
  return [
    ...problemIf(
      valueAt(origin, 'DomainName') !== `${bucket.id}.RegionalDomainName` ||
        valueAt(origin, 'OriginPath') !== undefined ||
        valueAt(origin, 'S3OriginConfig.OriginAccessIdentity') !== '',
      `the files are not those of the bucket (${distribution.label})`,
    ),
    ...problemIf(
      control?.value('OriginAccessControlConfig.SigningBehavior') !== 'always' ||
        control.value('OriginAccessControlConfig.SigningProtocol') !== 'sigv4' ||
        control.value('OriginAccessControlConfig.OriginAccessControlOriginType') !== 's3',
      `the distribution does not sign its requests to the bucket (${distribution.label})`,
    ),
    ...problemIf(decision !== 'allowed', `the bucket does not let the distribution read (${bucket.label})`),
  ];
}

function originOf(distribution: Deployed, behavior: unknown): unknown {
  const id = valueAt(behavior, 'TargetOriginId');
  return list(distribution.value(`${CONFIG}.Origins`)).find((origin) => valueAt(origin, 'Id') === id);
}
