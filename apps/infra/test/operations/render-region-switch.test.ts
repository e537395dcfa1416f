import { renderRegionSwitch } from '../../src/operations/render-region-switch';

const OPTIONS = {
  account: '333333333333',
  primary: { environment: 'production', region: 'us-east-1' },
  standby: { environment: 'production', region: 'us-west-2' },
};

const parametersOf = (hasFunctions: boolean) => {
  const { template } = renderRegionSwitch({ ...OPTIONS, hasFunctions });
  return (template as { readonly Parameters?: Record<string, { readonly AllowedPattern: string }> }).Parameters ?? {};
};

test('renders a stack that stands alone: without assets, and without the bootstrap stack', () => {
  const { stackName, template } = renderRegionSwitch({ ...OPTIONS, hasFunctions: true });
  expect(stackName).toBe('analytics-region-switch-production-us-east-1');
  expect(Object.keys(template).sort()).toEqual(['Description', 'Parameters', 'Resources']);
});

test('asks for what only a deployment shows', () => {
  expect(Object.keys(parametersOf(false))).toEqual(['ApprovalRoleArn', 'PrimaryMappingArn', 'StandbyMappingArn']);
  expect(Object.keys(parametersOf(true))).toEqual([
    ...['ApprovalRoleArn', 'PrimaryMappingArn', 'StandbyMappingArn'],
    ...['PrimaryFunctionArn', 'StandbyFunctionArn'],
  ]);
});

test('rejects the resource of the other region', () => {
  const { PrimaryMappingArn, StandbyMappingArn } = parametersOf(false);
  const arn = 'arn:aws:lambda:us-west-2:333333333333:event-source-mapping:14e0db71-5d35-4eb5-b481-8945cf9d10c2';
  expect(arn).toMatch(new RegExp(StandbyMappingArn!.AllowedPattern));
  expect(arn).not.toMatch(new RegExp(PrimaryMappingArn!.AllowedPattern));
});
