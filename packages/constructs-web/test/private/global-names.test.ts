import { App, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { globalName } from '../../src/private/global-names';

function nameIn(stackName: string, region: string | undefined, id = 'Site'): string {
  const stack = new Stack(new App(), 'Stack', { stackName, env: { region } });
  return stack.resolve(globalName(new Construct(stack, id), 64));
}

test('a name has at most the given length in the longest region', () => {
  const name = nameIn('stack', 'ap-southeast-1', 'Site'.repeat(30));
  expect(name).toMatch(/^[\w-]+-ap-southeast-1$/);
  expect(name.length).toBeLessThanOrEqual(64);
});

test('stacks of two names or regions have different names', () => {
  const names = [nameIn('one', 'eu-west-1'), nameIn('one', 'us-east-1'), nameIn('two', 'us-east-1')];
  expect(new Set(names).size).toBe(3);
});

test('a stack without a region refers to the region of the deployment', () => {
  expect(nameIn('one', undefined)).toEqual({
    'Fn::Join': ['', [expect.stringMatching(/^one-Site-[0-9A-F]{8}-$/), { Ref: 'AWS::Region' }]],
  });
});
