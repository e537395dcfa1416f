import type { BarsApi } from './api/bars-api';
import { POLL_INTERVAL } from './bars/change-poller';
import { readPalette } from './chart/palette';
import { PriceChart } from './chart/price-chart';
import type { IndexRange } from './chart/visible-range';
import { SeriesView, type SeriesParts } from './series-view';
import { PageHistory } from './state/page-history';
import type { PageState } from './state/page-state';
import { isAborted, troubleOf } from './text/trouble';
import { announce } from './view/announcer';
import { BarSelector } from './view/bar-selector';
import { byId } from './view/dom';
import { Notice } from './view/notice';
import { RevisionList } from './view/revision-list';
import { SeriesControls } from './view/series-controls';
import { initialiseSettingsToggle } from './view/settings-toggle';
import { Status } from './view/status';
import { SymbolPicker, type Instrument } from './view/symbol-picker';
import { initialiseTheme } from './view/theme';

/** The time after which the address has the visible range, in milliseconds. */
const ADDRESS_DELAY = 250;

/** Connects the state in the address with the controls and the series that is shown. */
export class App {
  private readonly history = new PageHistory((state) => void this.open(state));
  private readonly notice = new Notice();
  private readonly controls = new SeriesControls((choice) => this.change(choice));
  private readonly picker: SymbolPicker;
  private readonly parts: SeriesParts;
  private view: SeriesView | undefined;
  private abort = new AbortController();
  /** True after the reader has moved the view. Until then, the address keeps no range. */
  private moved = false;
  private addressTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param signIn sends the reader to the sign-in page, if the environment has one */
  public constructor(
    private readonly api: BarsApi,
    private readonly signIn?: () => void,
  ) {
    const anywhere = { from: undefined, to: undefined };
    this.picker = new SymbolPicker(
      api,
      (instrument) => this.change({ ...instrument, ...anywhere }),
      (feed) => this.change({ feed, symbol: undefined, ...anywhere }),
    );
    const canvas = byId('chart-canvas', HTMLDivElement);
    const selector = new BarSelector((index) => this.view?.select(index));
    const chart = new PriceChart(canvas, readPalette(canvas), {
      onRange: (range) => this.onRange(range),
      onPoint: (index) => this.view?.point(index),
      onSelect: (index) => {
        selector.focus();
        this.view?.select(index);
      },
    });
    this.parts = { chart, selector, status: new Status(), revisions: new RevisionList() };
    for (const type of ['wheel', 'pointerdown', 'keydown']) {
      byId('chart', HTMLDivElement).addEventListener(type, () => (this.moved = true), { capture: true, passive: true });
    }
    initialiseTheme(() => chart.setPalette(readPalette(canvas)));
    initialiseSettingsToggle();
  }

  public async start(): Promise<void> {
    await this.open(this.history.current);
  }

  private change(changes: Partial<PageState>): void {
    this.history.push({ ...this.history.current, ...changes });
    void this.open(this.history.current);
  }

  private async open(state: PageState): Promise<void> {
    this.abort.abort();
    this.abort = new AbortController();
    const { signal } = this.abort;
    clearTimeout(this.addressTimer);
    this.view = undefined;
    this.moved = false;
    this.controls.show(state);
    this.notice.showLoading();
    announce('Loading bars');
    try {
      const instrument = await this.resolve(state, signal);
      if (instrument) await this.show({ ...state, ...instrument }, signal);
      else this.showNothing(signal);
    } catch (error) {
      if (!isAborted(error)) this.fail(error, state);
    }
  }

  /** The instrument of the state, or the first one of its feed. */
  private async resolve({ feed, symbol }: PageState, signal: AbortSignal): Promise<Instrument | undefined> {
    await this.picker.loadFeeds(signal);
    if (feed !== undefined && symbol !== undefined) return { feed, symbol };
    const symbols = this.api.symbols({ ...(feed === undefined ? {} : { feed }), limit: 1, signal });
    for await (const first of symbols) return { feed: first.feed, symbol: first.symbol };
    return undefined;
  }

  private async show(state: PageState & Instrument, signal: AbortSignal): Promise<void> {
    const { feed, symbol } = state;
    if (this.history.current.symbol !== symbol) this.history.replace({ ...this.history.current, feed, symbol });
    this.picker.show({ feed, symbol });
    const view = new SeriesView(this.api, this.parts, state, signal, (error) => this.fail(error, this.history.current));
    const found = await view.start();
    this.view = view;
    if (found) this.notice.hide();
    else this.notice.showEmpty('No bars in this session', `${symbol} has no trades in the chosen session.`);
  }

  private onRange(range: IndexRange): void {
    const { view } = this;
    if (!view) return;
    void view.loadMore(range);
    if (!this.moved) return;
    clearTimeout(this.addressTimer);
    this.addressTimer = setTimeout(() => {
      this.history.replace({
        ...this.history.current,
        from: undefined,
        to: undefined,
        ...this.parts.chart.visibleTimes,
      });
    }, ADDRESS_DELAY);
  }

  /** Says how to send a file, and shows its bars as soon as there are any. */
  private showNothing(signal: AbortSignal): void {
    this.notice.showEmpty(
      'No bars yet',
      'A trade file in the bucket, below trades/, becomes bars within seconds. This page shows them as soon as they are there.',
      isLocal() ? 'npx nx run local:send -- path/to/trades.csv.gz' : undefined,
    );
    const timer = setInterval(() => void this.lookForBars(), POLL_INTERVAL);
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  private async lookForBars(): Promise<void> {
    try {
      if (await this.resolve(this.history.current, this.abort.signal)) await this.open(this.history.current);
    } catch (error) {
      if (!isAborted(error)) this.fail(error, this.history.current);
    }
  }

  private fail(error: unknown, state: PageState): void {
    const signIn = this.signIn && needsSignIn(error) ? this.signIn : undefined;
    const action = signIn ? { text: 'Sign in', run: signIn } : { text: 'Try again', run: () => void this.open(state) };
    this.notice.showTrouble(troubleOf(error), action);
  }
}

function isLocal(): boolean {
  return /(^|\.)localhost$|^127\./.test(window.location.hostname);
}

function needsSignIn(error: unknown): boolean {
  return error instanceof Error && (error.name === 'SignInError' || (error as { status?: number }).status === 401);
}
