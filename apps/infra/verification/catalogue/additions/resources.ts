import { FOREIGN_ACCOUNT, foreignArn } from '../../verify/mutation/foreign-names';
import { resources, type Addition } from './addition';

/** Additions of resources that no template of the platform has, or that have weaker settings than theirs. */
export const RESOURCE_ADDITIONS: readonly Addition[] = [
  ...resources('AWS::Logs::LogGroup', {
    'a foreign subscription': (id) => ({
      'AWS::Logs::SubscriptionFilter': {
        ...{ LogGroupName: { Ref: id }, FilterPattern: '' },
        DestinationArn: foreignArn('logs', 'destination:x'),
      },
    }),
    'a log group without retention': () => ({ 'AWS::Logs::LogGroup': {} }),
  }),
  ...resources('AWS::EC2::VPC', {
    'a peering': (id) => ({
      'AWS::EC2::VPCPeeringConnection': {
        ...{ VpcId: { Ref: id }, PeerVpcId: 'vpc-0a1b2c3d4e5f67890', PeerOwnerId: FOREIGN_ACCOUNT },
      },
    }),
    'a transit gateway': (id) => ({
      'AWS::EC2::TransitGatewayAttachment': {
        ...{ VpcId: { Ref: id }, TransitGatewayId: 'tgw-0a1b2c3d4e5f67890', SubnetIds: [] },
      },
    }),
    'a gateway to the internet': (id) => ({
      'AWS::EC2::InternetGateway': {},
      'AWS::EC2::VPCGatewayAttachment': { VpcId: { Ref: id }, InternetGatewayId: { Ref: 'AddedInternetGateway' } },
    }),
    'a nested stack': () => ({
      'AWS::CloudFormation::Stack': { TemplateURL: 'https://strange-bucket.s3.amazonaws.com/template.json' },
    }),
    'a custom resource': () => ({ 'AWS::CloudFormation::CustomResource': { ServiceToken: foreignArn('lambda') } }),
    'a secret in a parameter': () => ({
      'AWS::SSM::Parameter': { Type: 'String', Name: 'broker-password', Value: 'c2VjcmV0LXZhbHVl' },
    }),
    'a virtual machine': () => ({
      'AWS::EC2::Instance': { ImageId: 'ami-0a1b2c3d4e5f67890', InstanceType: 't4g.nano' },
    }),
    'a network ACL that closes the subnets': (id) => ({
      'AWS::EC2::NetworkAcl': { VpcId: { Ref: id } },
      'AWS::EC2::SubnetNetworkAclAssociation': {
        NetworkAclId: { Ref: 'AddedNetworkAcl' },
        SubnetId: { Ref: 'NetworkVpcPrivateSubnet1Subnet6DD86AE6' },
      },
    }),
  }),
  ...resources('AWS::EC2::RouteTable', {
    'a route to a peer': (id) => ({
      'AWS::EC2::Route': {
        ...{ RouteTableId: { Ref: id }, DestinationCidrBlock: '10.9.0.0/16' },
        VpcPeeringConnectionId: 'pcx-0a1b2c3d4e5f67890',
      },
    }),
    'a route to the internet': (id) => ({
      'AWS::EC2::Route': {
        ...{ RouteTableId: { Ref: id }, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0a1b2c3d4e5f67890' },
      },
    }),
  }),
  ...resources('AWS::EC2::SecurityGroup', {
    'a rule for ingress from everywhere': (id) => ({
      'AWS::EC2::SecurityGroupIngress': {
        GroupId: { 'Fn::GetAtt': [id, 'GroupId'] },
        CidrIp: '0.0.0.0/0',
        IpProtocol: '-1',
      },
    }),
    'a rule for egress to everywhere': (id) => ({
      'AWS::EC2::SecurityGroupEgress': {
        GroupId: { 'Fn::GetAtt': [id, 'GroupId'] },
        CidrIp: '0.0.0.0/0',
        IpProtocol: '-1',
      },
    }),
  }),
  ...resources('AWS::S3::Bucket', {
    'a bucket without settings': () => ({ 'AWS::S3::Bucket': {} }),
    'a key without rotation': () => ({
      'AWS::KMS::Key': { KeyPolicy: { Version: '2012-10-17', Statement: [] }, EnableKeyRotation: false },
    }),
    'an older table': () => ({
      'AWS::DynamoDB::Table': {
        ...{ AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'S' }] },
        KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }],
      },
    }),
  }),
  ...resources('AWS::SQS::Queue', { 'a queue without settings': () => ({ 'AWS::SQS::Queue': {} }) }),
  ...resources('AWS::Lambda::Function', {
    'a function without settings': () => ({
      'AWS::Lambda::Function': {
        ...{ Code: { ZipFile: 'x' }, Handler: 'index.handler', Runtime: 'nodejs24.x' },
        Role: 'arn:aws:iam::333333333333:role/administrator',
      },
    }),
  }),
];
