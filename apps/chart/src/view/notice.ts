import type { Trouble } from '../text/trouble';
import { byId, create } from './dom';

/** A message in place of the chart. */
export class Notice {
  private readonly element = byId('notice', HTMLDivElement);

  public hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  public showLoading(): void {
    this.show('loading', [create('span', { className: 'spinner' }), create('p', { textContent: 'Loading bars…' })]);
  }

  public showTrouble({ title, detail, advice }: Trouble, action: { text: string; run: () => void }): void {
    const button = create('button', { type: 'button', className: 'button', textContent: action.text });
    button.addEventListener('click', action.run);
    this.show('trouble', [
      create('h2', { textContent: title }),
      create('p', { className: 'notice-detail', textContent: detail }),
      create('p', { textContent: advice }),
      button,
    ]);
    this.element.setAttribute('role', 'alert');
  }

  /** @param command the command that adds bars, if the environment has one */
  public showEmpty(title: string, text: string, command?: string): void {
    this.show('empty', [
      create('h2', { textContent: title }),
      create('p', { textContent: text }),
      ...(command === undefined ? [] : [create('pre', {}, [create('code', { textContent: command })])]),
    ]);
  }

  private show(kind: 'loading' | 'trouble' | 'empty', children: readonly Node[]): void {
    this.element.removeAttribute('role');
    this.element.dataset['kind'] = kind;
    this.element.replaceChildren(create('div', { className: 'notice-content' }, children));
    this.element.hidden = false;
  }
}
