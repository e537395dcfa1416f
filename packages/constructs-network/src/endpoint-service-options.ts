/** Options for `Network.addEndpointService()`. */
export interface EndpointServiceOptions {
  /**
   * The port of the service.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * Enables the private DNS name that the provider of the service has verified.
   *
   * @default false
   */
  readonly privateDnsEnabled?: boolean;

  /**
   * The availability zones of the network in which the service is available.
   *
   * @default - all zones of the network
   */
  readonly availabilityZones?: string[];
}
