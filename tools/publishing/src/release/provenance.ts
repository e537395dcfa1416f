/** npm's own registry is the one that keeps and shows provenance. */
const REGISTRY = 'registry.npmjs.org';

/** Set by the CI systems that sign provenance: GitHub Actions (with `id-token: write`) and GitLab. */
const SIGNERS = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'SIGSTORE_ID_TOKEN'];

/** Whether packages can be published with provenance here: npm refuses to publish where it is asked for in vain. */
export function canProveProvenance(registry: string, environment: NodeJS.ProcessEnv): boolean {
  return new URL(registry).hostname === REGISTRY && SIGNERS.some((name) => environment[name]);
}
