import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { App, Stack } from 'aws-cdk-lib/core';
import { invokeArns } from '../../src/private/invoke-permissions';
import { routeKeys } from '../../src/private/route-keys';

const STAGE = { apiId: 'a1b2c3d4e5', stageName: '$default' };
const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });

/** The size of the JSON of a policy in the longest region and partition. */
function policySize(resources: string[]): number {
  const longest = resources.map((arn) =>
    arn.replace(/^.*?:execute-api:eu-west-1/, 'arn:aws-us-gov:execute-api:ap-southeast-1'),
  );
  const statement = { Action: 'execute-api:Invoke', Effect: 'Allow', Resource: longest };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }).length;
}

test('there are no lists without routes', () => {
  expect(invokeArns(stack, STAGE, [])).toEqual([]);
});

test('paths that differ in the names of variables only have one ARN', () => {
  const methods = [HttpMethod.GET];
  const keys = routeKeys([
    { path: '/a/{b}', methods },
    { path: '/a/{c+}', methods },
  ]);
  expect(stack.resolve(invokeArns(stack, STAGE, keys))).toEqual([
    [
      {
        'Fn::Join': [
          '',
          ['arn:', { Ref: 'AWS::Partition' }, ':execute-api:eu-west-1:111122223333:a1b2c3d4e5/$default/GET/a/*'],
        ],
      },
    ],
  ]);
});

test('each list fits in a managed policy', () => {
  // GIVEN
  const paths = Array.from({ length: 150 }, (_, index) => ({ path: `/v1/${'x'.repeat(index % 90)}${index}` }));

  // WHEN
  const lists = invokeArns(stack, STAGE, routeKeys(paths));

  // THEN
  expect(lists.flat()).toHaveLength(300);
  expect(lists.length).toBeLessThanOrEqual(10);
  for (const list of lists) expect(policySize(list)).toBeLessThanOrEqual(6144);
  expect(policySize([...(lists[0] ?? []), ...(lists[1] ?? [])])).toBeGreaterThan(6144);
});
