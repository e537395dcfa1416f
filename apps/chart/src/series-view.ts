import type { BarsApi } from './api/bars-api';
import { FileKeys } from './api/file-keys';
import { BarLoader } from './bars/bar-loader';
import { ChangePoller, type InstrumentChange } from './bars/change-poller';
import { mergeRevisions, type Revision } from './bars/revisions';
import { indexAtOrAfter, isTraded, type Row } from './bars/row';
import { runsOf } from './bars/runs';
import type { TimeRange } from './bars/time-range';
import type { PriceChart } from './chart/price-chart';
import type { IndexRange } from './chart/visible-range';
import type { PageState } from './state/page-state';
import { INTERVAL_LENGTHS, intervalName } from './state/settings';
import { describeRow, factsOf } from './text/bar-facts';
import { isAborted, troubleOf } from './text/trouble';
import { ZonedTime } from './text/zoned-time';
import { announce } from './view/announcer';
import type { BarSelector } from './view/bar-selector';
import { showFacts } from './view/bar-table';
import { byId } from './view/dom';
import type { RevisionList } from './view/revision-list';
import type { Status } from './view/status';
import type { Instrument } from './view/symbol-picker';

/** Further bars are loaded when fewer than this many are left outside the view. */
const MARGIN = 100;

/** Open bars are read again once in so many polls, because other instruments of the feed can close them. */
const POLLS_PER_CHECK = 6;

/** The parts of the page that show a series. */
export interface SeriesParts {
  readonly chart: PriceChart;
  readonly selector: BarSelector;
  readonly status: Status;
  readonly revisions: RevisionList;
}

/** Shows the bars of one instrument in one interval, time zone and session, until another series is shown. */
export class SeriesView {
  private readonly loader: BarLoader;
  private readonly zone: ZonedTime;
  private readonly fileKeys: FileKeys;
  private rows: readonly Row[] = [];
  private revisions: readonly Revision[] = [];
  private selectedTime: number | undefined;
  private pointed: number | undefined;
  private polls = 0;
  private loadingMore = false;

  public constructor(
    private readonly api: BarsApi,
    private readonly parts: SeriesParts,
    private readonly state: PageState & Instrument,
    private readonly signal: AbortSignal,
    private readonly onFailure: (error: unknown) => void,
  ) {
    const { feed, symbol, interval, timeZone, session, calendar } = state;
    const series = { feed, symbol, interval, timeZone, session, ...(calendar === undefined ? {} : { calendar }) };
    this.loader = new BarLoader(api, series, signal);
    this.zone = new ZonedTime(timeZone);
    this.fileKeys = new FileKeys(api, signal, () => this.showBar());
    byId('chart-heading', HTMLDivElement).hidden = false;
    byId('chart-title', HTMLHeadingElement).textContent = symbol;
    byId('chart-series', HTMLParagraphElement).textContent = `${feed} · ${intervalName(interval)} bars`;
    document.title = `${symbol} · ${interval} · Bars`;
    parts.chart.setScale(this.zone, interval);
    this.render();
  }

  /** Loads the first bars and follows changes. @returns false if there are no bars */
  public async start(): Promise<boolean> {
    const { feed, symbol, interval, from, to } = this.state;
    // Asked before the bars are read, so that no change falls between the two.
    const { next } = await this.api.changesPage({ since: 'latest', feed, symbol, signal: this.signal });
    await this.loader.start({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
    this.render();
    this.parts.chart.showTimes(from, to);
    this.parts.status.showLive();
    announce(`${symbol}, ${intervalName(interval)} bars, ${this.rows.length} intervals are loaded`);
    this.follow(next);
    return this.rows.length > 0;
  }

  /** Selects a bar by its index. */
  public select(index: number): void {
    this.selectedTime = this.rows[index]?.time;
    this.pointed = undefined;
    this.parts.chart.select(index);
    this.showBar();
  }

  /** Shows the numbers of the bar at the pointer, or of the selected bar (undefined). */
  public point(index: number | undefined): void {
    this.pointed = index;
    this.showBar();
  }

  /** Loads older or newer bars if the view comes close to the end of those that are loaded. */
  public async loadMore(range: IndexRange): Promise<void> {
    const { loader } = this;
    const older = range.from < MARGIN && loader.hasOlder;
    const newer = range.to > this.rows.length - MARGIN && loader.hasNewer;
    if (this.loadingMore || !(older || newer)) return;
    this.loadingMore = true;
    const note = byId('loading-more', HTMLParagraphElement);
    note.hidden = false;
    try {
      await (older ? loader.loadOlder() : loader.loadNewer());
      this.render();
    } catch (error) {
      if (!isAborted(error)) this.onFailure(error);
      return;
    } finally {
      this.loadingMore = false;
      note.hidden = true;
    }
    const current = this.parts.chart.visibleRange;
    if (current && !this.signal.aborted) await this.loadMore(current);
  }

  private follow(since: string): void {
    const events = {
      onChanges: async (changes: readonly InstrumentChange[]) => {
        const ranges = [...changes, ...(this.polls++ % POLLS_PER_CHECK === 0 ? this.openRange() : [])];
        if (ranges.length > 0) this.revise(await this.loader.refresh(ranges));
        this.parts.status.showLive();
      },
      onError: (error: unknown) => this.parts.status.showPaused(troubleOf(error)),
    };
    new ChangePoller(this.api, this.state, since, events, this.signal).start();
  }

  private openRange(): TimeRange[] {
    const open = this.rows.filter(({ state }) => state === 'open');
    const [first, last] = [open[0], open.at(-1)];
    return first && last ? [{ from: first.time, to: last.time + INTERVAL_LENGTHS[this.state.interval] }] : [];
  }

  private revise(revisions: readonly Revision[]): void {
    this.revisions = mergeRevisions(this.revisions, revisions);
    this.render();
    if (revisions.length > 0)
      announce(`${revisions.length} ${revisions.length === 1 ? 'bar was' : 'bars were'} revised`);
  }

  /** Shows the loaded bars. */
  private render(): void {
    if (this.signal.aborted) return;
    const { chart, revisions, status } = this.parts;
    this.rows = this.loader.rows;
    this.pointed = undefined;
    const runs = runsOf(this.rows, this.loader.omitted);
    chart.setContent({ rows: this.rows, isNewest: !this.loader.hasNewer, runs, revisions: this.revisions });
    revisions.show(
      this.revisions,
      (time) => this.zone.minute(time, this.state.interval === '1s'),
      (time) => this.select(indexAtOrAfter(this.rows, time)),
    );
    status.showAnswer(this.loader.answer, this.zone);
    this.showBar();
  }

  private showBar(): void {
    const { rows, zone, selectedTime } = this;
    const { interval } = this.state;
    const { selector } = this.parts;
    const newest = Math.max(0, rows.findLastIndex(isTraded));
    const selected =
      selectedTime === undefined ? newest : Math.min(rows.length - 1, indexAtOrAfter(rows, selectedTime));
    const shown = rows[this.pointed ?? selected];
    showFacts(shown ? factsOf(shown, interval, zone, (id) => this.fileKeys.get(id)) : []);
    const row = rows[selected];
    const revised = this.revisions.some(({ time }) => time === row?.time);
    selector.show(rows.length, selected, row ? describeRow(row, interval, zone, revised) : 'No bars');
  }
}
