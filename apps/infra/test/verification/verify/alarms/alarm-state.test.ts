import {
  nextState,
  type AlarmState,
  type DataPoint,
  type Evaluation,
} from '../../../../verification/verify/alarms/alarm-state';

const TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

/** Stands for the state before. */
const RETAINED = 'retained';

/** Data points as AWS documents them, newest last: within the threshold, breaching, or missing. */
function pointsOf(text: string): DataPoint[] {
  const points: Record<string, DataPoint> = { '0': false, X: true, '-': undefined };
  return text
    .split(' ')
    .map((symbol) => points[symbol])
    .reverse();
}

/** The states of alarms with each treatment of missing data. */
function statesOf(points: string, evaluation: Omit<Evaluation, 'treatMissingData'>): string[] {
  return TREATMENTS.map((treatMissingData) => {
    const states = (['OK', 'ALARM'] as AlarmState[]).map((before) =>
      nextState(before, pointsOf(points), { ...evaluation, treatMissingData }),
    );
    return states[0] === 'OK' && states[1] === 'ALARM' ? RETAINED : states.join();
  });
}

const ok = 'OK,OK';
const alarm = 'ALARM,ALARM';
const insufficient = 'INSUFFICIENT_DATA,INSUFFICIENT_DATA';

describe('the tables that AWS documents, in the order missing, ignore, breaching, notBreaching', () => {
  test.each([
    ['0 - X - X', ok, ok, ok, ok],
    ['0 - - - -', ok, ok, ok, ok],
    ['- - - - -', insufficient, RETAINED, alarm, ok],
    ['0 X X - X', alarm, alarm, alarm, alarm],
    ['- - X - -', alarm, RETAINED, alarm, ok],
  ])('3 out of 3: %s', (points, ...states) => {
    expect(statesOf(points, { evaluationPeriods: 3, datapointsToAlarm: 3 })).toEqual(states);
  });

  test.each([
    ['0 - X - X', alarm, alarm, alarm, alarm],
    ['0 0 X 0 X', alarm, alarm, alarm, alarm],
    ['0 - X - -', ok, ok, alarm, ok],
    ['- - - - 0', ok, ok, alarm, ok],
    ['- - - X -', alarm, RETAINED, alarm, ok],
  ])('2 out of 3: %s', (points, ...states) => {
    expect(statesOf(points, { evaluationPeriods: 3, datapointsToAlarm: 2 })).toEqual(states);
  });

  test.each(['- - - - X', '- - - X -'])('no premature alarm: %s', (points) => {
    expect(
      nextState('OK', pointsOf(points), { evaluationPeriods: 3, datapointsToAlarm: 3, treatMissingData: 'missing' }),
    ).toBe('OK');
  });
});
