import { percentilesOf, type Percentiles } from './percentiles';

/** An assumption of the time that a part of an unplanned fail-over takes. */
interface Assumption {
  readonly part: string;
  /** Seconds, from the fastest to the slowest case. */
  readonly seconds: readonly [from: number, to: number];
  readonly source: string;
}

/** The parts of a recovery. None of them was measured in AWS. */
export const RECOVERY: Readonly<Record<'detect' | 'decide' | 'act', readonly Assumption[]>> = {
  detect: [
    {
      part: 'an external health check of the query API fails three times, 30 s apart',
      seconds: [60, 90],
      source: 'defaults of Route 53 health checks; environments have none of their own',
    },
  ],
  decide: [
    {
      part: 'the operator on call answers, at the latest the second one, and decides',
      seconds: [60, 1_200],
      source: 'two levels of escalation of ten minutes',
    },
  ],
  act: [
    { part: 'confirm-loss', seconds: [60, 300], source: 'a person looks at AWS Health and calls the region' },
    { part: 'take-writer', seconds: [1, 5], source: 'two calls of DynamoDB' },
    { part: 'start-mapping-to', seconds: [60, 300], source: 'a mapping takes about a minute; the limit of the step' },
    { part: 'start-rules-to', seconds: [1, 300], source: 'two calls of EventBridge; the limit of the step' },
    { part: 'catch-up-to', seconds: [60, 900], source: 'two listings and the files of an hour; the step has no limit' },
  ],
};

/** The total of a recovery, and its three parts, in seconds. */
export type RecoveryTime = Readonly<Record<'detect' | 'decide' | 'act' | 'total', Percentiles>>;

/**
 * The time until files are processed again, of a number of fail-overs. Each part takes a uniformly random time of its range, so that these are
 * figures of the assumptions, not of the worlds.
 */
export function recoveryTimeOf(failOvers: number, seed: number): RecoveryTime {
  const random = randomNumbers(seed);
  const draw = (assumptions: readonly Assumption[]) =>
    assumptions.reduce((sum, { seconds: [from, to] }) => sum + Math.round(from + random() * (to - from)), 0);
  const times = Array.from({ length: failOvers }, () => {
    const [detect, decide, act] = [draw(RECOVERY.detect), draw(RECOVERY.decide), draw(RECOVERY.act)];
    return { detect, decide, act, total: detect + decide + act };
  });
  const of = (part: keyof RecoveryTime) => percentilesOf(times.map((time) => time[part]));
  return { detect: of('detect'), decide: of('decide'), act: of('act'), total: of('total') };
}

/** Numbers of at least 0 and below 1 that follow from a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
