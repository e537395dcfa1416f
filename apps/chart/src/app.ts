import type { BarsApi } from './api/bars-api';
import { BarLoader } from './bars/bar-loader';
import { ChangePoller } from './bars/change-poller';
import { mergeRevisions, type Revision } from './bars/revisions';
import { indexAtOrAfter, isTraded, type Row } from './bars/row';
import { runsOf } from './bars/runs';
import { readPalette } from './chart/palette';
import { PriceChart } from './chart/price-chart';
import { visibleTimes, type IndexRange } from './chart/visible-range';
import { PageHistory } from './state/page-history';
import type { PageState } from './state/page-state';
import { intervalName } from './state/settings';
import { describeRow, factsOf } from './text/bar-facts';
import { isAborted, troubleOf } from './text/trouble';
import { ZonedTime } from './text/zoned-time';
import { announce } from './view/announcer';
import { showFacts } from './view/bar-table';
import { BarSelector } from './view/bar-selector';
import { byId } from './view/dom';
import { Notice } from './view/notice';
import { RevisionList } from './view/revision-list';
import { SeriesControls } from './view/series-controls';
import { Status } from './view/status';
import { SymbolPicker, type Instrument } from './view/symbol-picker';
import { initialiseTheme } from './view/theme';

/** Further bars are loaded when fewer than this many are left outside the view. */
const MARGIN = 100;

/** The time after which the address has the visible range, in milliseconds. */
const ADDRESS_DELAY = 250;

/** What is shown: an instrument in an interval, a time zone and a session. */
interface Shown {
  readonly state: PageState & Instrument;
  readonly loader: BarLoader;
  readonly zone: ZonedTime;
  readonly abort: AbortController;
}

/** Connects the state in the address, the loaded bars, and the parts of the page. */
export class App {
  private readonly history = new PageHistory((state) => void this.open(state));
  private readonly notice = new Notice();
  private readonly status = new Status();
  private readonly revisionList = new RevisionList();
  private readonly controls = new SeriesControls((choice) =>
    this.change({ ...this.history.current, calendar: undefined, ...choice }),
  );
  private readonly selector = new BarSelector((index) => this.select(index));
  private readonly picker: SymbolPicker;
  private readonly chart: PriceChart;
  private readonly canvas = byId('chart-canvas', HTMLDivElement);
  private shown: Shown | undefined;
  private rows: readonly Row[] = [];
  private revisions: readonly Revision[] = [];
  private selected: number | undefined;
  private pointed: number | undefined;
  private ready = false;
  private loadingMore = false;
  private addressTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param signIn sends the reader to the sign-in page, if the environment has one */
  public constructor(
    private readonly api: BarsApi,
    private readonly signIn?: () => void,
  ) {
    this.picker = new SymbolPicker(
      api,
      (instrument) => this.change({ ...this.history.current, ...instrument, from: undefined, to: undefined }),
      (feed) => this.change({ ...this.history.current, feed, symbol: undefined, from: undefined, to: undefined }),
    );
    this.chart = new PriceChart(this.canvas, readPalette(this.canvas), {
      onRange: (range) => this.onRange(range),
      onPoint: (index) => this.point(index),
      onSelect: (index) => {
        this.selector.focus();
        this.select(index);
      },
    });
    initialiseTheme(() => this.chart.setPalette(readPalette(this.canvas)));
  }

  public async start(): Promise<void> {
    await this.open(this.history.current);
  }

  private change(state: PageState): void {
    this.history.push(state);
    void this.open(state);
  }

  private async open(state: PageState): Promise<void> {
    this.shown?.abort.abort();
    const abort = new AbortController();
    this.ready = false;
    this.controls.show(state);
    this.notice.showLoading();
    try {
      const instrument = await this.resolve(state, abort.signal);
      if (abort.signal.aborted) return;
      if (!instrument) {
        this.showNothing();
        return;
      }
      await this.show({ ...state, ...instrument }, abort);
    } catch (error) {
      if (!isAborted(error)) this.fail(error, state);
    }
  }

  /** The instrument of the state, or the first one of its feed. */
  private async resolve({ feed, symbol }: PageState, signal: AbortSignal): Promise<Instrument | undefined> {
    const feeds = await this.api.feeds({ signal });
    this.picker.setFeeds(feeds.map((entry) => entry.feed));
    if (feed !== undefined && symbol !== undefined) return { feed, symbol };
    for await (const first of this.api.symbols({ ...(feed === undefined ? {} : { feed }), limit: 1, signal }))
      return first;
    return undefined;
  }

  private async show(state: PageState & Instrument, abort: AbortController): Promise<void> {
    const { feed, symbol, interval, timeZone, session, calendar, from, to } = state;
    if (this.history.current.symbol === undefined) this.history.replace({ ...this.history.current, feed, symbol });
    const series = { feed, symbol, interval, timeZone, session, ...(calendar === undefined ? {} : { calendar }) };
    const loader = new BarLoader(this.api, series, abort.signal);
    const zone = new ZonedTime(timeZone);
    this.shown = { state, loader, zone, abort };
    this.picker.show({ feed, symbol });
    byId('chart-title', HTMLHeadingElement).textContent = symbol;
    document.title = `${symbol} · ${interval} · Bars`;
    this.revisions = [];
    this.selected = this.pointed = undefined;
    this.chart.setScale(zone, interval);
    this.render();
    // Asked before the bars are read, so that no change falls between the two.
    const { next } = await this.api.changesPage({ since: 'latest', feed, symbol, signal: abort.signal });
    await loader.start({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
    this.render();
    this.notice.hide();
    this.chart.showTimes(from, to);
    this.ready = true;
    this.status.showLive();
    announce(
      this.rows.length > 0 ? `${symbol}, ${intervalName(interval)} bars: ${this.rows.length} intervals` : 'No bars',
    );
    if (this.rows.length === 0)
      this.notice.showEmpty('No bars in this session', `${symbol} has trades, but none in the chosen session.`);
    this.follow(next);
  }

  private follow(since: string): void {
    const { state, loader, abort } = this.shown as Shown;
    const poller = new ChangePoller(
      this.api,
      state,
      since,
      {
        onChanges: async (changes) => {
          // The watermark of a feed moves with other instruments too, and closes bars.
          const open = this.rows.at(-1)?.state === 'open';
          if (changes.length > 0 || open) this.revise(await loader.refresh(changes));
          this.status.showLive();
        },
        onError: (error) => this.status.showPaused(troubleOf(error)),
      },
      abort.signal,
    );
    poller.start();
  }

  private revise(revisions: readonly Revision[]): void {
    this.revisions = mergeRevisions(this.revisions, revisions);
    this.notice.hide();
    this.render();
    if (revisions.length > 0)
      announce(`${revisions.length} ${revisions.length === 1 ? 'bar was' : 'bars were'} revised`);
  }

  /** Shows what is loaded. Bars that remain stay where they are. */
  private render(): void {
    const { shown } = this;
    if (!shown) return;
    const { loader, zone, state } = shown;
    const selectedTime = this.selected === undefined ? undefined : this.rows[this.selected]?.time;
    this.rows = loader.rows;
    this.selected = selectedTime === undefined ? undefined : this.indexOf(selectedTime);
    this.pointed = undefined;
    this.chart.setContent({ rows: this.rows, runs: runsOf(this.rows, loader.omitted), revisions: this.revisions });
    this.revisionList.show(
      this.revisions,
      (time) => zone.minute(time, state.interval === '1s'),
      (time) => {
        const index = this.indexOf(time);
        if (index !== undefined) this.select(index);
      },
    );
    this.status.showAnswer(loader.answer, zone);
    this.showBar();
  }

  private onRange(range: IndexRange): void {
    if (!this.ready || !this.shown) return;
    this.writeAddress(range);
    void this.loadMore(range);
  }

  private async loadMore(range: IndexRange): Promise<void> {
    const { loader, state } = this.shown as Shown;
    const older = range.from < MARGIN && loader.hasOlder;
    const newer = range.to > this.rows.length - MARGIN && loader.hasNewer;
    if (this.loadingMore || !(older || newer)) return;
    this.loadingMore = true;
    byId('loading-more', HTMLParagraphElement).hidden = false;
    try {
      await (older ? loader.loadOlder() : loader.loadNewer());
      if (this.shown?.loader === loader) this.render();
    } catch (error) {
      if (!isAborted(error)) this.fail(error, state);
    } finally {
      this.loadingMore = false;
      byId('loading-more', HTMLParagraphElement).hidden = true;
    }
    const current = this.chart.visibleRange;
    if (current && this.shown?.loader === loader) void this.loadMore(current);
  }

  private writeAddress(range: IndexRange): void {
    clearTimeout(this.addressTimer);
    this.addressTimer = setTimeout(() => {
      if (!this.ready) return;
      const { from, to } = visibleTimes(range, this.rows);
      this.history.replace({ ...this.history.current, from, to });
    }, ADDRESS_DELAY);
  }

  private select(index: number): void {
    this.selected = index;
    this.pointed = undefined;
    this.chart.select(index);
    this.showBar();
  }

  private point(index: number | undefined): void {
    this.pointed = index;
    this.showBar();
  }

  private showBar(): void {
    const { rows, shown } = this;
    if (!shown) return;
    const { interval } = shown.state;
    const newest = Math.max(0, rows.findLastIndex(isTraded));
    const revised = new Set(this.revisions.map(({ time }) => time));
    const row = rows[this.pointed ?? this.selected ?? newest];
    showFacts(row ? factsOf(row, interval, shown.zone) : []);
    const selected = rows[this.selected ?? newest];
    const text = selected ? describeRow(selected, interval, shown.zone, revised.has(selected.time)) : 'No bars';
    this.selector.show(rows.length, this.selected ?? newest, text);
  }

  private indexOf(time: number): number | undefined {
    const index = indexAtOrAfter(this.rows, time);
    return this.rows[index]?.time === time ? index : undefined;
  }

  private showNothing(): void {
    this.notice.showEmpty(
      'No bars yet',
      'A trade file in the bucket, below trades/, becomes bars within seconds.',
      isLocal() ? 'npx nx run local:send -- path/to/trades.csv.gz' : undefined,
    );
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
