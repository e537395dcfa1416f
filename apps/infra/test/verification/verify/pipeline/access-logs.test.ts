import type { StackId } from '../../../../verification/assembly';
import { Deployment } from '../../../../verification/verify/deployment/deployment';
import { accessLogProblems } from '../../../../verification/verify/pipeline/access-logs';
import { changed, templateFiles } from '../template-files';

const BUCKET = ['Data', 'AWS::S3::Bucket', 'TradesBucket'] as const;
const POLICY = ['Data', 'AWS::S3::BucketPolicy', 'AccessLogs'] as const;
const SOURCE = ['Web', 'AWS::Logs::DeliverySource', ''] as const;
const DESTINATION = ['Web', 'AWS::Logs::DeliveryDestination', ''] as const;
const DELIVERY = ['Web', 'AWS::Logs::Delivery', 'PageAccessLogsDelivery'] as const;

/** The statement of a policy that lets a service in. */
function statementFor(document: { Statement: any[] }, service: string): any {
  return document.Statement.find(({ Principal }) => Principal.Service === `${service}.amazonaws.com`);
}

describe('accessLogProblems', () => {
  test.each(['production', 'staging', 'dev'] as const)('finds none in %s', async (environment) => {
    expect(await accessLogProblems(new Deployment(templateFiles(environment), environment))).toEqual([]);
  });

  test.each<readonly [string, StackId, string, string, string, (properties: any) => void]>([
    [
      'another prefix',
      ...BUCKET,
      'does not let S3 write',
      (bucket) => (bucket.LoggingConfiguration.LogFilePrefix = 'x/'),
    ],
    ['no prefix', ...BUCKET, 'does not let S3 write', (bucket) => delete bucket.LoggingConfiguration.LogFilePrefix],
    [
      'another bucket',
      ...BUCKET,
      'go to another bucket',
      (bucket) => (bucket.LoggingConfiguration.DestinationBucketName = { Ref: 'TradesBucket31B64AFC' }),
    ],
    [
      'no permission of S3',
      ...POLICY,
      'does not let S3 write',
      ({ PolicyDocument }) => (statementFor(PolicyDocument, 'logging.s3').Action = 's3:GetObject'),
    ],
    [
      'no permission of CloudFront',
      ...POLICY,
      'does not let CloudFront write',
      ({ PolicyDocument }) => (statementFor(PolicyDocument, 'delivery.logs').Action = 's3:GetObject'),
    ],
    ['a source of other logs', ...SOURCE, 'no source delivers', (source) => (source.LogType = 'OTHER')],
    ['a source of another page', ...SOURCE, 'no source delivers', (source) => (source.ResourceArn = 'arn')],
    [
      'a delivery of another source',
      ...DELIVERY,
      'nothing delivers',
      (delivery) => (delivery.DeliverySourceName = 'x'),
    ],
    ['no format', ...DESTINATION, 'in a format of their own', (destination) => delete destination.OutputFormat],
    [
      'another destination',
      ...DESTINATION,
      'does not let CloudFront write',
      (destination) => (destination.DestinationResourceArn = 'arn:aws:s3:::other/site-logs'),
    ],
  ])('names %s', async (_case, stack, type, id, problem, change) => {
    const files = changed('production', stack, type, id, change);
    const problems = await accessLogProblems(new Deployment(files, 'production'));
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });
});
