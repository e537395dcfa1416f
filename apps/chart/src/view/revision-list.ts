import type { Revision } from '../bars/revisions';
import { byId, create } from './dom';

const MAX_SHOWN = 50;

const KINDS: Readonly<Record<Revision['kind'], string>> = {
  revised: 'revised',
  added: 'added later',
  removed: 'removed',
};

/** Lists the revisions seen since the page was opened. Each is a button that selects its bar. */
export class RevisionList {
  private readonly list = byId('revisions', HTMLOListElement);
  private readonly note = byId('revisions-empty', HTMLParagraphElement);

  public show(
    revisions: readonly Revision[],
    timeText: (time: number) => string,
    onSelect: (time: number) => void,
  ): void {
    this.note.hidden = revisions.length > 0;
    this.list.replaceChildren(
      ...revisions.slice(0, MAX_SHOWN).map(({ time, kind, changes }) => {
        const button = create('button', { type: 'button', className: 'revision' }, [
          create('span', { className: 'revision-time', textContent: timeText(time) }),
          create('span', { className: 'revision-kind', textContent: KINDS[kind] }),
          ...changes.map(({ field, before, after }) =>
            create('span', { className: 'revision-change' }, [
              create('span', { className: 'revision-field', textContent: field }),
              create('del', { textContent: before }),
              create('ins', { textContent: after }),
            ]),
          ),
        ]);
        button.addEventListener('click', () => onSelect(time));
        return create('li', {}, [button]);
      }),
    );
  }
}
