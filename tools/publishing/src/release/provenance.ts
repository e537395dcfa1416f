/** The only registry that stores and shows provenance. */
const REGISTRY = 'registry.npmjs.org';

/** Variables set by the CI systems that can sign provenance: GitHub Actions (with `id-token: write`) and GitLab. */
const SIGNERS = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'SIGSTORE_ID_TOKEN'];

/** True if npm can publish with provenance to this registry. npm rejects the option anywhere else. */
export function canProveProvenance(registry: string, environment: NodeJS.ProcessEnv): boolean {
  return new URL(registry).hostname === REGISTRY && SIGNERS.some((name) => environment[name]);
}
