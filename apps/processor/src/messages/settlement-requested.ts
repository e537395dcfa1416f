import { readSettlementDetail, SETTLEMENT_REQUESTED } from '@trading/bars/settlement';
import { MalformedEventError } from '../errors';
import { settleChunk } from '../settle-chunk';
import type { Message, Task } from './message';

/**
 * A request to settle the contested bars of a chunk. It is sent by functions that meet them. A message of anybody else makes
 * the processor read the sources of a chunk at most: it names no file, and nothing is written unless bars are contested.
 */
export function settlementRequested({ source, 'detail-type': type, detail }: Message): Task | undefined {
  if (source !== SETTLEMENT_REQUESTED.source || type !== SETTLEMENT_REQUESTED['detail-type']) return undefined;
  const chunk = readSettlementDetail(detail);
  if (!chunk) throw new MalformedEventError(`The request for a settlement names no chunk: ${JSON.stringify(detail)}`);
  const { feed, symbol, interval, start } = chunk;
  const subject = { feed, symbol, interval, chunk: new Date(Number(start / 1_000_000n)).toISOString() };
  return {
    subject,
    run: async ({ report: { log, count }, ...dependencies }) => {
      if (interval !== dependencies.settings.interval) {
        throw new MalformedEventError(
          `The request is for bars of ${interval}, but those of ${dependencies.settings.interval} are stored.`,
        );
      }
      const { united, reasons } = await settleChunk(chunk, dependencies);
      log.info('The chunk was settled.', { ...subject, united });
      // The reasons may quote lines of files, which do not belong in the log.
      const names = reasons.map((reason) => reason.split(':')[0]);
      if (names.length > 0)
        log.warn('Bars stay contested for a day: files could not be read again.', { ...subject, names });
      count('BarsSettled', united);
      count('SettlementsFailed', reasons.length);
    },
  };
}
