import { App } from 'aws-cdk-lib/core';
import { RiskReportsStack } from '../lib/risk-reports-stack';

new RiskReportsStack(new App(), 'RiskReports', {
  env: { account: '111122223333', region: 'eu-west-1' },
  vpc: {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    privateSubnetRouteTableIds: ['rtb-0123456789abcdef0', 'rtb-0123456789abcdef1'],
  },
  auditors: { account: '444455556666', vpcEndpointId: 'vpce-0123456789abcdef0' },
});
