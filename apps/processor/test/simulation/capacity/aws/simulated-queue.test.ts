import { SimulatedQueue } from '../../../../simulation/capacity/aws/simulated-queue';
import { DAY, MINUTE, SECOND } from '../../../../simulation/capacity/units-of-time';
import { VirtualTime } from '../../../../simulation/capacity/virtual-time';

const PARAMETERS = { visibilitySeconds: 60, maxConcurrency: 8 };

describe('SimulatedQueue', () => {
  test('delivers a message five times, each after its visibility timeout, and then gives it up', async () => {
    const time = new VirtualTime();
    const deliveries: number[] = [];
    const queue = new SimulatedQueue(time, PARAMETERS, async () => {
      deliveries.push(time.now() / SECOND);
      return false;
    });
    queue.send('x');
    await time.run({ until: DAY, isDone: () => queue.isEmpty });
    expect(deliveries).toEqual([0, 60, 120, 180, 240]);
    expect([queue.deadLetters, queue.expired, time.now() / SECOND]).toEqual([['x'], [], 300]);
  });

  test('delivers a message that is sent again as a new one, after its delay', async () => {
    const time = new VirtualTime();
    const deliveries: number[] = [];
    const queue: SimulatedQueue = new SimulatedQueue(time, PARAMETERS, async (body) => {
      deliveries.push(time.now() / SECOND);
      if (deliveries.length < 8) queue.sendLater(body, 30);
      return true;
    });
    queue.send('x');
    await time.run({ until: DAY, isDone: () => queue.isEmpty });
    expect(deliveries).toEqual([0, 30, 60, 90, 120, 150, 180, 210]);
    expect(queue.deadLetters).toEqual([]);
  });

  test('handles five messages at once at first, and more from the next minute on, up to its limit', async () => {
    const time = new VirtualTime();
    const begun: number[] = [];
    const queue = new SimulatedQueue(time, PARAMETERS, async () => {
      begun.push(time.now() / MINUTE);
      await time.sleep(10 * MINUTE);
      return true;
    });
    for (let message = 0; message < 10; message += 1) queue.send(String(message));
    await time.run({ until: DAY, isDone: () => queue.isEmpty });
    expect(begun).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 10, 10]);
  });

  test('deletes a message after a week', async () => {
    const time = new VirtualTime();
    const queue = new SimulatedQueue(
      time,
      { visibilitySeconds: (4 * DAY) / SECOND, maxConcurrency: 1 },
      async () => false,
    );
    queue.send('x');
    await time.run({ until: 30 * DAY, isDone: () => queue.isEmpty });
    expect([queue.deadLetters, queue.expired]).toEqual([[], ['x']]);
  });
});
