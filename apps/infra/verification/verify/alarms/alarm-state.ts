/** The state of an alarm. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** How an alarm treats missing data. */
export type TreatMissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** A data point of the evaluation range: whether it breaches the threshold. Undefined is missing. */
export type DataPoint = boolean | undefined;

/** The number of data points that CloudWatch evaluates, how many of them must breach, and what it assumes of missing ones. */
export interface Evaluation {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissingData: TreatMissingData;
}

/**
 * The state of an alarm after an evaluation, as CloudWatch documents it.
 *
 * @param range the data points of the evaluation range, newest first, of which there are more than evaluation periods
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function nextState(current: AlarmState, range: readonly DataPoint[], evaluation: Evaluation): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = evaluation;
  let existing = 0;
  let breaching = 0;
  for (const point of range) {
    if (existing === evaluationPeriods) break;
    if (point !== undefined) existing += 1;
    if (point === true) breaching += 1;
  }
  const filled = evaluationPeriods - existing;
  if (breaching + (treatMissingData === 'breaching' ? filled : 0) >= datapointsToAlarm) return 'ALARM';
  if (treatMissingData === 'breaching' || treatMissingData === 'notBreaching') return 'OK';
  if (existing === 0) return treatMissingData === 'ignore' ? current : 'INSUFFICIENT_DATA';
  if (breaching < existing) return 'OK';
  // All that is known breaches. If it began long enough ago, CloudWatch does not wait for the missing data.
  const isOldEnough = range.lastIndexOf(true) + 1 >= datapointsToAlarm;
  return isOldEnough && treatMissingData === 'missing' ? 'ALARM' : current;
}
