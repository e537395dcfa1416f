import type { TargetConfiguration } from '@nx/devkit';
import { jestTarget } from './typescript-targets';

/** Tests that need a browser are skipped without one, and run as soon as it is there. */
export const BROWSER_INPUTS: NonNullable<TargetConfiguration['inputs']> = [
  { env: 'CHROMIUM' },
  { runtime: 'command -v chromium || command -v google-chrome || echo none' },
];

/** The target of a web page with a folder `browser`: `browser` tests the built page in a real browser. */
export function pageTargets(has: (path: string) => boolean): Record<string, TargetConfiguration> {
  if (!has('browser')) return {};
  const jest = jestTarget('browser', 'Tests the built page in a real browser');
  return { browser: { ...jest, dependsOn: ['bundle'], inputs: [...(jest.inputs ?? []), ...BROWSER_INPUTS] } };
}
