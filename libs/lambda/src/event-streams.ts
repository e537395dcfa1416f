/**
 * Replaces `@smithy/core/event-streams` in the bundle, whose 13 kB encode the streams of events of few operations, such as
 * `SelectObjectContent` of S3. The functions call none of them.
 */
export function resolveEventStreamSerdeConfig<T>(config: T): T {
  return config;
}

/** @throws Error always */
export function eventStreamSerdeProvider(): never {
  throw new Error('The bundle of this function has no event streams.');
}

/** @throws Error always */
export class EventStreamSerde {
  public constructor() {
    eventStreamSerdeProvider();
  }
}
