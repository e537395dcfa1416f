import { OnDemandThroughput } from '../../../../simulation/capacity/aws/on-demand-throughput';
import { Partitions } from '../../../../simulation/capacity/aws/partitions';
import { ProvisionedThroughput } from '../../../../simulation/capacity/aws/provisioned-throughput';
import type { TableParameters } from '../../../../simulation/capacity/settings';
import { MINUTE } from '../../../../simulation/capacity/units-of-time';
import { VirtualTime } from '../../../../simulation/capacity/virtual-time';

const PARAMETERS: TableParameters = {
  capacityMode: 'provisioned',
  targetUtilizationPercent: 50,
  writeUnits: { min: 10, max: 3_000 },
  readUnits: { min: 10, max: 100 },
};

const idle = { write: 0, read: 0 };
const pass = (time: VirtualTime, minutes: number) =>
  time.run({ until: time.now() + minutes * MINUTE, isDone: () => false });

describe('ProvisionedThroughput', () => {
  test('keeps five minutes of unused capacity', () => {
    const time = new VirtualTime();
    const table = new ProvisionedThroughput(time, PARAMETERS, new Partitions(time, 1));
    table.take('write', 2_990);
    expect([table.has('write', 10), table.has('write', 11), table.has('read', 3_000)]).toEqual([true, false, true]);
  });

  test('is scaled after two minutes above the target, four minutes later, and up to its maximum', async () => {
    const time = new VirtualTime();
    const partitions = new Partitions(time, 1);
    const table = new ProvisionedThroughput(time, PARAMETERS, partitions);
    table.endMinute({ write: 6, read: 1 });
    await pass(time, 10);
    table.endMinute({ write: 5, read: 1 });
    table.endMinute({ write: 600, read: 1 });
    table.endMinute({ write: 600, read: 1 });
    time.at(4 * MINUTE - 1, () => expect(table.capacity.write).toBe(10));
    time.at(4 * MINUTE, () => undefined);
    await pass(time, 4);
    expect(table.capacity).toEqual({ write: 1_200, read: 10 });
    expect(partitions.count).toBe(2);
    for (const write of [9_000, 9_000]) table.endMinute({ write, read: 1 });
    time.at(time.now() + 4 * MINUTE, () => undefined);
    await pass(time, 4);
    expect(table.capacity.write).toBe(3_000);
  });

  test('has a price for each hour of a unit', () => {
    const time = new VirtualTime();
    const table = new ProvisionedThroughput(time, PARAMETERS, new Partitions(time, 1));
    for (let minute = 0; minute < 60; minute += 1) table.endMinute(idle);
    expect(table.dollars.write).toBeCloseTo(0.0065, 10);
    expect(table.dollars.read).toBeCloseTo(0.0013, 10);
  });
});

describe('OnDemandThroughput', () => {
  const ON_DEMAND: TableParameters = {
    ...PARAMETERS,
    capacityMode: 'on-demand',
    writeUnits: { min: 0, max: 15_000 },
    readUnits: { min: 0, max: 40_000 },
  };

  test('gives 4,000 write units at first, without a burst, and each has its price', () => {
    const time = new VirtualTime();
    const table = new OnDemandThroughput(time, ON_DEMAND, new Partitions(time, 4));
    table.take('write', 4_000);
    expect([table.has('write', 1), table.dollars.write]).toEqual([false, 0.0025]);
  });

  test('gives twice a peak of 30 minutes ago, up to its maximum', () => {
    const time = new VirtualTime();
    const partitions = new Partitions(time, 4);
    const table = new OnDemandThroughput(time, ON_DEMAND, partitions);
    table.endMinute({ write: 3_500, read: 0 });
    table.endMinute({ write: 9_000, read: 30_000 });
    for (let minute = 0; minute < 28; minute += 1) table.endMinute(idle);
    expect(table.capacity).toEqual({ write: 4_000, read: 12_000 });
    table.endMinute(idle);
    expect(table.capacity).toEqual({ write: 7_000, read: 12_000 });
    expect(partitions.count).toBe(7);
    table.endMinute(idle);
    expect(table.capacity).toEqual({ write: 15_000, read: 40_000 });
  });
});
