/** How readers sign in. */
export interface AuthConfig {
  /** The address of the OpenID provider. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** The API that tokens are for, if the provider asks for it. */
  readonly audience?: string;
}

export interface PageConfig {
  /** Null if the API answers everybody. */
  readonly auth: AuthConfig | null;
}

/** Thrown if the configuration beside the page is missing or invalid. No sign-in must be stated, it is not a default. */
export class PageConfigError extends Error {
  public override readonly name = 'PageConfigError';
}

/** Reads `/config.json`. */
export async function readPageConfig(): Promise<PageConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new PageConfigError(`/config.json: ${response.status} ${response.statusText}`);
  return parsePageConfig(await response.text());
}

export function parsePageConfig(text: string): PageConfig {
  const config = parseJson(text);
  if (!isObject(config) || !('auth' in config)) throw new PageConfigError('/config.json has no `auth`');
  const { auth } = config;
  if (auth === null) return { auth };
  if (!isObject(auth)) throw new PageConfigError('`auth` in /config.json must be an object or null');
  const { issuer, clientId, scopes, audience } = auth;
  if (typeof issuer !== 'string' || !URL.canParse(issuer))
    throw new PageConfigError('`auth.issuer` in /config.json must be a URL');
  if (typeof clientId !== 'string') throw new PageConfigError('`auth.clientId` in /config.json must be a text');
  if (!Array.isArray(scopes) || !scopes.every((scope) => typeof scope === 'string')) {
    throw new PageConfigError('`auth.scopes` in /config.json must be a list of texts');
  }
  if (audience !== undefined && typeof audience !== 'string') {
    throw new PageConfigError('`auth.audience` in /config.json must be a text');
  }
  return { auth: { issuer, clientId, scopes, ...(audience === undefined ? {} : { audience }) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PageConfigError('/config.json is not JSON', { cause: error });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
