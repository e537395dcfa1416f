import { readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { basename, join } from 'node:path';
import { tryCommand } from '@trading/cli';

/** Severities, from the lowest to the highest. */
export const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** A known vulnerability of an installed package. */
export interface Advisory {
  /** The name and version of the package. */
  readonly ref: string;
  readonly severity: Severity;
  readonly title: string;
  /** Its identifier, such as `GHSA-4hjh-wcwx-xvwj`. */
  readonly id: string;
}

/** The advisories of what is installed, or why they are unknown. */
export type Audit = { readonly advisories: readonly Advisory[] } | { readonly notChecked: string };

/** Everything that is installed is asked about, whatever the configuration of npm is. An omission looks like a clean result. */
const COMPLETE = ['--include=dev', '--include=optional', '--include=peer', '--offline=false', '--package-lock-only'];

/** A registry that does not answer is given up after a minute at most. */
const PATIENCE = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=20000'];

/** Asks the configured registry for advisories of everything in the lockfile of a workspace. */
export async function npmAudit(workspace: string): Promise<Audit> {
  const { stdout } = await tryCommand('npm', ['audit', '--json', ...COMPLETE, ...PATIENCE], {
    cwd: workspace,
    timeoutMs: 120_000,
  });
  const { packages } = JSON.parse(readFileSync(join(workspace, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  return readAudit(stdout, (path) => packages[path]?.version);
}

/**
 * Reads the output of `npm audit --json`. Reasons for a failure do not name the registry.
 *
 * @param versionOf the version of the package in a folder of the workspace
 */
export function readAudit(output: string, versionOf: (path: string) => string | undefined): Audit {
  const result = parse(output);
  if (result.vulnerabilities === undefined) return { notChecked: reasonOf(result) };
  const advisories = new Map<string, Advisory>();
  for (const { name, via, nodes } of Object.values(result.vulnerabilities)) {
    for (const cause of via) {
      // A name: the package is affected because it depends on that one, which has an entry of its own.
      if (typeof cause === 'string') continue;
      for (const node of nodes) {
        const advisory = {
          ref: `${name}@${versionOf(node) ?? 'unknown'}`,
          severity: cause.severity,
          title: cause.title,
          id: basename(cause.url),
        };
        advisories.set(`${advisory.ref} ${advisory.id}`, advisory);
      }
    }
  }
  return { advisories: [...advisories.values()] };
}

interface AuditResult {
  /** Undefined if the audit failed. */
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>;
  /** Set if the registry answered with an error. */
  readonly statusCode?: number;
  readonly message?: string;
}

interface Vulnerability {
  readonly name: string;
  readonly via: readonly (string | { readonly title: string; readonly url: string; readonly severity: Severity })[];
  /** The folders of the package. */
  readonly nodes: readonly string[];
}

function parse(output: string): AuditResult {
  try {
    return JSON.parse(output) as AuditResult;
  } catch {
    return {};
  }
}

function reasonOf({ statusCode, message = '' }: AuditResult): string {
  if (statusCode !== undefined) {
    return `the registry answers audits with ${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trimEnd();
  }
  const code = /\bE[A-Z_]{4,}\b/.exec(message)?.[0];
  return code === undefined ? '`npm audit` has no result' : `the registry cannot be reached (${code})`;
}
