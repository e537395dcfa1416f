/**
 * The availability zones in which the interface endpoints of a `Network` have addresses. Each address is billed per
 * hour.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 * @example
 *
 * new Network(this, 'Network', {
 *   interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
 *   interfaceEndpointPlacement: InterfaceEndpointPlacement.SINGLE_AZ,
 * });
 */
export enum InterfaceEndpointPlacement {
  /** Only the first zone. Other zones pay for cross-zone traffic, and lose the endpoints if the first zone fails. */
  SINGLE_AZ = 'SingleAz',

  /** Every zone. If a zone fails, the other zones keep their endpoints. */
  PER_AZ = 'PerAz',
}
