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

/** The regions of a move, by their parts in it. */
export function pairOf<T>(move: Move, primary: T, standby: T): Readonly<Record<Role, T>> {
  return move === 'failover' ? { from: primary, to: standby } : { from: standby, to: primary };
}

/**
 * Says how to go on if a region is lost: the other one takes over without it.
 *
 * @param move the command in which it was lost
 */
export function adviceIfLost(move: Move, lost: Role, environment: string): string {
  const command = commandOf(lost === 'from' ? move : oppositeOf(move), environment, '--unplanned');
  return `go on in the other region with \`${command}\`.`;
}

/** The command line of a move. */
export function commandOf(move: Move, environment: string, ...options: readonly string[]): string {
  const command = `npx nx run infra:${move} --configuration=${environment}`;
  return [command, ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
}

function oppositeOf(move: Move): Move {
  return move === 'failover' ? 'failback' : 'failover';
}
