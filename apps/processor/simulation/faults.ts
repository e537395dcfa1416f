import { DeadlineError } from '../src/errors';
import type { Clock } from '../src/ports';
import { Throttled, type Hook } from '@trading/bars/testing';

/**
 * The faults of a call: the worker crashes before or after it; it has an error, and no effect; it is throttled, and half of a batch
 * may be done; it succeeds, but its answer is lost. The clock can report that no time is left.
 */
export type FaultKind = 'crash before' | 'crash after' | 'error' | 'throttled' | 'timed out' | 'late';

/** Thrown by a hook when its worker crashes. */
export class CrashError extends Error {}

const READS: readonly string[] = ['open', 'read', 'get', 'batchGet', 'query'];

/** A fault at the nth call of a run, counted from 0. */
export interface Fault {
  readonly call: number;
  readonly kind: FaultKind;
}

/**
 * Returns the faults that an operation can have, of those that differ for a worker that ends with each: a worker that goes on after an
 * error is part of random worlds.
 */
export function faultsOf(operation: string): readonly FaultKind[] {
  if (operation === 'clock') return ['late'];
  // Reading has no effect, so that all of its faults are the same.
  if (isRead(operation)) return ['crash before'];
  return ['crash before', 'crash after', 'throttled', 'timed out'];
}

/** True for the operations that read a file or the table. */
export function isRead(operation: string): boolean {
  return READS.includes(operation);
}

/** Counts the calls of workers and causes faults. A fault that is impossible at its call has no effect. */
export class FaultInjector {
  /** The operations called, in their order. */
  public readonly calls: string[];
  private readonly pending: ReadonlyMap<number, FaultKind>;

  /** @param callsBefore the calls of the same run so far */
  public constructor(faults: readonly Fault[], callsBefore: readonly string[] = []) {
    this.calls = [...callsBefore];
    this.pending = new Map(faults.map(({ call, kind }) => [call, kind]));
  }

  public readonly hook: Hook = async (when, operation) => {
    if (when === 'before') this.calls.push(operation);
    const kind = this.pending.get(this.calls.length - 1);
    if (kind === 'crash before' && when === 'before') throw new CrashError(`crash before ${operation}`);
    if (kind === 'error' && when === 'before') throw new Error(`${operation} failed`);
    if (kind === 'throttled' && when === 'before') throw new Throttled(operation);
    if (kind === 'crash after' && when === 'after') throw new CrashError(`crash after ${operation}`);
    if (kind === 'timed out' && when === 'after') throw new Error(`no answer to ${operation}`);
  };

  public readonly clock: Clock = {
    throwIfLate: () => {
      this.calls.push('clock');
      if (this.pending.get(this.calls.length - 1) === 'late') throw new DeadlineError(1);
    },
  };
}
