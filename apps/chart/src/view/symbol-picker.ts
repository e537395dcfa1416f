import type { SymbolRange } from '@trading/bars-client';
import type { BarsApi } from '../api/bars-api';
import { isAborted, troubleOf } from '../text/trouble';
import { byId, create, setOptions } from './dom';

export interface Instrument {
  readonly feed: string;
  readonly symbol: string;
}

/** The number of symbols that are listed before the reader scrolls. */
const PAGE_SIZE = 50;

/** The delay after a key before the search starts, in milliseconds. */
const SEARCH_DELAY = 150;

/**
 * Chooses a feed and a symbol. The symbol is a combobox with a list, as the ARIA Authoring Practices describe it: the focus
 * stays in the text field, and the arrow keys move through the list.
 */
export class SymbolPicker {
  private readonly feed = byId('feed', HTMLSelectElement);
  private readonly input = byId('symbol', HTMLInputElement);
  private readonly popup = byId('symbol-popup', HTMLDivElement);
  private readonly list = byId('symbol-list', HTMLUListElement);
  private readonly note = byId('symbol-note', HTMLParagraphElement);
  private current: Instrument | undefined;
  private found: SymbolRange[] = [];
  private active = -1;
  private remaining: AsyncIterator<SymbolRange> | undefined;
  private search: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  public constructor(
    private readonly api: Pick<BarsApi, 'feeds' | 'symbols'>,
    private readonly onSelect: (instrument: Instrument) => void,
    onFeed: (feed: string) => void,
  ) {
    this.feed.addEventListener('change', () => onFeed(this.feed.value));
    // A file that was sent in the meantime can have added feeds.
    this.feed.addEventListener('focus', () => void this.loadFeeds().catch(() => undefined));
    this.input.addEventListener('focus', () => this.input.select());
    this.input.addEventListener('click', () => this.open());
    this.input.addEventListener('input', () => this.open(SEARCH_DELAY));
    this.input.addEventListener('blur', () => this.close());
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    // A click must not take the focus from the text field, which would close the list first.
    this.popup.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', ({ target }) => {
      const item = target instanceof Element ? target.closest('li') : null;
      if (item) this.choose(this.found[[...this.list.children].indexOf(item)]);
    });
    this.popup.addEventListener('scroll', () => {
      const { scrollTop, clientHeight, scrollHeight } = this.popup;
      if (scrollTop + clientHeight > scrollHeight - 80) void this.showMore();
    });
  }

  /** Lists the feeds of the API. */
  public async loadFeeds(signal?: AbortSignal): Promise<void> {
    const feeds = await this.api.feeds(signal ? { signal } : {});
    if (feeds.map(({ feed }) => feed).join('\n') === [...this.feed.options].map(({ value }) => value).join('\n'))
      return;
    const options = feeds.map(({ feed }) => ({ value: feed, text: feed }));
    setOptions(this.feed, options, this.current?.feed ?? '');
  }

  public show(instrument: Instrument): void {
    this.current = instrument;
    this.feed.value = instrument.feed;
    this.input.value = instrument.symbol;
  }

  private get isOpen(): boolean {
    return !this.popup.hidden;
  }

  private open(delay = 0): void {
    this.popup.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.find(), delay);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.search?.abort();
    this.popup.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.setActive(-1);
    this.input.value = this.current?.symbol ?? '';
  }

  /** Lists the symbols that contain the text; all symbols of the feed if the text is the current symbol. */
  private async find(): Promise<void> {
    this.search?.abort();
    const search = new AbortController();
    this.search = search;
    const text = this.input.value.trim();
    const all = text === '' || text === this.current?.symbol;
    const query = all ? { feed: this.feed.value } : { search: text };
    this.remaining = this.api.symbols({ ...query, limit: PAGE_SIZE, signal: search.signal })[Symbol.asyncIterator]();
    this.found = [];
    this.list.replaceChildren();
    this.setActive(-1);
    this.note.textContent = 'Searching…';
    await this.showMore();
  }

  /** Adds the next symbols to the list. */
  private async showMore(): Promise<void> {
    const { remaining } = this;
    if (!remaining) return;
    this.remaining = undefined;
    try {
      const added: SymbolRange[] = [];
      let done = false;
      while (added.length < PAGE_SIZE && !done) {
        const result = await remaining.next();
        if (result.done) done = true;
        else added.push(result.value);
      }
      this.found.push(...added);
      const start = this.found.length - added.length;
      this.list.append(...added.map((entry, index) => this.item(entry, start + index)));
      this.note.textContent = this.found.length === 0 ? `No symbol contains “${this.input.value.trim()}”.` : '';
      if (!done) this.remaining = remaining;
    } catch (error) {
      if (isAborted(error)) return;
      const { title, detail } = troubleOf(error);
      this.note.textContent = `${title}: ${detail}`;
    }
  }

  private item({ feed, symbol, from, to }: SymbolRange, index: number): HTMLLIElement {
    const item = create('li', { id: `symbol-option-${index}` }, [
      create('span', { className: 'option-symbol', textContent: symbol }),
      create('span', { className: 'option-feed', textContent: feed }),
      create('span', { className: 'option-range', textContent: `${from.slice(0, 10)} – ${lastDay(to)}` }),
    ]);
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', String(feed === this.current?.feed && symbol === this.current.symbol));
    return item;
  }

  private onKey(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (!this.isOpen) this.open();
      else this.move(move);
    } else if (event.key === 'Enter' && this.isOpen) {
      event.preventDefault();
      this.choose(this.found[Math.max(0, this.active)]);
    } else if (event.key === 'Escape' && this.isOpen) {
      event.preventDefault();
      this.close();
      this.input.select();
    }
  }

  private move(step: number): void {
    const { length } = this.found;
    if (length === 0) return;
    this.setActive(this.active < 0 && step < 0 ? length - 1 : (this.active + step + length) % length);
    if (this.active > length - 5) void this.showMore();
  }

  private setActive(index: number): void {
    this.list.children[this.active]?.classList.remove('active');
    this.active = index;
    const item = this.list.children[index];
    if (item) {
      item.classList.add('active');
      item.scrollIntoView({ block: 'nearest' });
      this.input.setAttribute('aria-activedescendant', item.id);
    } else this.input.removeAttribute('aria-activedescendant');
  }

  private choose(entry: SymbolRange | undefined): void {
    if (!entry) return;
    this.current = { feed: entry.feed, symbol: entry.symbol };
    this.close();
    this.feed.value = entry.feed;
    this.onSelect(this.current);
  }
}

/** The last day of a range whose end is exclusive. */
function lastDay(to: string): string {
  return new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
}
