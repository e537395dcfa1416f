/** What readers must have beside belonging to an account or an organization. */
export interface DataReadersOptions {
  /**
   * The VPC endpoints that the readers come through: any of them.
   *
   * @default - they may come through any network
   */
  readonly vpcEndpointIds?: string[];

  /**
   * The roles or users that may read, as ARNs, in which `*` stands for anything: any of them.
   *
   * @default - whoever the readers' own account lets
   */
  readonly principalArns?: string[];
}
