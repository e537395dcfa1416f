import {
  BUCKET_ACTIONS,
  FUNCTION_ACTIONS,
  LOG_ACTIONS,
  names,
  NETWORK_ACTIONS,
  OBJECT_ACTIONS,
  OTHER_ACTIONS,
  QUEUE_ACTIONS,
  TABLE_ACTIONS,
} from './actions';
import type { Caller, Case } from './decide';
import type { Found, Target } from './stack-lookup';
import { FOREIGN_ACCOUNT, PLAIN, service, type World } from './world';

const INVOKE_FUNCTION = ['lambda:InvokeFunction'];
const INVOKE_API = ['execute-api:Invoke'];
const ASSUME = ['sts:AssumeRole'];

/** Requests around the query API: the rights of its function, and its callers. */
export function queryCases(world: World): Case[] {
  const { administrator, foreigner, reader, processor, query } = world;
  const { bucket, trade, table, otherTable, queue, deadLetters } = world;
  const { account, region } = world.location;
  const { code, role, logStream } = query;
  const ask = world.ask.bind(world);
  const networkInterface = `arn:aws:ec2:${region}:${account}:network-interface/eni-1`;
  const reads = names('dynamodb', 'GetItem BatchGetItem Query');

  const route = `${apiArn(world)}/$default/GET/v1/symbols`;
  const lambdaFunction: Target = { arn: query.arn, policy: functionPolicy(world) };
  const gateway = (sourceArn: string) => service('apigateway', sourceArn);

  return [
    ...ask('the query function', code, TABLE_ACTIONS, reads, table),
    ...ask('the query function', code, TABLE_ACTIONS, [], otherTable),
    ...ask('the query function', code, OBJECT_ACTIONS, [], trade),
    ...ask('the query function', code, BUCKET_ACTIONS, [], bucket),
    ...ask('the query function', code, QUEUE_ACTIONS, world.region.isWriter ? ['sqs:SendMessage'] : [], queue),
    ...ask('the query function over plain HTTP', code, ['sqs:SendMessage'], [], queue, PLAIN),
    ...ask('the query function', code, QUEUE_ACTIONS, [], deadLetters),
    ...ask('the query function', code, LOG_ACTIONS, ['logs:CreateLogStream', 'logs:PutLogEvents'], { arn: logStream }),
    ...ask('the query function', code, LOG_ACTIONS, [], { arn: processor.logStream }),
    ...ask('Lambda for the query function', role, NETWORK_ACTIONS, NETWORK_ACTIONS, { arn: networkInterface }),
    ...ask('the query function', code, NETWORK_ACTIONS, [], { arn: networkInterface }),
    ...OTHER_ACTIONS.flatMap(([action, resource]) =>
      ask('the query function', code, [action], [], {
        arn: resource.replace('{account}', account).replace('{region}', region),
      }),
    ),

    ...ask('the API', gateway(route), FUNCTION_ACTIONS, INVOKE_FUNCTION, lambdaFunction),
    ...ask('the API', gateway(route), INVOKE_FUNCTION, [], { arn: processor.arn }),
    ...ask(
      'another API',
      gateway(route.replace(apiArn(world), `${apiArn(world)}2`)),
      INVOKE_FUNCTION,
      [],
      lambdaFunction,
    ),
    ...ask(
      'an API of another account',
      gateway(route.replace(account, FOREIGN_ACCOUNT)),
      INVOKE_FUNCTION,
      [],
      lambdaFunction,
    ),
    ...ask('another service', service('events', route), INVOKE_FUNCTION, [], lambdaFunction),
    ...ask('a foreign account', foreigner, FUNCTION_ACTIONS, [], lambdaFunction),
    ...ask('a named reader', reader, FUNCTION_ACTIONS, [], lambdaFunction),
    ...ask('an administrator', administrator, FUNCTION_ACTIONS, FUNCTION_ACTIONS, lambdaFunction),

    ...callerRoles(world).flatMap((callerRole) => callerCases(world, callerRole)),
  ];
}

/** Requests of principals of other accounts, which assume a role to call an API that IAM authorizes. */
function callerCases(world: World, callerRole: Found): Case[] {
  const { lookup, foreigner, reader, colleague, query, table, trade } = world;
  const { account } = world.location;
  const ask = world.ask.bind(world);
  const trust = lookup.resolved('Query', callerRole.resource.Properties?.['AssumeRolePolicyDocument']) as object;
  const role: Target = { arn: `arn:aws:iam::${account}:role/${callerRole.id}`, policy: trust };
  const caller: Caller = {
    principal: `arn:aws:sts::${account}:assumed-role/${callerRole.id}/session`,
    identityPolicies: lookup.policies('Query', 'QueryApiCallerRole'),
  };
  const request = (path: string) => ({ arn: `${apiArn(world)}/$default/${path}` });

  return [
    ...ask('a named reader', reader, ASSUME, ASSUME, role),
    ...ask("another role of the reader's account", colleague, ASSUME, [], role),
    ...ask('a foreign account', foreigner, ASSUME, [], role),
    ...['GET/v1/symbols', 'HEAD/v1/symbols', 'GET/v1/bars/general/ACME', 'GET/v1/bars/ccxt/BTC/USDT'].flatMap((path) =>
      ask('the role of callers', caller, INVOKE_API, INVOKE_API, request(path)),
    ),
    ...['POST/v1/symbols', 'GET/v2/symbols', 'GET/other'].flatMap((path) =>
      ask('the role of callers', caller, INVOKE_API, [], request(path)),
    ),
    ...ask('the role of callers', caller, INVOKE_API, [], { arn: `${apiArn(world)}2/$default/GET/v1/symbols` }),
    ...ask('the role of callers', caller, FUNCTION_ACTIONS, [], { arn: query.arn }),
    ...ask('the role of callers', caller, TABLE_ACTIONS, [], table),
    ...ask('the role of callers', caller, OBJECT_ACTIONS, [], trade),
  ];
}

/** The role of callers of other accounts. None if the API has no such callers. */
function callerRoles({ lookup }: World): Found[] {
  return lookup.all('Query', 'AWS::IAM::Role').filter(({ id }) => id.startsWith('QueryApiCallerRole'));
}

function apiArn({ lookup, location: { account, region } }: World): string {
  const { id } = lookup.find('Query', 'AWS::ApiGatewayV2::Api');
  return `arn:aws:execute-api:${region}:${account}:${String(lookup.resolved('Query', { Ref: id }))}`;
}

/** The policy of the query function, which consists of permissions of their own in a template. */
function functionPolicy({ lookup, query }: World): object {
  const statements = lookup.all('Query', 'AWS::Lambda::Permission').map(({ resource: { Properties } }) => ({
    Effect: 'Allow',
    Principal: { Service: Properties?.['Principal'] },
    Action: Properties?.['Action'],
    Resource: query.arn,
    Condition: { ArnLike: { 'aws:SourceArn': lookup.resolved('Query', Properties?.['SourceArn']) } },
  }));
  return { Version: '2012-10-17', Statement: statements };
}
