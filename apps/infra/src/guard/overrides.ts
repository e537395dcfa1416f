import type { Override } from '@trading/guard';

/** The file with the overrides, as messages name it. */
export const OVERRIDES_FILE = 'apps/infra/src/guard/overrides.ts';

/**
 * Accepted losses of resources and protections (docs/operations/guard.md). Each serves once. The messages that refuse a loss
 * contain its entry.
 */
export const OVERRIDES: readonly Override[] = [];
