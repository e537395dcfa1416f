import { Deployment } from '../../../../verification/verify/deployment/deployment';
import { flowLogProblems } from '../../../../verification/verify/pipeline/flow-logs';
import { changed, templateFiles } from '../template-files';

describe('flowLogProblems', () => {
  test.each(['production', 'staging', 'dev'] as const)('finds none in %s', async (environment) => {
    expect(await flowLogProblems(new Deployment(templateFiles(environment), environment))).toEqual([]);
  });

  test.each<readonly [string, string, string, (properties: any, resource: any) => void]>([
    ['no flow log', 'AWS::EC2::FlowLog', 'there is no flow log', (_log, resource) => (resource.Type = 'Other')],
    [
      'a role of another service',
      'AWS::IAM::Role',
      'may not assume its role',
      (role) => (role.AssumeRolePolicyDocument.Statement[0].Principal.Service = 'ec2.amazonaws.com'),
    ],
    [
      'another account',
      'AWS::IAM::Role',
      'may not assume its role',
      (role) => (role.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals['aws:SourceAccount'] = '1'),
    ],
    [
      'a role that may not write',
      'AWS::IAM::ManagedPolicy',
      'does not allow logs:PutLogEvents',
      ({ PolicyDocument }) => (PolicyDocument.Statement[0].Action = ['logs:CreateLogStream']),
    ],
  ])('names %s', async (_case, type, problem, change) => {
    const files = changed('production', 'Network', type, 'NetworkFlowLog', change);
    expect(await flowLogProblems(new Deployment(files, 'production'))).toEqual([expect.stringContaining(problem)]);
  });

  test.each(['LogGroupName', 'DeliverLogsPermissionArn'])('cannot follow a flow log without %s', async (property) => {
    const files = changed('production', 'Network', 'AWS::EC2::FlowLog', '', (log) => (log[property] = undefined));
    await expect(flowLogProblems(new Deployment(files, 'production'))).rejects.toThrow('there is no AWS::');
  });
});
