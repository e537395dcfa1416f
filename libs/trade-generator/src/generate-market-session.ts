import {
  CONDITIONS,
  CORRECTIONS,
  EXCHANGES,
  marketSequence,
  type MarketOptions,
  type MarketTrade,
} from './market-sequence';

/** Options for the file of a session. The same options give the same bytes. */
export interface MarketSessionOptions extends MarketOptions {
  /** The layout of the file: a flat file of Massive, or a file of NYSE's Daily TAQ. */
  readonly layout: 'massive' | 'taq';
  /** The day of the session, midnight in New York in milliseconds since 1970. */
  readonly midnight: number;
}

const HEADERS = {
  massive:
    'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp',
  taq:
    'Time|Exchange|Symbol|Sale Condition|Trade Volume|Trade Price|Trade Stop Stock Indicator|Trade Correction Indicator|' +
    'Sequence Number|Trade Id|Source of Trade|Trade Reporting Facility|Participant Timestamp|' +
    'Trade Reporting Facility TRF Timestamp|Trade Through Exempt Indicator',
} as const;

const SECOND = 1_000_000_000;

/**
 * Generates a file of a whole session of US stocks, sorted by ticker as providers sort it.
 *
 * @returns its lines, the header first; in TAQ also the last line, which states the number of trades
 */
export function* generateMarketSession(options: MarketSessionOptions): Generator<string> {
  const { layout, midnight, trades } = options;
  yield HEADERS[layout];
  const write = layout === 'massive' ? massiveWriter(midnight) : toTaq;
  for (const trade of marketSequence(options)) yield write(trade);
  if (layout === 'taq')
    yield `END|${new Date(midnight).toISOString().slice(0, 10).replaceAll('-', '')}|${trades}${'|'.repeat(11)}`;
}

function massiveWriter(midnight: number): (trade: Readonly<MarketTrade>) => string {
  const seconds = midnight / 1_000;
  const timestamp = (time: number) => {
    const second = Math.floor(time / SECOND);
    return `${seconds + second}${String(time - second * SECOND).padStart(9, '0')}`;
  };
  return ({
    ticker,
    tape,
    time,
    participantTime,
    exchange,
    id,
    sequence,
    price,
    size,
    session,
    conditions,
    correction,
  }) => {
    const { massive, trf } = EXCHANGES[exchange] as (typeof EXCHANGES)[number];
    const sip = timestamp(time);
    const facility = trf ? `${trf.massive},${sip}` : '0,0';
    const code = CORRECTIONS[correction]?.massive;
    const stated = session === 'regular' ? CONDITIONS[conditions]?.massive : EXTENDED_MASSIVE[conditions];
    return `${ticker},${stated},${code},${massive},${id},${timestamp(participantTime)},${decimal(price)},${sequence},${sip},${size},${tape},${facility}`;
  };
}

/** Conditions with Form T, which trades outside of regular hours have. */
const EXTENDED_MASSIVE = CONDITIONS.map(({ massive }) => (massive === '' ? '"12"' : `"12,${massive.slice(1)}`));
const EXTENDED_TAQ = CONDITIONS.map(({ taq }) => `${taq.slice(0, 2)}T${taq.slice(3)}`);

function toTaq(trade: Readonly<MarketTrade>): string {
  const { ticker, tape, time, participantTime, exchange, id, sequence, price, size, session, conditions, correction } =
    trade;
  const { taq, trf } = EXCHANGES[exchange] as (typeof EXCHANGES)[number];
  const stated = session === 'regular' ? CONDITIONS[conditions]?.taq : EXTENDED_TAQ[conditions];
  const at = timeOfDay(time);
  const code = CORRECTIONS[correction]?.taq;
  const exempt = conditions === 2 || conditions === 3 ? 1 : 0;
  return `${at}|${taq}|${ticker}|${stated}|${size}|${decimal(price)}||${code}|${sequence}|${id}|${tape === 3 ? 'N' : 'C'}|${trf?.taq ?? ' '}|${timeOfDay(participantTime)}|${trf ? at : ''}|${exempt}`;
}

/** `HHMMSSnnnnnnnnn` */
function timeOfDay(time: number): string {
  const second = Math.floor(time / SECOND);
  const digits = 10_000 * Math.floor(second / 3_600) + 100 * (Math.floor(second / 60) % 60) + (second % 60);
  return `${String(digits).padStart(6, '0')}${String(time - second * SECOND).padStart(9, '0')}`;
}

/** Writes a number of units of 10^-4 with two decimals, or with four if it has as many. */
function decimal(units: number): string {
  const whole = Math.floor(units / 10_000);
  const rest = units - 10_000 * whole;
  if (rest % 100 === 0) return `${whole}.${String(rest / 100).padStart(2, '0')}`;
  return `${whole}.${String(rest).padStart(4, '0')}`;
}
