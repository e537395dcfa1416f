import type { Clock } from '@trading/ingestion';
import type { Mismatch } from '../errors';
import type { Region } from '../region';

/** A region by its part in a plan: ingestion moves from one to the other. */
export type Role = 'from' | 'to';

/** Everything that a plan may use if the region that wrote so far is lost. */
export interface Survivor {
  readonly to: Region;
  /** The region that is the writer as long as the table names none. */
  readonly home: string;
  readonly clock: Clock;
}

/** Everything that a plan may use if both regions answer. */
export interface Pair extends Survivor {
  readonly from: Region;
}

/** The state that a step found. */
export interface Finding {
  readonly isDone: boolean;
  /** One line for the operator. */
  readonly found: string;
}

/** A step that leads to a state. Nothing is done if the state is there already, so that it can be repeated. */
export interface StateBody<R extends Survivor> {
  readonly kind: 'state';
  readonly check: (regions: R) => Promise<Finding>;
  /** Asks for the state. Without it, the step waits for what others do. */
  readonly act?: (regions: R) => Promise<void>;
  /** Seconds until which the state must be reached. */
  readonly within: number;
  /** The state in words, as errors name it. */
  readonly expected: string;
  /** The way out for the operator if the state is not reached, as sentences. */
  readonly remedy: string;
}

/** A step that is done each time, and does nothing twice by itself. */
export interface TaskBody<R extends Survivor> {
  readonly kind: 'task';
  readonly run: (regions: R) => Promise<Finding>;
  /** The result in words, as errors name it. */
  readonly expected: string;
  /** The way out for the operator if it is not done afterwards, as sentences. */
  readonly remedy: string;
}

/** The way in which ARC Region switch does a step: an execution block. */
export type Block =
  /** A person does it, and approves that it is done. */
  | { readonly kind: 'approval' }
  /** Region switch changes the event source mapping of a region. */
  | { readonly kind: 'mapping'; readonly role: Role; readonly action: 'enable' | 'disable' }
  /** A function runs it. */
  | { readonly kind: 'function' };

/**
 * The words of a step, for the command and the runbook.
 *
 * They name the regions as `{from}` and `{to}`, and the environment as `{environment}`.
 */
export interface StepTexts {
  /** Unique in its plan: `stop-rules-from`. */
  readonly id: string;
  readonly title: string;
  /** The region in which the step changes something or looks at something. */
  readonly place: Role | 'both' | 'operator';
  readonly action: string;
  /** The state from which on the step is skipped. By default, it is never skipped. */
  readonly until?: string;
  /** The check before the step. */
  readonly before?: string;
  /** The check after the step. */
  readonly after: string;
  /** The command or the page of the console by which a person does the step. */
  readonly byHand: string;
  /** The question that must be approved before the step acts. */
  readonly approval?: string;
  /** The block of ARC Region switch. By default, a function. */
  readonly block?: Block;
}

/** A step of a plan. The command runs it, the runbook prints it and the plan of ARC Region switch contains it. */
export interface Step<R extends Survivor = Pair> extends StepTexts {
  /** The reason why the step is skipped. Undefined if it is not. */
  readonly skip?: (regions: R) => Promise<string | undefined>;
  /** The check before the step. Undefined if the step may act. */
  readonly refusal?: (regions: R) => Promise<Mismatch | undefined>;
  readonly body: StateBody<R> | TaskBody<R>;
}

/** A numbered list of steps. */
export interface Plan<R extends Survivor = Pair> {
  /** Such as `Planned fail-over`. */
  readonly title: string;
  /** The purpose in words. */
  readonly purpose: string;
  readonly steps: readonly Step<R>[];
}
