import type { GatewayService } from '../../../src/service-peers';
import type { Deployed, Deployment } from '../deployment/deployment';

/** The services that the functions call. */
export type ServiceName = GatewayService | 'sqs';

/** The services with gateway endpoints, whose addresses are public. */
const GATEWAYS: readonly ServiceName[] = ['s3', 'dynamodb'];

/** Returns true if the functions reach a service by the routes of its gateway endpoint. */
export function hasGateway(service: ServiceName): service is GatewayService {
  return GATEWAYS.includes(service);
}

/**
 * The endpoint of a service.
 *
 * @throws Error if the service has no endpoint
 */
export function endpointOf(deployment: Deployment, service: ServiceName): Deployed {
  const name = `com.amazonaws.${deployment.location.region}.${service}`;
  const [found] = deployment.all('AWS::EC2::VPCEndpoint').filter((each) => each.value('ServiceName') === name);
  if (!found) throw new Error(`there is no endpoint for ${name}`);
  return found;
}

/** The policy of the endpoint of a service. None if there is no such endpoint, which is a problem of the network. */
export function policyDocumentOf(deployment: Deployment, service: ServiceName): object | undefined {
  try {
    return endpointOf(deployment, service).value('PolicyDocument') as object | undefined;
  } catch {
    return undefined;
  }
}
