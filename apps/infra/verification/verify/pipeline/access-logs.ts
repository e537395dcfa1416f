import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import type { Deployed, Deployment } from '../deployment/deployment';
import { policyOf } from '../deployment/policies';
import { problemIf } from './step';

/** The only region in which CloudFront delivers logs. */
const CLOUDFRONT_REGION = 'us-east-1';

/** The buckets whose requests are logged. */
const LOGGED = ['trades', 'exports'];

/** Returns what keeps access logs of the buckets and the page from their bucket, if the environment keeps access logs. */
export async function accessLogProblems(deployment: Deployment): Promise<string[]> {
  if (!deployment.settings.accessLogs) return [];
  const { account } = deployment.location;
  const logs = deployment.named('AWS::S3::Bucket', `access-logs-${account}`);
  const buckets = LOGGED.map((name) => deployment.named('AWS::S3::Bucket', `${name}-${account}`));
  const problems = await Promise.all(buckets.map((bucket) => bucketProblems(deployment, bucket, logs)));
  // CloudFront delivers no logs in other regions, such as that of a standby.
  const isLogged = deployment.settings.page && deployment.location.region === CLOUDFRONT_REGION;
  return [...problems.flat(), ...(isLogged ? await pageProblems(deployment, logs) : [])];
}

async function bucketProblems(deployment: Deployment, bucket: Deployed, logs: Deployed): Promise<string[]> {
  const prefix = (bucket.value('LoggingConfiguration.LogFilePrefix') ?? '') as string;
  const isWritten = await mayWrite(deployment, logs, `${logs.arn}/${prefix}x`, 'logging.s3', bucket.arn);
  return [
    ...problemIf(
      !logs.isMeantBy(bucket.value('LoggingConfiguration.DestinationBucketName')),
      `the access logs go to another bucket (${bucket.label})`,
    ),
    ...problemIf(!isWritten, `the bucket for access logs does not let S3 write them (${bucket.label})`),
  ];
}

async function pageProblems(deployment: Deployment, logs: Deployed): Promise<string[]> {
  const { account, region } = deployment.location;
  const [distribution] = deployment.all('AWS::CloudFront::Distribution');
  const arn = `arn:aws:cloudfront::${account}:distribution/${distribution?.name}`;
  const source = deployment
    .all('AWS::Logs::DeliverySource')
    .find((each) => each.value('ResourceArn') === arn && each.value('LogType') === 'ACCESS_LOGS');
  if (!source) return ['no source delivers the access logs of the page'];
  const delivery = deployment
    .all('AWS::Logs::Delivery')
    .find((each) => source.isMeantBy(each.value('DeliverySourceName')));
  if (!delivery) return [`nothing delivers the access logs (${source.label})`];
  const destination = deployment.meant('AWS::Logs::DeliveryDestination', delivery.value('DeliveryDestinationArn'));
  const target = String(destination.value('DestinationResourceArn'));
  const sourceArn = `arn:aws:logs:${region}:${account}:delivery-source:${source.name}`;
  return [
    ...problemIf(
      destination.value('DeliveryDestinationType') !== 'S3' || destination.value('OutputFormat') === undefined,
      `the access logs are not delivered to S3 in a format of their own (${destination.label})`,
    ),
    ...problemIf(
      !target.startsWith(logs.arn) || !(await mayWrite(deployment, logs, `${target}/x`, 'delivery.logs', sourceArn)),
      `the bucket for access logs does not let CloudFront write them (${destination.label})`,
    ),
  ];
}

async function mayWrite(
  deployment: Deployment,
  logs: Deployed,
  resource: string,
  principal: string,
  sourceArn: string,
): Promise<boolean> {
  const { account } = deployment.location;
  const caller = service(principal, sourceArn, account);
  const request = { caller, action: 's3:PutObject', resource, resourcePolicy: policyOf(deployment, logs) };
  return (await decide(request, account)) === 'allowed';
}
