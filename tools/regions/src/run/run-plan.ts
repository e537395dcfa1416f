import { LostRegionError, NotApprovedError, RefusedError, UnreachableRegionError } from '../errors';
import type { Finding, Plan, StateBody, Step, Survivor } from '../plan/step';
import { fill, type Names } from '../plan/texts';
import { formatDuration } from '../text/format-duration';

/** Milliseconds between two checks of a state that is waited for. */
const POLL_INTERVAL = 5_000;

/** Asks the operator. @returns false if the answer is no */
export type Approve = (question: string) => Promise<boolean>;

/** How a plan is run. */
export interface RunOptions {
  readonly names: Names;
  /** Checks and prints, but changes nothing and waits for nothing. */
  readonly isDryRun: boolean;
  /** Undefined if there is nobody to ask. */
  readonly approve: Approve | undefined;
  readonly print: (text: string) => void;
  /** The way on if a region is lost, as sentences. */
  readonly adviceIfLost: (region: string) => string;
}

/**
 * Runs a plan, step by step. Steps that are done already are skipped, so that it can be run again after it ended anywhere.
 *
 * @throws RefusedError, NotApprovedError, LostRegionError
 */
export async function runPlan<R extends Survivor>(plan: Plan<R>, regions: R, options: RunOptions): Promise<void> {
  await new Runner(plan, regions, options).run();
}

class Runner<R extends Survivor> {
  public constructor(
    private readonly plan: Plan<R>,
    private readonly regions: R,
    private readonly options: RunOptions,
  ) {}

  public async run(): Promise<void> {
    const { steps, title, purpose } = this.plan;
    const { now } = this.regions.clock;
    const begun = now();
    this.print(`${title}${this.options.isDryRun ? ' (dry run: nothing is changed)' : ''}. ${purpose}`);
    for (const [index, step] of steps.entries()) {
      this.print(`\n${index + 1}/${steps.length} ${step.title}`);
      const began = now();
      const found = await this.runStep(step);
      this.print(`  ${found} (${formatDuration(now() - began)})`);
    }
    const end = this.options.isDryRun ? 'The dry run ended without a change' : `${title} is complete`;
    this.print(`\n${end} after ${formatDuration(now() - begun)}.`);
  }

  /** @returns what was found or done */
  private async runStep(step: Step<R>): Promise<string> {
    try {
      const reason = await step.skip?.(this.regions);
      if (reason !== undefined) return `skipped: ${reason}`;
      return await (step.body.kind === 'state' ? this.reach(step, step.body) : this.do(step, step.body));
    } catch (error) {
      if (!(error instanceof UnreachableRegionError)) throw error;
      throw new LostRegionError(this.text(step.title), error, this.options.adviceIfLost(error.region));
    }
  }

  private async reach(step: Step<R>, body: StateBody<R>): Promise<string> {
    const before = await body.check(this.regions);
    if (before.isDone) return `nothing to do: ${before.found}`;
    if (this.options.isDryRun) return this.toDo(step, before.found);
    this.print(`  ${before.found}`);
    await this.prepare(step);
    await body.act?.(this.regions);
    return this.await(step, body);
  }

  private async do(step: Step<R>, body: Extract<Step<R>['body'], { kind: 'task' }>): Promise<string> {
    if (this.options.isDryRun) return this.toDo(step, step.action);
    await this.prepare(step);
    return this.finish(step, await body.run(this.regions));
  }

  /** Says what a step is for, and how a person does it. */
  private toDo({ byHand }: Step<R>, reason: string): string {
    return `to do: ${reason}\n  By hand: ${byHand}`;
  }

  /** Checks that a step may act, and asks for its approval. */
  private async prepare(step: Step<R>): Promise<void> {
    const mismatch = await step.refusal?.(this.regions);
    if (mismatch) throw new RefusedError(this.text(step.title), mismatch);
    if (step.approval === undefined) return;
    const isApproved = await this.options.approve?.(this.text(step.approval));
    if (!isApproved) throw new NotApprovedError(this.text(step.title), this.options.approve !== undefined);
  }

  private async await(step: Step<R>, { check, within }: StateBody<R>): Promise<string> {
    const { clock } = this.regions;
    const deadline = clock.now() + within * 1_000;
    let last = '';
    for (;;) {
      const finding = await check(this.regions);
      if (finding.isDone || clock.now() >= deadline) return this.finish(step, finding);
      if (finding.found !== last) this.print(`  ${finding.found}`);
      last = finding.found;
      await clock.sleep(POLL_INTERVAL);
    }
  }

  private finish({ title, body }: Step<R>, { isDone, found }: Finding): string {
    if (isDone) return found;
    const { expected, remedy } = body;
    throw new RefusedError(this.text(title), { expected: this.text(expected), found, remedy: this.text(remedy) });
  }

  private print(text: string): void {
    this.options.print(this.text(text));
  }

  private text(text: string): string {
    return fill(text, this.options.names);
  }
}
