import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NetworkProps } from '../network-props';
import { MAX_AVAILABILITY_ZONES } from './subnet-slots';
import { validateEndpointZones, validateGatewayEndpoints, validateInterfaceEndpoints } from './validate-endpoints';
import { validateFlowLogs } from './validate-flow-logs';
import { validateNat } from './validate-nat';
import { validateSecondaryBlocks } from './validate-secondary-blocks';

const MIN_AVAILABILITY_ZONES = 2;

/** Validates the props of a `Network`. */
export function validateNetwork(scope: Construct, props: NetworkProps, availabilityZones: string[]): string[] {
  return [
    ...validateAvailabilityZones(availabilityZones),
    ...validateNat(props, availabilityZones),
    ...validateSecondaryBlocks(props),
    ...validateInterfaceEndpoints(props),
    ...validateEndpointZones(props, availabilityZones),
    ...validateGatewayEndpoints(scope, props),
    ...validateFlowLogs(scope, props.flowLogs),
  ];
}

function validateAvailabilityZones(zones: string[]): string[] {
  if (Token.isUnresolved(zones)) {
    return [
      '`availabilityZones` must have a known length, got: a list token; use `Fn.select(0, Fn.getAzs())` and so on for ' +
        'each zone',
    ];
  }
  const errors: string[] = [];
  if (zones.length < MIN_AVAILABILITY_ZONES || zones.length > MAX_AVAILABILITY_ZONES) {
    const range = `${MIN_AVAILABILITY_ZONES} to ${MAX_AVAILABILITY_ZONES}`;
    errors.push(`\`availabilityZones\` must have ${range} zones, got: ${zones.length} (${zones.join(', ')})`);
  }
  if (new Set(zones).size < zones.length) {
    errors.push(`\`availabilityZones\` must not repeat a zone, got: ${zones.join(', ')}`);
  }
  return errors;
}
