import type * as z from 'zod/mini';
import type { ProblemName } from '../http/problem';
import type { OperationId } from '../operations/operation';
import {
  BarsAnswer,
  ChangesAnswer,
  CoverageAnswer,
  DryAnswer,
  FileAnswer,
  FilesAnswer,
  HealthAnswer,
  SymbolsAnswer,
  SymbolsBarsAnswer,
} from '../schema/answers';
import { UdfConfig, UdfHistory, UdfSearch, UdfSymbol } from '../schema/udf-answers';

/** The text about an operation that its schemas cannot state. */
export interface OperationText {
  readonly tag: 'bars' | 'files' | 'service' | 'udf';
  readonly summary: string;
  readonly description: string;
  /** The content types of the answer, with their schemas in the order of their frequency. */
  readonly contents: Readonly<Record<string, readonly z.core.$ZodType[] | 'binary' | 'text'>>;
  /** The problems that the operation has besides those of all operations. */
  readonly problems: readonly ProblemName[];
  /** True if the headers state the size of the answer, and link to the next page. */
  readonly hasPages?: boolean;
}

const BARS_FORMATS = { 'text/csv': 'text', 'application/vnd.apache.parquet': 'binary' } as const;

const BARS_DESCRIPTION =
  'A page has `limit` bars unless the range ends. The header `Link` and the member `next` lead to the next page, and the ' +
  'headers `Answer-Bars` and `Answer-Bytes` state the size of the body before its compression. HEAD returns them without the body.';

/** The texts of all operations. The function does not need them. */
export const OPERATION_TEXTS: Readonly<Record<OperationId, OperationText>> = {
  getBars: {
    tag: 'bars',
    summary: 'Bars of a symbol',
    description: BARS_DESCRIPTION,
    contents: { 'application/json': [BarsAnswer, DryAnswer], ...BARS_FORMATS },
    problems: ['not-found', 'revision-changed', 'answer-too-large'],
    hasPages: true,
  },
  getBarsOfSymbols: {
    tag: 'bars',
    summary: 'Bars of several symbols',
    description: `The first page has bars of every symbol that has any. ${BARS_DESCRIPTION}`,
    contents: { 'application/json': [SymbolsBarsAnswer, DryAnswer], ...BARS_FORMATS },
    problems: ['not-found', 'revision-changed', 'answer-too-large'],
    hasPages: true,
  },
  listSymbols: {
    tag: 'bars',
    summary: 'Feeds and symbols',
    description: 'The feeds with their watermarks, and the symbols with the days in which they have bars.',
    contents: { 'application/json': [SymbolsAnswer] },
    problems: [],
  },
  getCoverage: {
    tag: 'bars',
    summary: 'Coverage of a symbol',
    description:
      'Divides a range of at most 366 days into the ranges for which processed files have all trades, and those for which ' +
      'nothing is known. By default the last 366 days of the symbol.',
    contents: { 'application/json': [CoverageAnswer] },
    problems: ['not-found', 'answer-too-large'],
  },
  listFiles: {
    tag: 'files',
    summary: 'Trade files',
    description: 'The trade files that were processed or refused, by key.',
    contents: { 'application/json': [FilesAnswer] },
    problems: [],
  },
  getFile: {
    tag: 'files',
    summary: 'Report of a trade file',
    description: 'How a file was read, how many of its lines became trades, and the first lines that did not.',
    contents: { 'application/json': [FileAnswer] },
    problems: ['not-found', 'answer-too-large'],
  },
  listChanges: {
    tag: 'files',
    summary: 'Changes of bars',
    description:
      'Which bars may have changed, in the order in which the changes became visible. Polling with `since=next` misses no ' +
      'change. An answer without changes is normal.',
    contents: { 'application/json': [ChangesAnswer] },
    problems: ['answer-too-large'],
  },
  getOpenApi: {
    tag: 'service',
    summary: 'This document',
    description: 'The OpenAPI document of this API.',
    contents: { 'application/json': [] },
    problems: [],
  },
  getDocs: {
    tag: 'service',
    summary: 'Documentation',
    description: 'This documentation as a page without scripts.',
    contents: { 'text/html': 'text' },
    problems: [],
  },
  getHealth: {
    tag: 'service',
    summary: 'Health',
    description: 'Answers if the function can read the table.',
    contents: { 'application/json': [HealthAnswer] },
    problems: [],
  },
  getUdfConfig: {
    tag: 'udf',
    summary: 'UDF: capabilities',
    description: 'The Universal Data Feed of TradingView charts. Its numbers are floats.',
    contents: { 'application/json': [UdfConfig] },
    problems: [],
  },
  getUdfSymbol: {
    tag: 'udf',
    summary: 'UDF: a symbol',
    description: 'The description of a symbol.',
    contents: { 'application/json': [UdfSymbol] },
    problems: ['not-found'],
  },
  searchUdfSymbols: {
    tag: 'udf',
    summary: 'UDF: search',
    description: 'The symbols whose name contains a text.',
    contents: { 'application/json': [UdfSearch] },
    problems: [],
  },
  getUdfHistory: {
    tag: 'udf',
    summary: 'UDF: bars',
    description:
      'The last 10,000 bars of a range, or the last `countback` bars before its end. Without bars, `nextTime` is the time ' +
      'of the last bar before the range.',
    contents: { 'application/json': [UdfHistory] },
    problems: ['not-found'],
  },
  getUdfTime: {
    tag: 'udf',
    summary: 'UDF: time of the server',
    description: 'Seconds since 1970, as digits.',
    contents: { 'text/plain': 'text' },
    problems: [],
  },
};
