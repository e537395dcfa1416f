import type { PlantedBug } from './planted-bugs';
import type { Task } from './tasks';

const REBUILDS: Task = ['rebuilds', 2_000, 1, true];

const PIPELINE = 'apps/processor/src/process-trade-file.ts';
const BATCH = 'apps/processor/src/backfill/run-batch.ts';
const DELETION = 'apps/processor/src/follow-deletion.ts';
const SELECTION = 'libs/bars/src/backfill/select-files.ts';
const REBUILD = 'apps/processor/simulation/rebuilt-table.ts';
const WORLDS = 'apps/processor/simulation/rebuild-worlds.ts';

/** Plausible mistakes of a rebuild, of the shipped code and of the way in which operators use it. */
export const PLANTED_REBUILD_BUGS: readonly PlantedBug[] = [
  {
    name: 'a rebuild takes the compression twin that it processes last, although it is older',
    detectedBy: REBUILDS,
    edit: {
      file: PIPELINE,
      find: '  return isSuperseded(request, current, uploads);',
      replace: '  return (request.replay ?? 0) < 100 && isSuperseded(request, current, uploads);',
    },
  },
  {
    name: 'a rebuild counts the compression twin of a file as a source of its own',
    detectedBy: REBUILDS,
    edit: {
      file: BATCH,
      find: 'processTradeFile({ bucket, ...version, replay },',
      replace: "processTradeFile({ bucket: version.key.endsWith('.gz') ? 'other' : bucket, ...version, replay },",
    },
  },
  {
    name: 'an upload does not replace the older version that a rebuild has made current meanwhile',
    detectedBy: REBUILDS,
    edit: {
      file: PIPELINE,
      find: '  if (isManifestOf(current, request)) return isApplied(request, current);',
      replace:
        '  if (isManifestOf(current, request) || current.replay === 100) return isApplied(request, current) || !request.deletion;',
    },
  },
  {
    name: 'a rebuild brings a file back that is deleted meanwhile',
    detectedBy: REBUILDS,
    edit: {
      file: DELETION,
      find: '    const current = await store.currentManifest(deletion);\n',
      replace: `    const current = await store.currentManifest(deletion);
    if (current && 'replay' in current && current.replay === 100) return { status: 'unchanged' };\n`,
    },
  },
  {
    name: 'a rebuild leaves out the files that a restored table has bars of',
    detectedBy: REBUILDS,
    edit: {
      file: SELECTION,
      find: '    if (reason === undefined) return [];',
      replace: '    if (reason === undefined || status?.manifest) return [];',
    },
  },
  {
    name: 'a rebuild leaves out the last file of the bucket',
    detectedBy: REBUILDS,
    edit: {
      file: REBUILD,
      find: 'start < selected.length; start',
      replace: 'start < selected.length - 1; start',
    },
  },
  {
    name: 'a rebuild has a number of replay that an earlier one had',
    detectedBy: REBUILDS,
    edit: { file: REBUILD, find: 'const REPLAY = 100;', replace: 'const REPLAY = 1;' },
  },
  {
    name: 'the deletions that a restored table lacks are not repeated',
    detectedBy: REBUILDS,
    edit: {
      file: WORLDS,
      find: 'flatMap((key) => world.repeat(key));',
      replace: 'flatMap(() => []) as string[];',
    },
  },
  {
    name: 'the contested bars of a rebuilt table are not settled',
    detectedBy: REBUILDS,
    edit: {
      file: WORLDS,
      find: '    for (const message of contested.own) await rebuilt.deliver(message);\n',
      replace: '',
    },
  },
];
