import fc from 'fast-check';
import { deletion, faultsWithin, KEYS, request, upload, type RandomWorld } from './random-worlds';
import type { OperatorEvent, UserEvent } from './small-case';

type WorldEvent = UserEvent | OperatorEvent;

/**
 * An upload with an event. One that cannot be used was not begun by another version: its marker would be left if other bytes replaced it
 * between the requests for its metadata and for its content, with or without a backfill.
 */
const announced = upload.map((event): UserEvent =>
  event.kind === 'upload' && event.trades === undefined ? { ...event, isBegunByOther: false } : event,
);

/** An upload of history has no event, so that nothing but a backfill finds it. */
const history = upload.map((event): UserEvent => ({ ...event, ...{ isBegunByOther: false, isHistory: true } }));

const plan: fc.Arbitrary<OperatorEvent> = fc.record({
  kind: fc.constant('plan' as const),
  keys: fc.subarray(Object.keys(KEYS), { minLength: 1, maxLength: 4 }),
  replay: fc.constantFrom(undefined, 1, 2, 3),
});

const operation: fc.Arbitrary<OperatorEvent> = fc.record({
  kind: fc.constant('operate' as const),
  state: fc.constantFrom('paused' as const, 'running' as const, 'cancelled' as const, 'deleted' as const),
});

/** Most workers have a fault. */
const processing: fc.Arbitrary<UserEvent> = fc.record({
  kind: fc.constant('process batch' as const),
  batch: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
  faults: fc.oneof({ weight: 3, arbitrary: faultsWithin(30, 2) }, { weight: 1, arbitrary: fc.constant([]) }),
});

const atSomeTime = (event: fc.Arbitrary<UserEvent>) =>
  fc.tuple(event, fc.constantFrom(0, 0, 1, 100)).map(([each, secondsAfter]): UserEvent => ({ ...each, secondsAfter }));

/** The uploads that exist before a backfill is planned. */
const before: fc.Arbitrary<WorldEvent> = atSomeTime(
  fc.oneof({ weight: 3, arbitrary: history }, { weight: 1, arbitrary: announced }),
);

/** The events that happen meanwhile. */
const meanwhile: fc.Arbitrary<WorldEvent> = fc.oneof(
  { weight: 8, arbitrary: processing },
  {
    weight: 4,
    arbitrary: atSomeTime(
      fc.oneof(
        { weight: 3, arbitrary: announced },
        { weight: 2, arbitrary: history },
        { weight: 2, arbitrary: deletion },
        { weight: 1, arbitrary: request },
      ),
    ),
  },
  { weight: 3, arbitrary: operation },
  { weight: 1, arbitrary: plan },
);

const groupOf = (event: fc.Arbitrary<WorldEvent>, maxLength: number) =>
  fc.record({
    events: fc.array(event, { minLength: 1, maxLength }),
    isRead: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  });

/** Worlds of a backfill that is planned after up to four uploads, and of what happens while it is processed. */
export const backfillWorlds: fc.Arbitrary<RandomWorld> = fc.record({
  isPacked: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  isVersioned: fc.boolean(),
  batches: fc
    .tuple(groupOf(before, 4), groupOf(plan, 1), fc.array(groupOf(meanwhile, 3), { minLength: 1, maxLength: 5 }))
    .map(([first, planned, rest]) => [first, planned, ...rest]),
  faults: faultsWithin(60, 3),
  turns: fc.array(fc.nat(5), { maxLength: 120 }),
  expired: fc.subarray(Object.keys(KEYS), { maxLength: 1 }),
  again: fc.array(fc.boolean(), { maxLength: 9 }),
});
