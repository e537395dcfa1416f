/**
 * Replaces the files of settings in the bundle, such as `~/.aws/config`, which a Lambda function does not have. The SDK would look for
 * them at its first request, and loads `node:fs/promises` for that. Environment variables come first anyway.
 */
export function loadSharedConfigFiles() {
  return Promise.resolve({ configFile: {}, credentialsFile: {} });
}
