import type { Rule } from '../rule';

const NAMES = ['libs/bars/test/model/stated-period.test.ts'];
const PERIODS = ['apps/processor/test/period-of-file.test.ts'];
const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const RANGES = ['libs/bars/test/model/covered-ranges.test.ts'];
const COVERAGE = ['libs/bars/test/read/read-covered-ranges.test.ts'];
const STORE = ['libs/bars/test/write/bar-store.test.ts'];
const CATALOGUE = ['libs/bars/test/write/catalogue.test.ts'];
const FEEDS = ['libs/bars/test/read/read-feeds.test.ts'];
const SYMBOLS = ['libs/bars/test/read/read-symbols.test.ts'];
const FILES = ['libs/bars/test/read/read-files.test.ts'];
const LOG = ['libs/bars/test/write/change-log.test.ts'];
const CHANGES = ['libs/bars/test/read/read-changes.test.ts'];

const STATED_PERIOD = 'libs/bars/src/model/stated-period.ts';
const PERIOD_OF_FILE = 'apps/processor/src/period-of-file.ts';
const BAR_STORE = 'libs/bars/src/write/bar-store.ts';
const READ_COVERAGE = 'libs/bars/src/read/read-covered-ranges.ts';
const CHANGE_LOG = 'libs/bars/src/write/change-log.ts';
const WIDEN = 'libs/bars/src/write/catalogue.ts';

/** A condition that every item meets. */
const ALWAYS = "{ kind: 'not-above', attribute: 'pk', value: '~' }";

/** The items beside the bars: coverage, watermarks, the catalogue, the list of files and the change log. */
export const LEDGER: readonly Rule[] = [
  {
    rule: 'a file contains the UTC day or month that its name states, unless something contradicts it',
    breaks: [
      {
        name: 'the number of a part is ignored',
        edit: {
          file: STATED_PERIOD,
          find: 'return !/\\p{N}/u.test(word) || SYMBOL_WITH_DIGITS.test(word);',
          replace: 'return true;',
        },
        detectedBy: NAMES,
      },
      {
        name: 'a word for a part is ignored',
        edit: {
          file: STATED_PERIOD,
          find: "if (PARTIAL.test(word.replace(/^\\d+|\\d+$/g, ''))) return false;",
          replace: '',
        },
        detectedBy: NAMES,
      },
      {
        name: 'the folders of a key are read',
        edit: { file: STATED_PERIOD, find: ".slice(key.lastIndexOf('/') + 1)", replace: '' },
        detectedBy: NAMES,
      },
      {
        name: 'a file that was uploaded during its day contains the whole day',
        edit: {
          file: PERIOD_OF_FILE,
          find: 'if (BigInt(uploadedAt) * MILLISECOND < period.to) return undefined;',
          replace: '',
        },
        detectedBy: PERIODS,
      },
      {
        name: 'a file with rejected lines contains its day',
        edit: { file: PERIOD_OF_FILE, find: '!period || rejected > 0', replace: '!period' },
        detectedBy: PERIODS,
      },
      {
        name: 'a file with bars after its day contains the day',
        edit: { file: PERIOD_OF_FILE, find: ' && to + NANOSECONDS[interval] <= period.to', replace: '' },
        detectedBy: PERIODS,
      },
      {
        name: 'the days of a provider in another time zone are those of UTC',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'areDaysInUtc ? periodOfFile(report) : undefined',
          replace: 'periodOfFile(report)',
        },
        detectedBy: PIPELINE,
        testNamePattern: 'keeps in the manifest that the file contains',
      },
    ],
  },
  {
    rule: 'time is covered from the first bar of a current file to the end of its last one, or for its period',
    breaks: [
      {
        name: 'a gap of months is covered',
        edit: {
          file: 'libs/bars/src/model/covered-ranges.ts',
          find: 'chunk.start - previous.start <= MAX_GAP',
          replace: 'chunk.start > previous.start',
        },
        detectedBy: RANGES,
      },
      {
        name: 'the last bar is not covered',
        edit: {
          file: 'libs/bars/src/model/covered-ranges.ts',
          find: '? to + NANOSECONDS[interval] : last.start',
          replace: '? to : last.start',
        },
        detectedBy: RANGES,
      },
      {
        name: 'time inside of a chunk is not covered without an item',
        edit: { file: READ_COVERAGE, find: '[...days, ...extents]', replace: '[...days]' },
        detectedBy: COVERAGE,
      },
      {
        name: 'an upload without a manifest covers time',
        edit: {
          file: READ_COVERAGE,
          find: 'generations.isCurrent(origin)',
          replace: '!generations.isObsolete(origin)',
        },
        detectedBy: COVERAGE,
      },
      {
        name: 'a file that is replaced during the read is mixed with its next upload',
        edit: { file: READ_COVERAGE, find: 'extents.some(isNewerThanOneOf(days))', replace: 'false' },
        detectedBy: COVERAGE,
      },
      {
        name: 'the days of a replaced upload are left',
        edit: {
          file: 'libs/bars/src/write/bar-keys.ts',
          find: 'return [...bars, ...coveredDayItems(generation).map(({ pk, sk }) => ({ pk, sk }))];',
          replace: 'return bars;',
        },
        detectedBy: STORE,
      },
    ],
  },
  {
    rule: 'a watermark is that of the last bar or period of a feed, and never falls',
    breaks: [
      {
        name: 'it falls',
        edit: {
          file: 'libs/bars/src/write/watermarks.ts',
          find: 'value: watermarkText(watermark)',
          replace: "value: '~'",
        },
        detectedBy: FEEDS,
      },
      {
        name: 'it is that of the last instrument',
        edit: {
          file: 'libs/bars/src/write/watermarks.ts',
          find: 'maxOf(watermarks.get(feed) ?? to, period?.to ?? to)',
          replace: 'period?.to ?? to',
        },
        detectedBy: FEEDS,
      },
      {
        name: 'it ignores the period of a file',
        edit: { file: 'libs/bars/src/write/watermarks.ts', find: 'period?.to ?? to)', replace: 'to)' },
        detectedBy: FEEDS,
      },
    ],
  },
  {
    rule: 'the catalogue contains every symbol and the days of its bars before they are visible',
    breaks: [
      {
        name: 'a file is current before its symbols are in the catalogue',
        edit: { file: BAR_STORE, find: 'await widenCatalogue(this.table, manifest.coverage);', replace: '' },
        detectedBy: STORE,
        testNamePattern: 'before it is current',
      },
      {
        name: 'the days of a file replace those that were known',
        edit: {
          file: WIDEN,
          find: 'return { first: first < own.first ? first : own.first, last: last > own.last ? last : own.last };',
          replace: 'return own;',
        },
        detectedBy: CATALOGUE,
      },
      {
        name: 'days that another file adds at the same time are lost',
        edit: {
          file: WIDEN,
          find: 'toSymbolItem(covered, days), condition',
          replace: `toSymbolItem(covered, days), ${ALWAYS}`,
        },
        detectedBy: CATALOGUE,
      },
      {
        name: 'it is written although nothing widens',
        edit: { file: WIDEN, find: 'if (first <= own.first && own.last <= last) return undefined;', replace: '' },
        detectedBy: CATALOGUE,
        testNamePattern: 'writes nothing',
      },
      {
        name: 'a page of symbols begins with the last one of the page before',
        edit: {
          file: 'libs/bars/src/read/read-symbols.ts',
          find: 'if (nameOf(item) !== after) yield',
          replace: 'yield',
        },
        detectedBy: SYMBOLS,
        testNamePattern: 'continues a page',
      },
      {
        name: 'a search distinguishes upper and lower case',
        edit: {
          file: 'libs/bars/src/read/read-symbols.ts',
          find: 'symbol.symbol.toLowerCase()',
          replace: 'symbol.symbol',
        },
        detectedBy: SYMBOLS,
      },
    ],
  },
  {
    rule: 'every file that was read is in the list of files',
    breaks: [
      {
        name: 'a processed file is missing',
        edit: { file: BAR_STORE, find: ': [toFileItem(manifest.file)]', replace: ': []' },
        detectedBy: FILES,
      },
      {
        name: 'a refused file is missing',
        edit: {
          file: BAR_STORE,
          find: "      { kind: 'put', item: toFileItem(file) },\n",
          replace: '',
        },
        detectedBy: STORE,
      },
      {
        name: 'a page contains files with another prefix',
        edit: {
          file: 'libs/bars/src/read/read-files.ts',
          find: '!fromFileItem(item).key.startsWith(prefix) || ',
          replace: '',
        },
        detectedBy: FILES,
      },
    ],
  },
  {
    rule: 'the change log names every upload that became current, without gaps, and all bars that it may have changed',
    breaks: [
      {
        name: 'an upload whose worker stopped after the manifest is missing',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'current upload current may have stopped before it recorded it.\n  await store.recordCurrent(version);\n',
          replace: '\n',
        },
        detectedBy: PIPELINE,
        testNamePattern: 'after the next delivery',
      },
      {
        name: 'an upload that was replaced before it was logged is missing',
        edit: {
          file: 'libs/bars/src/table/manifest-item.ts',
          find: "attribute: 'recorded'",
          replace: "attribute: 'generation'",
        },
        detectedBy: STORE,
        testNamePattern: 'must be complete',
      },
      {
        name: 'an entry replaces one that was written at the same time',
        edit: {
          file: CHANGE_LOG,
          find: "put(entry(sequence), { kind: 'absent' })",
          replace: `put(entry(sequence), ${ALWAYS})`,
        },
        detectedBy: LOG,
      },
      {
        name: 'the bars of the replaced upload are not named',
        edit: { file: CHANGE_LOG, find: 'replaced ? [current, replaced] : [current]', replace: '[current]' },
        detectedBy: CHANGES,
      },
      {
        name: 'an entry is written before its pages',
        edit: {
          file: CHANGE_LOG,
          find: "  await table.batchWrite(pages.map((item): Write => ({ kind: 'put', item })));\n",
          replace: '',
        },
        detectedBy: LOG,
      },
      {
        name: 'a recorded upload is logged at every delivery',
        edit: {
          file: 'libs/bars/src/table/manifest-item.ts',
          find: '.recorded !== undefined;',
          replace: '.recorded === null;',
        },
        detectedBy: STORE,
        testNamePattern: 'not repeated when it is complete',
      },
      {
        name: 'the details that a repetition needs are deleted too early',
        edit: {
          file: BAR_STORE,
          find: 'if (obsolete) await this.deleteAll(barKeysOf(obsolete));',
          replace: 'if (obsolete) await this.deleteAll([...barKeysOf(obsolete), ...detailKeys(obsolete)]);',
        },
        detectedBy: STORE,
      },
      {
        name: 'a filtered page does not continue after the changes of others',
        edit: {
          file: 'libs/bars/src/read/read-changes.ts',
          find: '    next = change.sequence;\n    if (instruments.length > 0 || (feed ?? symbol) === undefined) changes',
          replace:
            '    if (instruments.length > 0 || (feed ?? symbol) === undefined) next = change.sequence;\n    if (instruments.length > 0 || (feed ?? symbol) === undefined) changes',
        },
        detectedBy: CHANGES,
      },
    ],
  },
];
