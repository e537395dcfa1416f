import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Fn, Stack } from 'aws-cdk-lib/core';
import { Arm64Function, Arm64FunctionProps, FunctionEgress } from '../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const ENV = { account: '111122223333', region: 'eu-west-1' };

const NOWHERE = Match.objectLike({ CidrIp: '127.0.0.1/32', IpProtocol: '-1' });
const HTTPS = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

function newFunction(props?: Partial<Arm64FunctionProps>): Arm64Function {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-1', 'subnet-2'],
    isolatedSubnetIds: ['subnet-3', 'subnet-4'],
  });
  return new Arm64Function(stack, 'Fn', { ...REQUIRED, vpc, ...props });
}

function synth(props?: Partial<Arm64FunctionProps>): Template {
  return Template.fromStack(Stack.of(newFunction(props)));
}

describe('in a VPC', () => {
  const template = synth();
  const arn = (resource: string): object => ({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:eu-west-1:111122223333:${resource}`]],
  });

  test('the function is in the private subnets with its own security group', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      VpcConfig: {
        SubnetIds: ['subnet-1', 'subnet-2'],
        SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^FnSecurityGroup'), 'GroupId'] }],
      },
    });
  });

  test('Lambda may manage network interfaces in these subnets with this security group', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
          {
            Effect: 'Allow',
            Action: 'ec2:CreateNetworkInterface',
            Resource: [
              arn('subnet/subnet-1'),
              arn('subnet/subnet-2'),
              {
                'Fn::Join': [
                  '',
                  [
                    'arn:',
                    { Ref: 'AWS::Partition' },
                    ':ec2:eu-west-1:111122223333:security-group/',
                    { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnSecurityGroup'), 'GroupId'] },
                  ],
                ],
              },
              arn('network-interface/*'),
            ],
          },
          {
            Effect: 'Allow',
            Action: ['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
            Resource: arn('*'),
          },
          { Effect: 'Allow', Action: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'], Resource: '*' },
        ],
      },
    });
  });

  test('the code of the function is denied all of these permissions', () => {
    // GIVEN
    const statements = Object.values(template.findResources('AWS::IAM::ManagedPolicy')).flatMap(
      (policy): { Effect: string; Action: string | string[]; Condition?: object }[] =>
        policy.Properties.PolicyDocument.Statement,
    );
    const allowed = statements
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action)
      .filter((action) => action.startsWith('ec2:'));
    const denied = statements.filter(({ Effect }) => Effect === 'Deny');

    // THEN
    expect(allowed).toHaveLength(6);
    expect(denied.flatMap(({ Action }) => Action).sort()).toEqual(allowed.sort());
    const functionArn = { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::Lambda::Function'))[0], 'Arn'] };
    expect(denied.map(({ Condition }) => Condition)).toEqual([
      { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
    ]);
  });
});

describe('the security group', () => {
  test.each([
    ['by default', undefined],
    ['with none', FunctionEgress.none()],
    ['with no peers', FunctionEgress.httpsTo()],
  ])('allows no outbound traffic %s, and no inbound traffic', (_, egress) => {
    const template = synth({ egress });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      VpcId: 'vpc-1',
      SecurityGroupEgress: [NOWHERE],
      SecurityGroupIngress: Match.absent(),
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('allows HTTPS to any IPv4 address', () => {
    synth({ egress: FunctionEgress.https() }).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [NOWHERE, Match.objectLike({ CidrIp: '0.0.0.0/0', ...HTTPS })],
      SecurityGroupIngress: Match.absent(),
    });
  });

  test('allows HTTPS to the given blocks and prefix lists, and keeps its own rule', () => {
    // WHEN
    const template = synth({
      egress: FunctionEgress.httpsTo(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Peer.prefixList('pl-1')),
    });

    // THEN
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [NOWHERE, Match.objectLike({ CidrIp: '10.0.0.0/16', ...HTTPS })],
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { DestinationPrefixListId: 'pl-1', ...HTTPS });
  });

  test('is not replaced if the egress changes', () => {
    const groupOf = (egress: FunctionEgress): unknown[] =>
      Object.entries(synth({ egress }).findResources('AWS::EC2::SecurityGroup')).flatMap(([logicalId, group]) => [
        logicalId,
        group.Properties.GroupDescription,
      ]);
    expect(groupOf(FunctionEgress.https())).toEqual(groupOf(FunctionEgress.none()));
  });
});

describe('connections', () => {
  test('allow further peers in addition to the egress', () => {
    const fn = newFunction({ egress: FunctionEgress.https() });
    fn.connections.allowTo(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.POSTGRES);
    Template.fromStack(Stack.of(fn)).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [NOWHERE, Match.objectLike({ FromPort: 443 }), Match.objectLike({ FromPort: 5432 })],
    });
  });

  test('to another group do not remove the own rule of the group', () => {
    // GIVEN
    const fn = newFunction();
    const database = ec2.SecurityGroup.fromSecurityGroupId(fn, 'Database', 'sg-1', { mutable: false });

    // WHEN
    fn.connections.allowTo(database, ec2.Port.POSTGRES);

    // THEN
    const template = Template.fromStack(Stack.of(fn));
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupEgress: [NOWHERE] });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      DestinationSecurityGroupId: 'sg-1',
      FromPort: 5432,
    });
  });

  test('are not available outside a VPC', () => {
    const fn = newFunction({ vpc: undefined });
    expect(() => fn.connections).toThrow(/Only VPC-associated Lambda Functions have security groups/);
  });
});

test('rejects an egress outside a VPC', () => {
  expect(() => newFunction({ vpc: undefined, egress: FunctionEgress.none() })).toThrow(
    new Error('`egress` must not be set without a `vpc`'),
  );
});

/** The statements that let Lambda create network interfaces. */
function createStatements(props: Partial<Arm64FunctionProps> = {}, vpc?: (stack: Stack) => ec2.IVpc): any[] {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  new Arm64Function(stack, 'Fn', { ...REQUIRED, vpc: (vpc ?? importedVpc)(stack), ...props });
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Action, Effect }) => Effect === 'Allow' && Action === 'ec2:CreateNetworkInterface');
}

function importedVpc(stack: Stack, region?: string): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-west-1a'],
    privateSubnetIds: ['subnet-1'],
    region,
  });
}

describe('subnets that another account shares', () => {
  const subnetOf = (account: string) => ({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:eu-west-1:${account}:subnet/subnet-1`]],
  });

  test('are allowed with the account of their owner', () => {
    expect(createStatements({ vpcOwnerAccount: '444455556666' })[0].Resource).toContainEqual(subnetOf('444455556666'));
  });

  test('are allowed with the account of the VPC', () => {
    const [statement] = createStatements({}, (stack) => {
      const owner = new Stack(App.of(stack), 'Owner', { env: { ...ENV, account: '444455556666' } });
      return importedVpc(owner);
    });
    expect(statement.Resource).toContainEqual(subnetOf('444455556666'));
  });
});

test('subnets that are known during deployment are listed in a condition', () => {
  const list = () => Fn.split(',', Fn.importValue('subnets'));
  const statements = createStatements({}, (stack) =>
    ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: Fn.importValue('vpc'),
      availabilityZones: Fn.getAzs(),
      privateSubnetIds: list(),
    }),
  );
  expect(statements).toEqual([
    expect.objectContaining({ Resource: [expect.anything(), expect.anything()] }),
    expect.objectContaining({
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ec2:eu-west-1:111122223333:subnet/*']] },
      Condition: { StringEquals: { 'ec2:SubnetID': { 'Fn::Split': [',', { 'Fn::ImportValue': 'subnets' }] } } },
    }),
  ]);
});

test('subnets of a known number may be tokens', () => {
  const [privateSubnet, isolatedSubnet] = Fn.importListValue('subnets', 2);
  const statements = createStatements({}, (stack) =>
    ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: Fn.importValue('vpc'),
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      privateSubnetIds: [privateSubnet!, isolatedSubnet!],
    }),
  );
  expect(statements).toHaveLength(1);
  expect(statements[0].Resource).toHaveLength(4);
});

test('rejects a VPC of another region', () => {
  expect(() => createStatements({}, (stack) => importedVpc(stack, 'eu-central-1'))).toThrow(
    '`vpc` must be in the region of the function, eu-west-1, got: eu-central-1',
  );
});

describe('IPv6 peers', () => {
  const egress = FunctionEgress.httpsTo(ec2.Peer.anyIpv4(), ec2.Peer.ipv6('2001:db8::/32'));

  test('are rejected if the function has no IPv6 address', () => {
    expect(() => newFunction({ egress })).toThrow(
      '`ipv6AllowedForDualStack` must be true to reach an IPv6 peer, got: "2001:db8::/32"',
    );
  });

  test('are rejected in `connections` if the function has no IPv6 address', () => {
    const fn = newFunction();
    fn.connections.allowTo(ec2.Peer.anyIpv6(), ec2.Port.tcp(5432));
    expect(() => Template.fromStack(Stack.of(fn))).toThrow(
      '`ipv6AllowedForDualStack` must be true to reach an IPv6 peer, got: "::/0"',
    );
  });

  test('can be reached with an IPv6 address', () => {
    const template = synth({ egress, ipv6AllowedForDualStack: true });
    template.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: { Ipv6AllowedForDualStack: true } });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: Match.arrayWith([Match.objectLike({ ...HTTPS, CidrIpv6: '2001:db8::/32' })]),
    });
  });
});

test('rejects public subnets, in which a function has no internet access', () => {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-west-1a'],
    publicSubnetIds: ['subnet-1'],
  });
  const vpcSubnets = { subnetType: ec2.SubnetType.PUBLIC };
  expect(() => new Arm64Function(stack, 'Fn', { ...REQUIRED, vpc, vpcSubnets })).toThrow(
    '`vpcSubnets` must not be public, got: subnet-1',
  );
});

test('a file system can be mounted, written and reached', () => {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const vpc = importedVpc(stack);
  const accessPoint = new efs.FileSystem(stack, 'Files', { vpc }).addAccessPoint('AccessPoint');
  new Arm64Function(stack, 'Fn', {
    ...REQUIRED,
    vpc,
    filesystem: lambda.FileSystem.fromEfsAccessPoint(accessPoint, '/mnt/files'),
  });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Lambda::Function', {
    FileSystemConfigs: [{ Arn: Match.anyValue(), LocalMountPath: '/mnt/files' }],
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { FromPort: 2049, ToPort: 2049 });
  template.resourceCountIs('AWS::IAM::Policy', 0);
});
