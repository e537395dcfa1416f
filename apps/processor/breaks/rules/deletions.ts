import type { Rule } from '../rule';

const FOLLOW = ['apps/processor/test/follow-deletion.test.ts'];
const EVENT = ['apps/processor/test/messages/object-deleted.test.ts'];
const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];

const DELETION = 'apps/processor/src/follow-deletion.ts';
const DELETED = 'apps/processor/src/messages/object-deleted.ts';
const PROCESS = 'apps/processor/src/process-trade-file.ts';

/** Deletions of trade files. */
export const DELETIONS: readonly Rule[] = [
  {
    rule: 'the bars of a source agree with the objects that exist',
    breaks: [
      {
        name: 'the objects are read before the manifest',
        edit: {
          file: DELETION,
          find: `    const current = await store.currentManifest(deletion);
    const newest = newestOf(await uploads.listVersions(deletion));
`,
          replace: `    const newest = newestOf(await uploads.listVersions(deletion));
    const current = await store.currentManifest(deletion);
`,
        },
        detectedBy: FOLLOW,
      },
      {
        name: 'bars are retracted although an object exists',
        edit: {
          file: DELETION,
          find: 'newestOf(await uploads.listVersions(deletion))',
          replace: 'newestOf((await uploads.listVersions(deletion)).slice(0, 0))',
        },
        detectedBy: FOLLOW,
      },
      {
        name: 'a deletion retracts the bars of a newer upload',
        edit: { file: DELETION, find: ' && isOfVersion && isNewer;', replace: ' && isOfVersion;' },
        detectedBy: FOLLOW,
      },
      {
        name: 'the deletion of a former version retracts the bars of an object that has expired',
        edit: { file: DELETION, find: ' && isOfVersion && isNewer;', replace: ' && isNewer;' },
        detectedBy: FOLLOW,
      },
      {
        name: 'an event without a version deletes every version',
        edit: { file: DELETED, find: 'versionOf(message) ?? NO_VERSION', replace: 'versionOf(message)' },
        detectedBy: EVENT,
      },
      {
        name: 'an object that expires loses its bars',
        edit: { file: DELETED, find: "['Lifecycle Expiration', false]", replace: "['Lifecycle Expiration', true]" },
        detectedBy: EVENT,
      },
      {
        name: 'a worker that finds its upload deleted deletes the bars of one that has made it current meanwhile',
        edit: {
          file: PROCESS,
          find: 'const isObsolete = replaced && isObsoleteGeneration(file.generation, replaced.file.generation);',
          replace: 'const isObsolete = true;',
        },
        detectedBy: PIPELINE,
        testNamePattern: 'finds its upload deleted',
      },
      {
        name: 'an upload that was found after a deletion replaces one that has become current since',
        edit: {
          file: PROCESS,
          find: 'return !request.deletion.current || stateOf(request.deletion.current) !== stateOf(current);',
          replace: 'return false;',
        },
        detectedBy: FOLLOW,
        testNamePattern: 'becomes current after it has listed',
      },
      {
        name: 'the progress of an upload that no longer exists is left',
        edit: {
          file: PROCESS,
          find: '  await store.deleteAllProgress(version);\n  return { status };',
          replace: '  return { status };',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the progress of a restored upload that was deleted meanwhile is left',
        edit: {
          file: DELETION,
          find: 'await store.deleteObsoleteProgress(deletion);\n    return outcome;',
          replace: 'return outcome;',
        },
        detectedBy: FOLLOW,
      },
    ],
  },
];
