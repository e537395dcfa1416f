/** Options for `NatStrategy.single()` and `NatStrategy.perAz()`. */
export interface NatGatewayOptions {
  /**
   * The allocation IDs of your own Elastic IP addresses, one for each gateway.
   *
   * Your partners can allow the addresses, which outlive the network. Changing an address replaces its gateway.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/WorkWithEIPs.html
   * @default - new addresses, which `natPublicIps` has
   */
  readonly allocationIds?: string[];
}
