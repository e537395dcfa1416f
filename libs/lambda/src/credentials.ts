/**
 * Replaces `@aws-sdk/credential-provider-node` in the bundle, whose 100 kB look for credentials in profiles, SSO and
 * instance metadata. A Lambda function has its credentials in environment variables.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
