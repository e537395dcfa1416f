import { BUCKET_ACTIONS, OBJECT_ACTIONS } from './actions';
import type { Case } from './decide';
import { within } from './stack-lookup';
import { FOREIGN_ACCOUNT, PLAIN, service, type World } from './world';

const READ = ['s3:GetObject'];
const PUT = ['s3:PutObject'];

/** Requests around the page, if the environment has one. */
export function pageCases(world: World): Case[] {
  const { lookup, administrator, foreigner, reader, processor, query, trade } = world;
  const { account, region } = world.location;
  const ask = world.ask.bind(world);
  const distributionArn = (id: string, owner = account) => `arn:aws:cloudfront::${owner}:distribution/${id}`;

  return lookup.all('Web', 'AWS::CloudFront::Distribution').flatMap(({ id }) => {
    const bucket = lookup.target('Web', lookup.find('Web', 'AWS::S3::Bucket'), 'AWS::S3::BucketPolicy');
    const file = within(bucket, 'index.html');
    const distribution = service('cloudfront', distributionArn(id), account);
    const others = [
      ['another distribution', service('cloudfront', distributionArn(`${id}2`), account)],
      ['a distribution of another account', service('cloudfront', distributionArn(id, FOREIGN_ACCOUNT))],
      ['another service', service('events', distributionArn(id), account)],
      ['the function', processor.code],
      ['the query function', query.code],
      ['a foreign account', foreigner],
      ['a named reader', reader],
    ] as const;
    const sources = lookup.all('Web', 'AWS::Logs::DeliverySource').map(({ resource }) => resource.Properties?.['Name']);
    const sourceArn = `arn:aws:logs:${region}:${account}:delivery-source:${String(sources[0])}`;

    return [
      ...ask('the distribution', distribution, OBJECT_ACTIONS, READ, file),
      ...ask('the distribution', distribution, BUCKET_ACTIONS, [], bucket),
      ...ask('the distribution over plain HTTP', distribution, READ, [], file, PLAIN),
      ...ask('the distribution', distribution, OBJECT_ACTIONS, [], trade),
      ...others.flatMap(([who, caller]) => [
        ...ask(who, caller, OBJECT_ACTIONS, [], file),
        ...ask(who, caller, BUCKET_ACTIONS, [], bucket),
      ]),
      ...ask('an administrator', administrator, OBJECT_ACTIONS, OBJECT_ACTIONS, file),
      ...ask('an administrator', administrator, BUCKET_ACTIONS, BUCKET_ACTIONS, bucket),
      ...ask('an administrator over plain HTTP', administrator, OBJECT_ACTIONS, [], file, PLAIN),

      ...(sources.length === 0 ? [] : world.logBuckets).flatMap((logs) => {
        const log = within(logs, 'site-logs/2024-08-08');
        return [
          ...ask('the log of the page', service('delivery.logs', sourceArn), OBJECT_ACTIONS, PUT, log),
          ...ask('the log of the page', service('delivery.logs', sourceArn), PUT, [], within(logs, 'access-logs/x')),
          ...ask('another log', service('delivery.logs', `${sourceArn}-2`), PUT, [], log),
          ...ask(
            'a log of another account',
            service('delivery.logs', sourceArn.replace(account, FOREIGN_ACCOUNT)),
            PUT,
            [],
            log,
          ),
          ...ask('the distribution', distribution, PUT, [], log),
        ];
      }),
    ];
  });
}
