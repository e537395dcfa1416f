import { FAILBACK, PLANNED_FAILOVER, UNPLANNED_FAILOVER } from './plans';
import type { Role } from './step';

/** The commands that move ingestion: from the primary to the standby, or back. */
export const MOVES = ['failover', 'failback'] as const;

/** One of {@link MOVES}. */
export type Move = (typeof MOVES)[number];

/** The plans by move while both regions answer. */
export const PLANS = { failover: PLANNED_FAILOVER, failback: FAILBACK } as const;

/** The plan by which either region takes over without the other one. */
export const PLAN_WITHOUT_FROM = UNPLANNED_FAILOVER;

/**
 * Says how to go on if a region is lost: the other one takes over without it.
 *
 * @param move the command in which it was lost
 */
export function adviceIfLost(move: Move, lost: Role, environment: string): string {
  const command = commandOf(lost === 'from' ? move : oppositeOf(move), environment, '--unplanned');
  return `If it is lost, go on in the other region with \`${command}\`. If not, run the same command again.`;
}

/** The command line of a move. */
export function commandOf(move: Move, environment: string, ...options: readonly string[]): string {
  const command = `npx nx run infra:${move} --configuration=${environment}`;
  return [command, ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
}

/** The command of the opposite direction. */
export function oppositeOf(move: Move): Move {
  return move === 'failover' ? 'failback' : 'failover';
}
