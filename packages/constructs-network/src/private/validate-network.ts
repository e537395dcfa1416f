import { NetworkProps } from '../network-props';
import { MAX_AVAILABILITY_ZONES } from './subnet-slots';
import { validateGatewayEndpoints, validateInterfaceEndpoints } from './validate-endpoints';

const MIN_AVAILABILITY_ZONES = 2;

/** Validates the props of a `Network`. */
export function validateNetwork(props: NetworkProps, availabilityZones: string[]): string[] {
  return [
    ...validateAvailabilityZones(availabilityZones),
    ...validateInterfaceEndpoints(props),
    ...validateGatewayEndpoints(props),
  ];
}

function validateAvailabilityZones(zones: string[]): string[] {
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
