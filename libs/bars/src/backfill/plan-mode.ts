/** Says which files a plan contains: see `reasonOf`. */
export const PLAN_MODES = ['missing', 'failed', 'older', 'catch-up', 'all'] as const;

/** One of {@link PLAN_MODES}. */
export type PlanMode = (typeof PLAN_MODES)[number];

/** True if bars that exist are made again. */
export function isReplay(mode: PlanMode): boolean {
  return mode === 'older' || mode === 'catch-up' || mode === 'all';
}
