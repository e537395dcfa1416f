import type { ProcessorParameters } from '../settings';
import { DAY, MINUTE, SECOND } from '../units-of-time';
import type { VirtualTime } from '../virtual-time';

/**
 * The batches that Lambda reads at once at first, and those that it adds each minute.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
const FIRST_CONCURRENCY = 5;
const CONCURRENCY_PER_MINUTE = 300;

/** Deliveries of a message before it moves to the dead-letter queue, and the time after which it is deleted: defaults of `EventDrivenFunction`. */
const MAX_RECEIVE_COUNT = 5;
const RETENTION = 7 * DAY;

/** A message of the queue. */
interface Message {
  readonly body: string;
  readonly sentAt: number;
  receives: number;
}

/**
 * Handles a message.
 *
 * @returns false if it failed. The message then stays on the queue, hidden until its visibility timeout ends.
 */
export type Consumer = (body: string) => Promise<boolean>;

/**
 * A queue with a dead-letter queue, and the mapping that passes its messages to a function one by one.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export class SimulatedQueue {
  /** The bodies of messages that were received too often, or became too old. */
  public readonly deadLetters: string[] = [];
  public readonly expired: string[] = [];
  private readonly visible: Message[] = [];
  private unfinished = 0;
  private running = 0;
  private concurrency = FIRST_CONCURRENCY;

  public constructor(
    private readonly time: VirtualTime,
    private readonly parameters: Pick<ProcessorParameters, 'visibilitySeconds' | 'maxConcurrency'>,
    private readonly consumer: Consumer,
  ) {
    time.every(MINUTE, () => {
      this.concurrency += CONCURRENCY_PER_MINUTE;
      this.dispatch();
    });
  }

  /** True if no message is left, visible or hidden. */
  public get isEmpty(): boolean {
    return this.unfinished === 0;
  }

  public send(body: string): void {
    this.unfinished += 1;
    this.show({ body, sentAt: this.time.now(), receives: 0 });
  }

  /** Sends a message that is delivered after a number of seconds. */
  public sendLater(body: string, seconds: number): void {
    this.unfinished += 1;
    const message = { body, sentAt: this.time.now(), receives: 0 };
    this.time.at(this.time.now() + seconds * SECOND, () => this.show(message));
  }

  private show(message: Message): void {
    this.visible.push(message);
    this.dispatch();
  }

  private dispatch(): void {
    while (this.running < Math.min(this.concurrency, this.parameters.maxConcurrency)) {
      const message = this.visible.shift();
      if (!message) return;
      this.receive(message);
    }
  }

  private receive(message: Message): void {
    if (this.time.now() - message.sentAt > RETENTION) this.finish(message, this.expired);
    else if (message.receives === MAX_RECEIVE_COUNT) this.finish(message, this.deadLetters);
    else {
      message.receives += 1;
      const hiddenUntil = this.time.now() + this.parameters.visibilitySeconds * SECOND;
      this.running += 1;
      void this.consumer(message.body).then((isHandled) => {
        this.running -= 1;
        if (isHandled) this.unfinished -= 1;
        else this.time.at(hiddenUntil, () => this.show(message));
        this.dispatch();
      });
    }
  }

  private finish({ body }: Message, to: string[]): void {
    to.push(body);
    this.unfinished -= 1;
  }
}
