import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { NatInstanceOptions, NatStrategy, Network, NetworkAddresses, NetworkProps } from '../../src';

function synth(props?: NatInstanceOptions, network?: NetworkProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new Network(stack, 'Network', { nat: NatStrategy.instance(props), ...network });
  return Template.fromStack(stack);
}

/** The logical ID of the only resource of a type. */
function only(template: Template, type: string): string {
  const [logicalId, ...others] = Object.keys(template.findResources(type));
  expect(others).toEqual([]);
  return logicalId!;
}

function launchTemplateData(template: Template): any {
  return Object.values(template.findResources('AWS::EC2::LaunchTemplate'))[0]!.Properties.LaunchTemplateData;
}

function userData(template: Template): string {
  return launchTemplateData(template).UserData['Fn::Base64'];
}

describe('a NAT instance', () => {
  const template = synth();
  const networkInterface = only(template, 'AWS::EC2::NetworkInterface');

  test('is in a group of one in the first zone, and is terminated before its replacement starts', () => {
    template.hasResource('AWS::AutoScaling::AutoScalingGroup', {
      Properties: {
        MinSize: '1',
        MaxSize: '1',
        AvailabilityZones: [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
        // EC2 Auto Scaling rejects a subnet for a launch template with an existing interface.
        VPCZoneIdentifier: Match.absent(),
        MaxInstanceLifetime: 30 * 24 * 60 * 60,
        InstanceMaintenancePolicy: { MinHealthyPercentage: 0, MaxHealthyPercentage: 100 },
        LaunchTemplate: {
          LaunchTemplateId: { Ref: only(template, 'AWS::EC2::LaunchTemplate') },
          Version: { 'Fn::GetAtt': [only(template, 'AWS::EC2::LaunchTemplate'), 'LatestVersionNumber'] },
        },
        Tags: [{ Key: 'Name', PropagateAtLaunch: true, Value: 'Stack/Network/NatInstance' }],
      },
      UpdatePolicy: { AutoScalingRollingUpdate: { MinInstancesInService: 0, MaxBatchSize: 1 } },
      DependsOn: Match.arrayWith([
        only(template, 'AWS::EC2::EIPAssociation'),
        Match.stringLikeRegexp('^NetworkVpcPublicSubnet1DefaultRoute'),
      ]),
    });
  });

  test('is a t4g.nano with the latest Amazon Linux 2023 for ARM64, an encrypted disk and IMDSv2', () => {
    expect(launchTemplateData(template)).toMatchObject({
      InstanceType: 't4g.nano',
      ImageId: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeType: 'gp3', DeleteOnTermination: true } },
      ],
      MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
    });
  });

  test('has no role and no key', () => {
    expect(launchTemplateData(template)).not.toHaveProperty('IamInstanceProfile');
    expect(launchTemplateData(template)).not.toHaveProperty('KeyName');
    expect(Object.keys(template.toJSON().Parameters ?? {})).toEqual(['BootstrapVersion']);
  });

  test('takes over the network interface and its public address', () => {
    expect(launchTemplateData(template).NetworkInterfaces).toEqual([
      { DeviceIndex: 0, NetworkInterfaceId: { Ref: networkInterface } },
    ]);
    template.hasResourceProperties('AWS::EC2::NetworkInterface', {
      SourceDestCheck: false,
      SubnetId: { Ref: Match.stringLikeRegexp('^NetworkVpcPublicSubnet1Subnet') },
      GroupSet: [{ 'Fn::GetAtt': [only(template, 'AWS::EC2::SecurityGroup'), 'GroupId'] }],
    });
    template.hasResourceProperties('AWS::EC2::EIPAssociation', {
      AllocationId: { 'Fn::GetAtt': [only(template, 'AWS::EC2::EIP'), 'AllocationId'] },
      NetworkInterfaceId: { Ref: networkInterface },
    });
    template.hasResourceProperties('AWS::EC2::EIP', { Domain: 'vpc' });
  });

  test('accepts traffic from the VPC only, and allows all outbound traffic', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/16', IpProtocol: '-1' })],
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', IpProtocol: '-1' })],
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('is the default route of every private subnet', () => {
    const route = { DestinationCidrBlock: '0.0.0.0/0', NetworkInterfaceId: { Ref: networkInterface } };
    template.resourcePropertiesCountIs('AWS::EC2::Route', route, 2);
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
  });

  test('forwards and masquerades traffic after its first start', () => {
    expect(userData(template).split('\n')).toEqual([
      '#!/bin/bash',
      "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf",
      'sysctl -p /etc/sysctl.d/90-nat.conf',
      'systemctl disable --now amazon-ssm-agent',
      'until command -v nft || dnf install -y nftables; do sleep 5; done',
      "echo 'table ip nat { chain postrouting { type nat hook postrouting priority srcnat; policy accept; masquerade; }; }'" +
        ' > /etc/sysconfig/nftables.conf',
      'systemctl enable --now nftables',
    ]);
  });

  test('loads packages through the S3 endpoint from the bucket of Amazon Linux', () => {
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      PolicyDocument: {
        Statement: [
          Match.anyValue(),
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: {
              'Fn::Join': [
                '',
                ['arn:', { Ref: 'AWS::Partition' }, ':s3:::al2023-repos-', { Ref: 'AWS::Region' }, '-de612dc2/*'],
              ],
            },
            Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.96.0/24' } },
          },
        ],
      },
    });
  });
});

test('a NAT instance has the given type, image and lifetime', () => {
  const template = synth(
    {
      instanceType: new ec2.InstanceType('c7gn.medium'),
      machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-1' }),
      maxInstanceLifetime: Duration.days(7),
    },
    undefined,
  );
  expect(launchTemplateData(template)).toMatchObject({ InstanceType: 'c7gn.medium' });
  expect(launchTemplateData(template).ImageId).toEqual({
    'Fn::FindInMap': [expect.any(String), { Ref: 'AWS::Region' }, 'ami'],
  });
  template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { MaxInstanceLifetime: 604800 });
});

test('a NAT instance with custom user data does not load packages', () => {
  // GIVEN
  const own = ec2.UserData.forLinux();
  own.addCommands('true');

  // WHEN
  const template = synth({ userData: own });

  // THEN
  expect(userData(template)).toBe('#!/bin/bash\ntrue');
  expect(JSON.stringify(template.findResources('AWS::EC2::VPCEndpoint'))).not.toContain('al2023');
});

test('a NAT instance accepts traffic from the block of its VPC', () => {
  synth({}, { ipAddresses: NetworkAddresses.cidr('172.16.0.0/16') }).hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: [Match.objectLike({ CidrIp: '172.16.0.0/16' })],
  });
});

test('changing from a NAT gateway to an instance updates the routes in place', () => {
  const routes = (nat: NatStrategy): string[] => Object.keys(synth({}, { nat }).findResources('AWS::EC2::Route'));
  expect(routes(NatStrategy.instance()).sort()).toEqual(
    expect.arrayContaining(routes(NatStrategy.single()).filter((logicalId) => logicalId.includes('Private'))),
  );
  expect(routes(NatStrategy.single()).filter((logicalId) => logicalId.includes('Private'))).toHaveLength(2);
});

test.each<[string, NatInstanceOptions, number]>([
  ['the default image acknowledges the rule on images that are resolved at launch', {}, 1],
  [
    'a custom image that is resolved at launch acknowledges the rule',
    { machineImage: ec2.MachineImage.resolveSsmParameterAtLaunch('/images/nat') },
    1,
  ],
  [
    'a versioned image that is resolved at launch acknowledges the rule',
    { machineImage: ec2.MachineImage.resolveSsmParameterAtLaunch('/images/nat', { parameterVersion: '3' }) },
    1,
  ],
  [
    'an image that CloudFormation resolves acknowledges no rule',
    { machineImage: ec2.MachineImage.fromSsmParameter('/images/nat') },
    0,
  ],
  ['a custom image acknowledges no rule', { machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-1' }) }, 0],
])('%s', (_, props, expected) => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  new Network(stack, 'Network', { nat: NatStrategy.instance(props) });
  const acknowledged = stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type, data }) => type === 'aws:cdk:acknowledged-rules' && 'CloudFormation-Validate::E1152' in data);
  expect(acknowledged).toHaveLength(expected);
});
