import {
  CandlestickSeries,
  ColorType,
  createChartEx,
  createSeriesMarkers,
  CrosshairMode,
  HistogramSeries,
  type CandlestickData,
  type HistogramData,
  type IChartApiBase,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
  type TimeChartOptions,
} from 'lightweight-charts';
import type { Revision } from '../bars/revisions';
import { isTraded, type Row } from '../bars/row';
import type { Run } from '../bars/runs';
import type { TimeRange } from '../bars/time-range';
import { INTERVAL_LENGTHS, type Interval } from '../state/settings';
import type { ZonedTime } from '../text/zoned-time';
import type { Palette } from './palette';
import { RunPattern } from './run-pattern';
import { candleOf, markersOf, pricePrecision, volumeOf } from './series-data';
import { newestRange, rangeOfTimes, sameRange, visibleTimes, type IndexRange } from './visible-range';
import { markFormatter, ZonedTimeScale } from './zoned-time-scale';

/** The content of the chart. */
export interface ChartContent {
  readonly rows: readonly Row[];
  /** True if the last row is the newest one, which the view follows. */
  readonly isNewest: boolean;
  readonly runs: readonly Run[];
  readonly revisions: readonly Revision[];
}

export interface ChartEvents {
  /** The visible range has changed. */
  readonly onRange: (range: IndexRange) => void;
  /** The pointer is at a bar, or has left the chart (undefined). */
  readonly onPoint: (index: number | undefined) => void;
  /** A bar was clicked or tapped. */
  readonly onSelect: (index: number) => void;
}

const NO_CONTENT: ChartContent = { rows: [], isNewest: true, runs: [], revisions: [] };

/** The width of a bar at first, in pixels. */
const BAR_SPACING = 8;

/** Candles above volume, drawn by lightweight-charts. */
export class PriceChart {
  private readonly chart: IChartApiBase;
  private readonly timeScale = new ZonedTimeScale();
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly volume: ISeriesApi<'Histogram'>;
  private readonly markers: ISeriesMarkersPluginApi<Time>;
  private readonly patterns: readonly [RunPattern, RunPattern];
  private lastPrice: IPriceLine | undefined;
  private content: ChartContent = NO_CONTENT;

  public constructor(
    host: HTMLElement,
    private palette: Palette,
    events: ChartEvents,
  ) {
    this.chart = createChartEx<Time, ZonedTimeScale>(host, this.timeScale, this.options());
    this.candles = this.chart.addSeries(CandlestickSeries, { priceLineVisible: false, lastValueVisible: false });
    this.volume = this.chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: 'volume' }, priceLineVisible: false, lastValueVisible: false },
      1,
    );
    this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0 } });
    this.markers = createSeriesMarkers(this.candles);
    this.patterns = [new RunPattern(palette, false), new RunPattern(palette, true)];
    for (const [index, pane] of this.chart.panes().entries()) {
      pane.setStretchFactor(index === 0 ? 4 : 1);
      pane.attachPrimitive(this.patterns[index] as RunPattern);
    }
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => range && events.onRange(range));
    this.chart.subscribeCrosshairMove(({ logical, sourceEvent }) => {
      if (sourceEvent || logical === undefined) events.onPoint(this.indexOf(logical));
    });
    this.chart.subscribeClick(({ logical }) => {
      const index = this.indexOf(logical);
      if (index !== undefined) events.onSelect(index);
    });
    this.setPalette(palette);
  }

  public get visibleRange(): IndexRange | undefined {
    return this.chart.timeScale().getVisibleLogicalRange() ?? undefined;
  }

  /** The times of the first and last visible bar. `to` is missing if the view follows the newest bar. */
  public get visibleTimes(): Partial<TimeRange> {
    const range = this.visibleRange;
    return range ? visibleTimes(range, this.content) : {};
  }

  /** Changes the time zone and the interval. The next content is drawn with them. */
  public setScale(zone: ZonedTime, interval: Interval): void {
    this.timeScale.zone = zone;
    this.setContent(NO_CONTENT);
    const options: Partial<TimeChartOptions> = {
      timeScale: {
        ...this.chart.timeScale().options(),
        timeVisible: INTERVAL_LENGTHS[interval] < INTERVAL_LENGTHS['1d'],
        secondsVisible: interval === '1s',
        tickMarkFormatter: markFormatter(zone),
      },
      localization: {
        locale: 'en',
        dateFormat: '',
        timeFormatter: (time: Time) => zone.minute((time as number) * 1000, interval === '1s'),
      },
    };
    this.chart.applyOptions(options);
  }

  /** Replaces the bars. Bars that are shown before and after keep their place on the screen. */
  public setContent(content: ChartContent): void {
    const range = this.visibleRange;
    const kept = range && sameRange(range, this.content, content.rows);
    this.content = content;
    this.draw();
    if (kept) this.setVisibleRange(kept);
  }

  /** Shows the bars of a range of times, or the newest bars. */
  public showTimes(from?: number, to?: number): void {
    const { rows } = this.content;
    const range = from === undefined ? undefined : rangeOfTimes(rows, from, to);
    const fitting = Math.max(20, Math.floor(this.chart.timeScale().width() / BAR_SPACING));
    this.setVisibleRange(range ?? newestRange(rows, rows.findLastIndex(isTraded), fitting));
  }

  /** Moves the crosshair to a bar, and the view if the bar is outside of it. */
  public select(index: number): void {
    const row = this.content.rows[index];
    const range = this.visibleRange;
    if (!row || !range) return;
    const shift = index < range.from + 1 ? index - range.from - 1 : Math.max(0, index - range.to + 1);
    if (shift !== 0) this.setVisibleRange({ from: range.from + shift, to: range.to + shift });
    this.chart.setCrosshairPosition(this.priceNear(index), (row.time / 1000) as Time, this.candles);
  }

  public setPalette(palette: Palette): void {
    this.palette = palette;
    this.chart.applyOptions(this.options());
    this.candles.applyOptions({
      ...{ upColor: palette.rising, borderUpColor: palette.rising, wickUpColor: palette.rising },
      ...{ downColor: palette.falling, borderDownColor: palette.falling, wickDownColor: palette.falling },
    });
    this.draw();
  }

  /** Marks the last price on the axis. The library's own label has the colour of the candle, and an open one has none. */
  private drawLastPrice(): void {
    const row = this.content.rows.findLast((candidate) => isTraded(candidate) && candidate.close !== undefined);
    if (this.lastPrice) this.candles.removePriceLine(this.lastPrice);
    this.lastPrice = undefined;
    if (!row || !isTraded(row)) return;
    const color = Number(row.close) < Number(row.open) ? this.palette.falling : this.palette.rising;
    this.lastPrice = this.candles.createPriceLine({
      price: Number(row.close),
      color,
      lineVisible: false,
      axisLabelVisible: true,
    });
  }

  private draw(): void {
    const { rows, runs, revisions } = this.content;
    const precision = pricePrecision(rows);
    this.candles.applyOptions({ priceFormat: { type: 'price', precision, minMove: 10 ** -precision } });
    this.candles.setData(rows.map((row) => candleOf(row, this.palette)) as CandlestickData[]);
    this.volume.setData(rows.map((row) => volumeOf(row, this.palette)) as HistogramData[]);
    this.markers.setMarkers(markersOf(rows, revisions, this.palette) as SeriesMarker<Time>[]);
    for (const pattern of this.patterns) pattern.setRuns(runs, this.palette);
    this.drawLastPrice();
  }

  private setVisibleRange(range: IndexRange): void {
    this.chart.timeScale().setVisibleLogicalRange(range);
  }

  private indexOf(logical: number | undefined): number | undefined {
    const index = Math.round(logical ?? -1);
    return this.content.rows[index] ? index : undefined;
  }

  /** The close of a bar, or of the last bar with a price before it. */
  private priceNear(index: number): number {
    const priced = this.content.rows.slice(0, index + 1).findLast((row) => isTraded(row) && row.close !== undefined);
    return priced && isTraded(priced) ? Number(priced.close) : 0;
  }

  private options(): TimeChartOptions {
    const { palette } = this;
    const line = { color: palette.crosshair, labelBackgroundColor: palette.crosshairLabel };
    return {
      autoSize: true,
      layout: {
        background: { type: ColorType.Solid, color: palette.background },
        textColor: palette.text,
        fontFamily: getComputedStyle(document.body).fontFamily,
        fontSize: 12,
        panes: { separatorColor: palette.border, separatorHoverColor: palette.grid, enableResize: true },
        // The licence asks for a link to TradingView.
        attributionLogo: true,
      },
      grid: { vertLines: { color: palette.grid }, horzLines: { color: palette.grid } },
      crosshair: { mode: CrosshairMode.Normal, vertLine: line, horzLine: line },
      rightPriceScale: { borderColor: palette.border },
      timeScale: { borderColor: palette.border, barSpacing: BAR_SPACING, minBarSpacing: 0.2 },
    } as unknown as TimeChartOptions;
  }
}
