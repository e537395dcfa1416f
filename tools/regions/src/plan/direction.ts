import { FAILBACK, PLANNED_FAILOVER, UNPLANNED_FAILBACK, UNPLANNED_FAILOVER } from './plans';
import type { Role } from './step';

/** The commands that move ingestion: from the primary to the standby, or back. */
export const MOVES = ['failover', 'failback'] as const;

/** One of {@link MOVES}. */
export type Move = (typeof MOVES)[number];

/** The plans by move while both regions answer. */
export const PLANS = { failover: PLANNED_FAILOVER, failback: FAILBACK } as const;

/** The plans by move if the region that ingestion moves from is lost. */
export const PLANS_WITHOUT_FROM = { failover: UNPLANNED_FAILOVER, failback: UNPLANNED_FAILBACK } as const;

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
  const command = commandOf(moveIfLost(move, lost), environment, '--unplanned');
  return `go on in the other region with \`${command}\`.`;
}

/** The move by which the other region takes over if a region of a move is lost. */
export function moveIfLost(move: Move, lost: Role): Move {
  return lost === 'from' ? move : oppositeOf(move);
}

/** The command line of a move. */
export function commandOf(move: Move, environment: string, ...options: readonly string[]): string {
  const command = `npx nx run infra:${move} --configuration=${environment}`;
  return [command, ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
}

/** The move that undoes a move. */
export function oppositeOf(move: Move): Move {
  return move === 'failover' ? 'failback' : 'failover';
}
