import { MANY_MARKERS, SMALL_PACKS } from './interleavings';
import type { SourceEdit } from '../test/worker/source-edit';
import type { Task } from './tasks';

/** A plausible mistake, and the task that must detect it. */
export interface PlantedBug {
  readonly name: string;
  readonly detectedBy: Task;
  readonly edit: SourceEdit;
  /** A further edit, without which the bug has no effect. */
  readonly setup?: SourceEdit;
}

const ONE_FAULT: Task = ['exhaustive', 'uploads', 0, 1, 1];
const FAULTS: Task = ['exhaustive', 'uploads', 0, 1, 2];
const DELETIONS: Task = ['exhaustive', 'deletions', 0, 1, 1];
const RANDOM: Task = ['random', 10_000, 1, true];
const TWO_WORKERS: Task = ['interleavings', 'in one hour', ['file', 'again'], 3];
const PACKING: Task = ['interleavings', 'in one hour', ['again', 'packing', 'reader'], 1];
const WITH_POLLER: Task = ['interleavings', 'in one hour', ['again', 'packing', 'poller'], 1];
const WITH_READER: Task = ['interleavings', 'in one hour', ['file', 'again', 'reader'], 2];
const MOVED_UPLOAD: Task = ['interleavings', 'to an earlier hour', ['again', 'packing', 'reader'], 1];
const SETTLEMENT: Task = ['settlement'];
const CONTESTED: Task = ['contested', 5_000, 1, true];
const TWO_SETTLEMENTS: Task = ['interleavings', 'with contested bars', ['settler', 'settling'], 2];
const SETTLED_AND_REPLACED: Task = ['interleavings', 'with a settled bar', ['settler', 'file'], 2];
const TWO_DELETIONS: Task = ['interleavings', 'with versions', ['deletion', 'user', 'deletion again'], 2];
const SAME_SECOND: Task = ['interleavings', 'in one hour, with versions', ['same second', 'file', 'packing'], 2];
const OTHER_KEY: Task = ['interleavings', 'with versions', ['other key', 'its deletion'], 1];
const FULL_PACK: Task = ['interleavings', 'in a full pack', ['again', 'packing', 'reader'], 2];

const PIPELINE = 'apps/processor/src/process-trade-file.ts';
const DELETION = 'apps/processor/src/follow-deletion.ts';
const DELETED = 'apps/processor/src/messages/object-deleted.ts';
const STORE = 'libs/bars/src/write/bar-store.ts';
const ORDER = 'apps/processor/src/upload-order.ts';
const GENERATION = 'libs/bars/src/model/generation.ts';
const LOG = 'libs/bars/src/write/change-log.ts';
const COVERAGE = 'libs/bars/src/read/read-covered-ranges.ts';
const COMPACTION = 'libs/bars/src/write/compact-chunk.ts';
const READER = 'libs/bars/src/read/read-contributions.ts';
const SOURCES = 'libs/bars/src/read/resolve-sources.ts';
const UNION = 'libs/bars/src/write/unite-trades.ts';
const SETTLEMENTS = 'libs/bars/src/write/settlement-store.ts';
const SETTLED = 'libs/bars/src/table/settlement-item.ts';
const PROGRESS = 'libs/bars/src/write/write-progress.ts';
const MESSAGES = 'apps/processor/src/handle-message.ts';

/** A condition that every item meets. */
export const ALWAYS = "{ kind: 'not-above', attribute: 'pk', value: '~' }";

/** The bugs of new files. `planted-backfill-bugs.ts` has those of backfills. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'the manifest is written first, to mark the upload as processed',
    detectedBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: '  const aggregated = await aggregateTradeFile(',
      replace: `  const marker = { file, interval: settings.interval, coverage: [], exclusions: {}, rejections: [] };
  await store.putManifest(marker as never, previous);
  const aggregated = await aggregateTradeFile(`,
    },
  },
  {
    name: 'bars are added at every delivery instead of being overwritten',
    detectedBy: FAULTS,
    edit: {
      file: 'libs/bars/src/table/item-keys.ts',
      find: '#${generation}#${part}`',
      replace: '#${generation}#${part}${((globalThis as any).n = ((globalThis as any).n ?? 0) + 1)}`',
    },
  },
  {
    name: 'a reader uses the bars of every generation',
    detectedBy: FAULTS,
    edit: {
      file: 'libs/bars/src/table/current-generations.ts',
      find: 'return this.of(source) === generation;',
      replace: 'return this.of(source) !== undefined;',
    },
  },
  {
    name: 'the trade that arrives first opens and closes a bar if several have the same time',
    detectedBy: FAULTS,
    edit: {
      file: 'libs/bars/src/model/trade.ts',
      find: 'compareIds(a.id, b.id) ||\n    compare(a.price, b.price)',
      replace: '0',
    },
  },
  {
    name: 'a manifest is written although another generation has become current',
    detectedBy: TWO_WORKERS,
    edit: { file: STORE, find: "previous ? replaceableCondition(previous) : { kind: 'absent' }", replace: ALWAYS },
  },
  {
    name: 'the bars of the previous upload are deleted before the new manifest is written',
    detectedBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: '  const progress = await store.progressOf(',
      replace: '  if (previous) await store.deleteGeneration(previous);\n  const progress = await store.progressOf(',
    },
  },
  {
    name: 'no invalidation is written when a packed upload is replaced',
    detectedBy: MOVED_UPLOAD,
    edit: {
      file: STORE,
      find: 'previous ? invalidationsOf(previous) : []',
      replace: '[]',
    },
  },
  {
    name: 'a pack is written although another version has been written meanwhile',
    detectedBy: TWO_WORKERS,
    edit: {
      file: COMPACTION,
      find: "chunk.pack ? { kind: 'equals', attribute: 'version', value: version } : { kind: 'absent' },",
      replace: ALWAYS,
    },
  },
  {
    name: 'invalidations are deleted before the pack without their origin is written',
    detectedBy: MOVED_UPLOAD,
    edit: {
      file: COMPACTION,
      find: '  const entries = [...packed.values()];',
      replace: `  await table.batchWrite(invalidations.map(({ key }): Write => ({ kind: 'delete', key })));
  const entries = [...packed.values()];`,
    },
  },
  {
    name: 'partial bars are deleted before the pack that contains them is written',
    detectedBy: FAULTS,
    edit: {
      file: COMPACTION,
      find: '  const entries = [...packed.values()];',
      replace: `  await table.batchWrite(partials.flatMap(({ keys }) => keys.map((key): Write => ({ kind: 'delete', key }))));
  const entries = [...packed.values()];`,
    },
  },
  {
    name: 'items of generations that are not current are packed',
    detectedBy: PACKING,
    edit: { file: COMPACTION, find: ' || !generations.isCurrent(origin)', replace: '' },
  },
  {
    name: 'a pack does not name the origins that it dropped',
    detectedBy: FULL_PACK,
    setup: SMALL_PACKS,
    edit: {
      file: COMPACTION,
      find: '{ version: version + 1, entries, dropped }',
      replace: '{ version: version + 1, entries, dropped: [] }',
    },
  },
  {
    name: 'a reader does not retry when a generation changes during the read',
    detectedBy: WITH_READER,
    edit: { file: READER, find: 'if (isConsistent || generations.equals(known))', replace: 'if (true)' },
  },
  {
    name: 'a reader trusts the entry of a pack although it has read an item of another generation',
    detectedBy: WITH_READER,
    edit: {
      file: 'libs/bars/src/table/current-generations.ts',
      find: 'return !this.sources.has(origin.source) || this.isCurrent(origin);',
      replace: 'return true;',
    },
  },
  {
    name: 'a trade in two files is counted twice',
    detectedBy: RANDOM,
    edit: {
      file: 'libs/bars/src/read/resolve-sources.ts',
      find: 'if (shared.length === 0) {',
      replace: 'if (shared.length >= 0) {',
    },
  },
  {
    name: 'a message is deleted from the queue although its refusal could not be sent',
    detectedBy: FAULTS,
    edit: {
      file: 'apps/processor/src/handle-message.ts',
      find: 'await deadLetters.send(body, refusal);',
      replace: 'await deadLetters.send(body, refusal).catch(() => undefined);',
    },
  },
  {
    name: 'a message is deleted from the queue although handling it failed',
    detectedBy: FAULTS,
    edit: { file: 'apps/processor/src/handle-message.ts', find: '      throw error;', replace: '      return;' },
  },
  {
    name: 'the change log has an entry of an upload before its bars are visible',
    detectedBy: WITH_POLLER,
    setup: {
      file: STORE,
      find: '    await appendChange(this.table, manifest, replaced, this.replication?.epoch);\n',
      replace: '',
    },
    edit: {
      file: STORE,
      find: '    return this.table.put(items.manifest,',
      replace: '    await appendChange(this.table, manifest, previous);\n    return this.table.put(items.manifest,',
    },
  },
  {
    name: 'an upload whose worker stopped after the manifest is never in the change log',
    detectedBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: 'current upload current may have stopped before it recorded it.\n  await store.recordCurrent(version);\n',
      replace: '\n',
    },
  },
  {
    name: 'an entry of the change log replaces one that was written meanwhile',
    detectedBy: WITH_POLLER,
    edit: { file: LOG, find: "put(entry(sequence), { kind: 'absent' })", replace: `put(entry(sequence), ${ALWAYS})` },
  },
  {
    name: 'the change log does not name the bars of the upload that was replaced',
    detectedBy: FAULTS,
    edit: { file: LOG, find: 'replaced ? [current, replaced] : [current]', replace: '[current]' },
  },
  {
    name: 'an upload is replaced before the change log has an entry of it',
    detectedBy: RANDOM,
    edit: {
      file: 'libs/bars/src/table/manifest-item.ts',
      find: "attribute: 'recorded', value: stateOf(manifest)",
      replace: "attribute: 'generation', value: manifest.file.generation",
    },
  },
  {
    name: 'the coverage of the replaced upload is deleted before its change is known to be logged',
    detectedBy: FAULTS,
    edit: {
      file: STORE,
      find: 'if (obsolete) await this.deleteAll(barKeysOf(obsolete));',
      replace: 'if (obsolete) await this.deleteAll([...barKeysOf(obsolete), ...detailKeys(obsolete)]);',
    },
  },
  {
    name: 'symbols are added to the catalogue after the manifest',
    detectedBy: RANDOM,
    setup: { file: STORE, find: '    await widenCatalogue(this.table, manifest.coverage);\n', replace: '' },
    edit: {
      file: STORE,
      find: '    await raiseWatermarks(this.table, manifest);',
      replace: '    if (replaced) await widenCatalogue(this.table, manifest.coverage);',
    },
  },
  {
    name: 'the days of a symbol replace those that another worker wrote meanwhile',
    detectedBy: RANDOM,
    edit: {
      file: 'libs/bars/src/write/catalogue.ts',
      find: 'toSymbolItem(covered, days), condition',
      replace: `toSymbolItem(covered, days), ${ALWAYS}`,
    },
  },
  {
    name: 'a watermark falls',
    detectedBy: RANDOM,
    edit: {
      file: 'libs/bars/src/write/watermarks.ts',
      find: 'value: watermarkText(watermark)',
      replace: "value: '~'",
    },
  },
  {
    name: 'the days that a replaced upload covered are left',
    detectedBy: FAULTS,
    edit: {
      file: 'libs/bars/src/write/bar-keys.ts',
      find: 'return [...bars, ...coveredDayItems(generation).map(({ pk, sk }) => ({ pk, sk }))];',
      replace: 'return bars;',
    },
  },
  {
    name: 'a reader believes the days of an upload that is not current',
    detectedBy: RANDOM,
    // Otherwise the reader would wait until the days are those of the current upload.
    setup: { file: COVERAGE, find: 'extents.some(isNewerThanOneOf(days))', replace: 'false' },
    edit: { file: COVERAGE, find: 'days.filter(({ origin }) => generations.isCurrent(origin))', replace: 'days' },
  },
  {
    name: 'a refused file is not in the list of files',
    detectedBy: RANDOM,
    edit: {
      file: STORE,
      find: "      { kind: 'put', item: toFileItem(file) },\n",
      replace: '',
    },
  },
  {
    name: 'an object that has expired loses its bars',
    detectedBy: RANDOM,
    edit: { file: DELETED, find: "['Lifecycle Expiration', false]", replace: "['Lifecycle Expiration', true]" },
  },
  {
    name: 'the deletion of a former version retracts the bars of the current one',
    detectedBy: DELETIONS,
    edit: {
      file: DELETION,
      find: 'newestOf(await uploads.listVersions(deletion))',
      replace: 'newestOf((await uploads.listVersions(deletion)).slice(0, 0))',
    },
    setup: { file: DELETION, find: ' && isOfVersion && isNewer;', replace: ' && isNewer;' },
  },
  {
    name: 'bars are restored under the generation of the upload that had them',
    detectedBy: RANDOM,
    edit: { file: GENERATION, find: '(own > next ? own : next)', replace: 'own' },
  },
  {
    name: 'the uploads that two deliveries of a deletion find have the same generation',
    detectedBy: TWO_DELETIONS,
    edit: {
      file: GENERATION,
      find: '`${key}\\n${versionId}\\n${etag}\\n${secondOf(uploadedAt)}\\n${replay}`',
      replace: '`${key}`',
    },
  },
  {
    name: 'of two uploads of one second, the one that is processed first stays',
    detectedBy: RANDOM,
    edit: {
      file: ORDER,
      find: 'return other !== -1 && (other as number) < (position as number);',
      replace: 'return true;',
    },
  },
  {
    name: 'of two uploads of one second, the one that is processed last becomes current',
    detectedBy: RANDOM,
    edit: {
      file: ORDER,
      find: 'return other !== -1 && (other as number) < (position as number);',
      replace: 'return false;',
    },
  },
  {
    name: 'of two uploads of one second under different keys, the one that is processed last becomes current',
    detectedBy: RANDOM,
    edit: { file: ORDER, find: 'return upload.key < file.key;', replace: 'return false;' },
  },
  {
    name: 'uploads are ordered by when they are processed',
    detectedBy: RANDOM,
    edit: {
      file: ORDER,
      find: '  if (hasBars && upload.uploadedAt < file.uploadedAt) return true;\n',
      replace: '  if (hasBars && upload.uploadedAt < file.uploadedAt) return false;\n',
    },
  },
  {
    name: 'a former version becomes current, because it still exists',
    detectedBy: RANDOM,
    edit: { file: ORDER, find: '(mayBeDeleted && !listed.isCurrent)', replace: '(mayBeDeleted && false)' },
  },
  {
    name: 'a file that is uploaded again within the second of its deletion has no bars',
    detectedBy: RANDOM,
    edit: {
      file: ORDER,
      find: '  if (!isTied && !mayBeDeleted) return false;\n',
      replace: '  if (mayBeDeleted) return true;\n  if (!isTied) return false;\n',
    },
  },
  {
    name: 'a replay makes bars under the generation that is current',
    detectedBy: RANDOM,
    edit: {
      file: GENERATION,
      find: 'const next = previous === undefined ? 0n : BigInt(`0x${clockOf(previous)}`) + 1n;',
      replace: 'const next = previous === undefined || replay > 0 ? 0n : BigInt(`0x${clockOf(previous)}`) + 1n;',
    },
    setup: { file: GENERATION, find: '\\n${replay}`', replace: '`' },
  },
  {
    name: 'a replay that is delivered again replaces a newer upload',
    detectedBy: RANDOM,
    edit: {
      file: PIPELINE,
      find: '  if (isManifestOf(current, request)) return isApplied(request, current);\n',
      replace: '  if (request.replay || isManifestOf(current, request)) return isApplied(request, current);\n',
    },
  },
  {
    name: 'bars that were made for a manifest which is no longer current are published under their old generation',
    detectedBy: SAME_SECOND,
    edit: {
      file: PIPELINE,
      find: 'if (!isOver && fileOf(request, replaced, store).generation === file.generation) continue;',
      replace: 'if (!isOver) continue;',
    },
  },
  {
    name: 'a replay forgets the deletions that were taken into account',
    detectedBy: RANDOM,
    edit: {
      file: PIPELINE,
      find: 'return { ...(asOf !== undefined && { asOf }), ...(existedAt !== undefined && { existedAt }) };',
      replace: 'return {};',
    },
  },
  {
    name: 'an upload that is delivered after its deletion becomes current',
    detectedBy: RANDOM,
    edit: {
      file: DELETION,
      find: 'const outcome = await settle(',
      replace: `if (!current) return { status: 'unchanged' };
    const outcome = await settle(`,
    },
  },
  {
    name: 'an upload that was deleted becomes current, because the manifest does not take the deletion into account',
    detectedBy: OTHER_KEY,
    edit: {
      file: STORE,
      find: '    const acknowledged = ',
      replace: '    if (event) return true;\n    const acknowledged = ',
    },
  },
  {
    name: 'a retraction is not in the change log',
    detectedBy: RANDOM,
    edit: {
      file: STORE,
      find: '    await appendChange(this.table, manifest, replaced, this.replication?.epoch);\n',
      replace:
        '    if (!manifest.deleted) await appendChange(this.table, manifest, replaced, this.replication?.epoch);\n',
    },
  },
  {
    name: 'a retraction that a worker could not record is never recorded',
    detectedBy: DELETIONS,
    edit: { file: DELETION, find: '    await store.recordCurrent(deletion);\n', replace: '' },
  },
  {
    name: 'a bar is settled by a generation that is not current',
    detectedBy: SETTLEMENT,
    edit: {
      file: SETTLED,
      find: '  if (!bar.origins.every((origin) => current.has(originKey(origin)))) return false;\n',
      replace: '',
    },
  },
  {
    name: 'a settlement drops the trades that only one source has',
    detectedBy: SETTLEMENT,
    edit: {
      file: UNION,
      find: 'if (!united.has(trade.id))',
      replace: 'if (!united.has(trade.id) && included.length === 0)',
    },
  },
  {
    name: 'a settlement counts a trade of two sources twice',
    detectedBy: SETTLEMENT,
    edit: {
      file: UNION,
      find: 'if (!united.has(trade.id)) united.set(trade.id, trade);',
      replace: 'united.set(united.has(trade.id) ? `${trade.id}#${origin.source}` : trade.id, trade);',
    },
  },
  {
    name: 'a source that arrives after the settlement of a bar is ignored',
    detectedBy: SETTLEMENT,
    edit: {
      file: SOURCES,
      find: 'mergeParts([...others, part], part.partial)',
      replace: 'mergeParts([part], part.partial)',
    },
  },
  {
    name: 'settling a bar drops the other settled bars of the chunk',
    detectedBy: CONTESTED,
    edit: { file: SETTLEMENTS, find: '...valid.filter(({ time }) => !times.has(time)), ', replace: '' },
  },
  {
    name: 'the change log has no entry of a settled bar',
    detectedBy: SETTLEMENT,
    edit: { file: SETTLEMENTS, find: '    await this.record({ chunk, settlement: put });\n', replace: '' },
    setup: {
      file: 'apps/processor/src/settle-chunk.ts',
      find: '      await settlements.record(found);\n',
      replace: '',
    },
  },
  {
    name: 'a settlement whose worker stopped before it was recorded is never in the change log',
    detectedBy: SETTLEMENT,
    edit: {
      file: 'apps/processor/src/settle-chunk.ts',
      find: '      await settlements.record(found);\n',
      replace: '',
    },
  },
  {
    name: 'the change log has an entry of a settled bar before the bar is visible',
    detectedBy: ['interleavings', 'with contested bars', ['settler', 'settling', 'poller'], 2],
    setup: { file: SETTLEMENTS, find: '    await this.appendChange(chunk, settlement.bars);\n', replace: '' },
    edit: {
      file: SETTLEMENTS,
      find: '    if (!(await this.table.put(toSettlementItem(chunk, put),',
      replace: '    await this.appendChange(chunk, all);\n    if (!(await this.table.put(toSettlementItem(chunk, put),',
    },
  },
  {
    name: 'a slow settlement replaces a newer one',
    detectedBy: TWO_SETTLEMENTS,
    edit: {
      file: SETTLED,
      find: "return read ? { kind: 'equals', attribute: 'version', value: read.version } : { kind: 'absent' };",
      replace: `return (read ? ${ALWAYS} : ${ALWAYS}) as never;`,
    },
  },
  {
    name: 'a compaction that drops settled bars replaces a settlement that was written meanwhile',
    detectedBy: SETTLED_AND_REPLACED,
    edit: {
      file: COMPACTION,
      find: 'await table.put(item, settlementCondition(settlement));',
      replace: `await table.put(item, (settlementCondition(settlement), ${ALWAYS}) as never);`,
    },
  },
  {
    name: 'a marker counts the items that were sent, and not those that were written',
    detectedBy: FAULTS,
    edit: { file: PROGRESS, find: 'sent.splice(0, before + count - this.written.count)', replace: 'sent.splice(0)' },
  },
  {
    name: 'a marker of another version is trusted',
    detectedBy: FAULTS,
    edit: { file: PROGRESS, find: 'return this.written.digest() === digest;', replace: 'return true;' },
  },
  {
    name: 'the items that another version wrote are left out, although its marker is recognised',
    detectedBy: RANDOM,
    edit: { file: PROGRESS, find: '      throw new StaleProgressError();\n', replace: '' },
  },
  {
    name: 'a marker says that one item more is written than is',
    detectedBy: FAULTS,
    edit: {
      file: PROGRESS,
      find: 'while (this.written.count < items) {',
      replace: 'while (this.written.count <= items) {',
    },
    setup: {
      file: PROGRESS,
      find: 'return this.written.digest() === digest;',
      replace: "return !digest.includes(' ');",
    },
  },
  {
    name: 'the marker of an upload is left when its worker stops before it deletes it',
    detectedBy: ONE_FAULT,
    setup: MANY_MARKERS,
    edit: {
      file: PIPELINE,
      find: '  await store.recordCurrent(version);\n  await store.deleteObsoleteProgress(version);\n',
      replace: '  await store.recordCurrent(version);\n',
    },
  },
  {
    name: 'the marker of a refused upload is left',
    detectedBy: RANDOM,
    edit: { file: STORE, find: "      { kind: 'delete', key: progressKey(originOf(file)) },\n", replace: '' },
  },
  {
    name: 'the message of a file that waits is deleted from the queue',
    detectedBy: FAULTS,
    edit: { file: MESSAGES, find: '      await waiting.sendLater(body);\n', replace: '' },
  },
  {
    name: 'the message of a file that waits is deleted from the queue although it could not be sent again',
    detectedBy: FAULTS,
    edit: {
      file: MESSAGES,
      find: 'await waiting.sendLater(body);',
      replace: 'await waiting.sendLater(body).catch(() => undefined);',
    },
  },
];
