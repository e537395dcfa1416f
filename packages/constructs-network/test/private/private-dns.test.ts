import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { Network } from '../../src';

const { DYNAMODB, DYNAMODB_FIPS, DYNAMODB_STREAMS, IOT_CORE, IOT_CORE_CREDENTIALS, IOT_LORAWAN_CUPS, IOT_LORAWAN_LNS } =
  ec2.InterfaceVpcEndpointAwsService;
const { S3, S3_OUTPOSTS, SQS } = ec2.InterfaceVpcEndpointAwsService;

/** The interface endpoint of a service, and the logical ID of the gateway endpoint for S3. */
function endpoint(service: ec2.InterfaceVpcEndpointAwsService): { resource: any; gateway: string } {
  const stack = new Stack(new App(), 'Stack');
  const network = new Network(stack, 'Network', {
    interfaceEndpoints: [service],
    interfaceEndpointActions: { [service.shortName]: [`${service.shortName.split('.')[0]}:Use`] },
  });
  const template = Template.fromStack(stack);
  const id = stack.getLogicalId(network.findInterfaceEndpoint(service).node.defaultChild as ec2.CfnVPCEndpoint);
  return {
    resource: template.toJSON().Resources[id],
    gateway: stack.getLogicalId(network.s3Endpoint.node.defaultChild as ec2.CfnVPCEndpoint),
  };
}

test.each([
  DYNAMODB,
  DYNAMODB_FIPS,
  DYNAMODB_STREAMS,
  IOT_CORE,
  IOT_CORE_CREDENTIALS,
  IOT_LORAWAN_CUPS,
  IOT_LORAWAN_LNS,
])('the endpoint of $shortName has no private DNS names, which AWS does not support', (service) => {
  expect(endpoint(service).resource.Properties.PrivateDnsEnabled).toBe(false);
});

test.each([S3, S3_OUTPOSTS, SQS])('the endpoint of $shortName has private DNS names', (service) => {
  expect(endpoint(service).resource.Properties.PrivateDnsEnabled).toBe(true);
});

test('the interface endpoint of S3 is created after the gateway endpoint, which its private DNS names require', () => {
  const { resource, gateway } = endpoint(S3);
  expect(resource.DependsOn).toEqual([gateway]);
});

test('the endpoint of another service does not wait for the gateway endpoint', () => {
  expect(endpoint(SQS).resource).not.toHaveProperty('DependsOn');
});
