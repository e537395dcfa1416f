import { Match, Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { RiskReportsStack } from '../lib/risk-reports-stack';

const template = Template.fromStack(
  new RiskReportsStack(new App(), 'RiskReports', {
    env: { account: '111122223333', region: 'eu-west-1' },
    vpc: {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: ['eu-west-1a'],
      privateSubnetIds: ['subnet-0123456789abcdef0'],
      privateSubnetRouteTableIds: ['rtb-0123456789abcdef0'],
    },
    auditors: { account: '444455556666', vpcEndpointId: 'vpce-0123456789abcdef0' },
  }),
);

test('the data stays where it is when a library is upgraded', () => {
  const stateful = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket'];
  const logicalIds = stateful.flatMap((type) => Object.keys(template.findResources(type)));
  expect(logicalIds).toEqual(['PositionsTableF68FC069', 'ReportsBucket95FE29A2']);
});

test('the data is kept when its stack goes', () => {
  template.allResources('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Retain' });
  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
});

test('the report is made in the VPC that is there', () => {
  template.resourceCountIs('AWS::EC2::VPC', 0);
  template.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: { SubnetIds: ['subnet-0123456789abcdef0'] } });
});

test('auditors read through their own endpoint alone', () => {
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Condition: { StringEquals: { 'aws:SourceVpce': ['vpce-0123456789abcdef0'] } },
        }),
      ]),
    },
  });
});
