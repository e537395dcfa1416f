/** Conditions that principals of another account must also meet to read. */
export interface CrossAccountReadersOptions {
  /**
   * The IDs of the VPC endpoints that requests must come through. A request may use any of them.
   *
   * @default - requests may come from any network
   */
  readonly vpcEndpointIds?: string[];

  /**
   * The ARNs of the roles or users that may read. A `*` in an ARN matches any characters.
   *
   * @default - every principal that its own account allows to read
   */
  readonly principalArns?: string[];

  /**
   * The prefixes of the keys that may be listed and read, only for a bucket.
   *
   * @default - all keys
   */
  readonly keyPrefixes?: string[];
}
