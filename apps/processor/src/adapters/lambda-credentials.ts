/**
 * Stands in the bundle for `@aws-sdk/credential-provider-node`, which looks for credentials wherever a machine can have
 * them (profiles, SSO, instance metadata), in 100 kB. A Lambda function has them in its environment:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
