import { byId } from './dom';

/** Tells screen readers what has changed. */
export function announce(text: string): void {
  const region = byId('announcer', HTMLDivElement);
  // The same text is announced again only if it is a new node.
  region.replaceChildren(document.createTextNode(text));
}
