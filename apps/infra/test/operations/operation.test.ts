import { cdkArguments, OPERATIONS, type Target } from '../../src/operations/operation';

const target: Target = {
  environment: 'production',
  account: '333333333333',
  regions: ['us-east-1', 'us-west-2'],
  assembly: 'cdk.out/production',
};

describe('cdkArguments', () => {
  const stacks = 'production/* --app cdk.out/production';

  test.each([
    ['bootstrap', 'bootstrap --no-notices aws://333333333333/us-east-1 aws://333333333333/us-west-2'],
    ['diff', `diff ${stacks}`],
    ['deploy', `deploy ${stacks} --require-approval never --outputs-file out.json`],
    ['destroy', `destroy ${stacks} --force`],
  ] as const)('%s uses the synthesised app', (operation, expected) => {
    expect(cdkArguments(operation, target, 'out.json').join(' ')).toBe(expected);
  });

  test('covers every operation', () => {
    expect(OPERATIONS).toEqual(['bootstrap', 'diff', 'deploy', 'destroy']);
  });
});
