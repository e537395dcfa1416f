import { OperatorError, parseChoice, reportFailure } from '@trading/cli';
import { documentsOf } from './documents';
import { driftOf, writeDocuments } from './drift';

/** Writes the generated documents of the construct library in the current folder, or checks that they are up to date. */
async function main(argument: string | undefined): Promise<void> {
  const command = parseChoice(argument, ['write', 'check'], 'a command');
  const root = process.cwd();
  const { library, documents } = await documentsOf(root);
  const drifted = driftOf(root, documents);
  if (command === 'write') {
    writeDocuments(root, documents);
    console.log(`${library}: ${drifted.length} of ${documents.size} documents changed ${drifted.join(', ')}`.trimEnd());
  } else if (drifted.length > 0) {
    throw new OperatorError(
      `${library}: ${drifted.join(', ')} ${drifted.length === 1 ? 'is' : 'are'} out of date. ` +
        `Run \`npx nx run ${library}:docs\`, review the changes, and commit them.`,
    );
  } else {
    console.log(`${library}: ${documents.size} documents are up to date`);
  }
}

main(process.argv[2]).catch(reportFailure);
