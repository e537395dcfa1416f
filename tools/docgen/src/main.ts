import { reportFailure } from '@trading/operator-errors';
import { documentsOf } from './documents';
import { driftOf, writeDocuments } from './drift';
import { DocumentationError } from './errors';

/** Writes the documents of the construct library in this folder, or says which are not as they would be written. */
async function main(command: string | undefined): Promise<void> {
  if (command !== 'write' && command !== 'check') {
    throw new DocumentationError(`Expected \`write\` or \`check\`, got: ${String(command)}`);
  }
  const root = process.cwd();
  const { library, documents } = await documentsOf(root);
  const drifted = driftOf(root, documents);
  if (command === 'write') {
    writeDocuments(root, documents);
    console.log(`${library}: ${drifted.length} of ${documents.size} documents changed ${drifted.join(', ')}`.trimEnd());
  } else if (drifted.length > 0) {
    throw new DocumentationError(
      `${drifted.join(', ')} of ${library} differ from what the source says. ` +
        `Run \`npx nx run ${library}:docs\`, read what it changes, and commit it.`,
    );
  } else {
    console.log(`${library}: ${documents.size} documents are as the source says`);
  }
}

main(process.argv[2]).catch(reportFailure);
