import { formatPageState, parsePageState, type PageState } from './page-state';

/** Keeps the state of the page in its address. */
export class PageHistory {
  private state: PageState = parsePageState(window.location.search);

  /** @param onBack called with the state when the reader goes back or forward */
  public constructor(onBack: (state: PageState) => void) {
    window.addEventListener('popstate', () => {
      this.state = parsePageState(window.location.search);
      onBack(this.state);
    });
  }

  public get current(): PageState {
    return this.state;
  }

  /** Adds an entry to the history, to which the back button returns. */
  public push(state: PageState): void {
    this.state = state;
    window.history.pushState(null, '', this.address());
  }

  /** Changes the address of the current entry. */
  public replace(state: PageState): void {
    this.state = state;
    window.history.replaceState(null, '', this.address());
  }

  private address(): string {
    return `${window.location.pathname}${formatPageState(this.state)}`;
  }
}
