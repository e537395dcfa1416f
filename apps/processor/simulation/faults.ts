import { DeadlineError } from '../src/errors';
import type { Clock } from '../src/ports';
import { Throttled, type Hook } from '@trading/bars/testing';

/**
 * What can go wrong with a call: the worker is gone before it or after it; it is throttled, where half of a batch may
 * be done; it is done, and the answer is lost; and of the clock, that there is no time left.
 */
export type FaultKind = 'crash before' | 'crash after' | 'throttled' | 'timed out' | 'late';

/** The nth call of a run (from 0) goes wrong. */
export interface Fault {
  readonly call: number;
  readonly kind: FaultKind;
}

/** What can go wrong with an operation. */
export function faultsOf(operation: string): readonly FaultKind[] {
  if (operation === 'clock') return ['late'];
  // Reading a file changes nothing: whether it fails before or after is the same.
  if (operation === 'open' || operation === 'read') return ['crash before'];
  return ['crash before', 'crash after', 'throttled', 'timed out'];
}

/** Counts the calls of workers, and lets those go wrong that are to; a fault that a call cannot have does nothing. */
export class FaultInjector {
  /** The operations that were called, in their order. */
  public readonly calls: string[];
  private readonly pending: ReadonlyMap<number, FaultKind>;

  /** @param callsBefore those of the same run that are over; they count */
  public constructor(faults: readonly Fault[], callsBefore: readonly string[] = []) {
    this.calls = [...callsBefore];
    this.pending = new Map(faults.map(({ call, kind }) => [call, kind]));
  }

  public readonly hook: Hook = async (when, operation) => {
    if (when === 'before') this.calls.push(operation);
    const kind = this.pending.get(this.calls.length - 1);
    if (kind === 'crash before' && when === 'before') throw new Error(`crash before ${operation}`);
    if (kind === 'throttled' && when === 'before') throw new Throttled(operation);
    if (kind === 'crash after' && when === 'after') throw new Error(`crash after ${operation}`);
    if (kind === 'timed out' && when === 'after') throw new Error(`no answer to ${operation}`);
  };

  public readonly clock: Clock = {
    throwIfLate: () => {
      this.calls.push('clock');
      if (this.pending.get(this.calls.length - 1) === 'late') throw new DeadlineError(1);
    },
  };
}
