/** Conditions that principals of another account must also meet to call an API. */
export interface CrossAccountCallersOptions {
  /**
   * The ARNs of the roles or users that may call the API. A `*` in an ARN matches any characters.
   *
   * @default - every principal that its own account allows to assume the role
   */
  readonly principalArns?: string[];

  /**
   * The external ID that must be passed to assume the role, for callers that act on behalf of several customers.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
   * @default - no external ID is required
   */
  readonly externalId?: string;
}
