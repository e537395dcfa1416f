/**
 * In which availability zones the interface endpoints of a `Network` have an address; each is billed by the hour.
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
  /** In the first zone; the other zones reach them across the zone's border, at its price, and lose them with it. */
  SINGLE_AZ = 'SingleAz',

  /** In each zone; losing one leaves the others theirs. */
  PER_AZ = 'PerAz',
}
