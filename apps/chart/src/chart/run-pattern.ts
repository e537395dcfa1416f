import type { CanvasRenderingTarget2D } from 'fancy-canvas';
import type {
  IChartApiBase,
  IPanePrimitive,
  IPanePrimitivePaneView,
  Logical,
  PaneAttachedParameter,
} from 'lightweight-charts';
import type { Run } from '../bars/runs';
import type { Palette } from './palette';

/** The distance of hatching lines and their width, in CSS pixels. */
const HATCH = { distance: 7, width: 1 };

/** Draws intervals without trades: unknown ones are hatched, and empty ones have a line at the bottom. */
export class RunPattern implements IPanePrimitive {
  private chart?: IChartApiBase;
  private requestUpdate?: () => void;
  private runs: readonly Run[] = [];
  private readonly views: readonly IPanePrimitivePaneView[] = [
    { zOrder: () => 'bottom', renderer: () => ({ draw: (target) => this.draw(target) }) },
  ];

  public constructor(
    private palette: Palette,
    /** Draws the line of empty intervals, which belongs to the volume. */
    private readonly marksEmpty: boolean,
  ) {}

  public setRuns(runs: readonly Run[], palette: Palette): void {
    this.runs = runs;
    this.palette = palette;
    this.requestUpdate?.();
  }

  public attached({ chart, requestUpdate }: PaneAttachedParameter): void {
    this.chart = chart;
    this.requestUpdate = requestUpdate;
  }

  public paneViews(): readonly IPanePrimitivePaneView[] {
    return this.views;
  }

  private draw(target: CanvasRenderingTarget2D): void {
    const scale = this.chart?.timeScale();
    const visible = scale?.getVisibleLogicalRange();
    if (!scale || !visible) return;
    const { barSpacing } = scale.options();
    target.useBitmapCoordinateSpace(({ context, bitmapSize, horizontalPixelRatio, verticalPixelRatio }) => {
      for (const run of this.runs) {
        if (run.last < visible.from - 1 || run.first > visible.to + 1) continue;
        const left = (scale.logicalToCoordinate(run.first as Logical) ?? 0) - barSpacing / 2;
        const right = (scale.logicalToCoordinate(run.last as Logical) ?? 0) + barSpacing / 2;
        const x = Math.max(0, Math.round(left * horizontalPixelRatio));
        const width = Math.min(bitmapSize.width, Math.round(right * horizontalPixelRatio)) - x;
        if (width <= 0) continue;
        if (run.state === 'unknown') {
          this.hatch(
            context,
            { x, width, height: bitmapSize.height, phase: left * horizontalPixelRatio },
            verticalPixelRatio,
          );
          if (run.truncated) this.break(context, x + width, bitmapSize.height, verticalPixelRatio);
        } else if (this.marksEmpty) {
          const thickness = Math.max(1, Math.round(2 * verticalPixelRatio));
          context.fillStyle = this.palette.empty;
          context.fillRect(x, bitmapSize.height - thickness, width, thickness);
        }
      }
    });
  }

  private hatch(
    context: CanvasRenderingContext2D,
    { x, width, height, phase }: { x: number; width: number; height: number; phase: number },
    ratio: number,
  ): void {
    context.save();
    context.beginPath();
    context.rect(x, 0, width, height);
    context.clip();
    context.fillStyle = this.palette.unknownFill;
    context.fillRect(x, 0, width, height);
    context.strokeStyle = this.palette.unknown;
    context.lineWidth = HATCH.width * ratio;
    const distance = HATCH.distance * ratio;
    // The lines move with the bars, not with the window.
    const start = phase + Math.floor((x - height - phase) / distance) * distance;
    context.beginPath();
    for (let line = start; line < x + width; line += distance) {
      context.moveTo(line, height);
      context.lineTo(line + height, 0);
    }
    context.stroke();
    context.restore();
  }

  /** A dashed line where time is left out. */
  private break(context: CanvasRenderingContext2D, x: number, height: number, ratio: number): void {
    context.save();
    context.strokeStyle = this.palette.text;
    context.lineWidth = Math.max(1, Math.round(ratio));
    context.setLineDash([4 * ratio, 4 * ratio]);
    context.beginPath();
    context.moveTo(x - context.lineWidth / 2, 0);
    context.lineTo(x - context.lineWidth / 2, height);
    context.stroke();
    context.restore();
  }
}
