import { pairOf } from './direction';
import { renderRunbook, runbooksOf } from './runbook';

const BEGIN = '<!-- runbook -->';
const END = '<!-- /runbook -->';

/** The names by which the document calls the regions and the environment. */
const [PRIMARY, STANDBY, ENVIRONMENT] = ['PRIMARY', 'STANDBY', 'ENVIRONMENT'];

/**
 * Replaces the runbook in a document.
 *
 * @throws Error if the document has no place for it
 */
export function withRunbook(document: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`Expected a document with ${BEGIN} and ${END}`);
  const runbook = runbooksOf(ENVIRONMENT)
    .map((each) => renderRunbook(each, { ...pairOf(each.move, PRIMARY, STANDBY), environment: ENVIRONMENT }))
    .join('\n\n');
  return `${document.slice(0, begin + BEGIN.length)}\n\n${runbook}\n\n${document.slice(end)}`;
}
