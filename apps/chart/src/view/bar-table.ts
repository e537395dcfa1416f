import type { Fact } from '../text/bar-facts';
import { byId, create } from './dom';

/** Shows the exact numbers of a bar. */
export function showFacts(facts: readonly Fact[]): void {
  const nodes = facts.flatMap(({ label, value, kind }) => [
    create('dt', { textContent: label }),
    create('dd', { textContent: value, className: kind ?? '' }),
  ]);
  byId('bar-facts', HTMLDListElement).replaceChildren(...nodes);
}
