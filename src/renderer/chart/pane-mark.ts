import type {
  IChartApiBase,
  IPanePrimitive,
  IPanePrimitivePaneView,
  IPrimitivePaneRenderer,
  PaneAttachedParameter,
  PrimitivePaneViewZOrder,
  Time,
} from 'lightweight-charts'

/** The part of fancy-canvas's target that we draw on; the library does not export its type. */
export type CanvasTarget = Parameters<IPrimitivePaneRenderer['draw']>[0]

/** Something of ours drawn into a pane: subclasses say what, `redraw` says that it changed. */
export abstract class PaneMark implements IPanePrimitive<Time> {
  protected chart: IChartApiBase<Time> | null = null
  private requestUpdate: (() => void) | null = null
  private readonly views: readonly IPanePrimitivePaneView[]

  constructor(zOrder: PrimitivePaneViewZOrder) {
    const renderer: IPrimitivePaneRenderer = { draw: (target) => this.draw(target) }
    this.views = [{ zOrder: () => zOrder, renderer: () => renderer }]
  }

  attached({ chart, requestUpdate }: PaneAttachedParameter<Time>): void {
    this.chart = chart
    this.requestUpdate = requestUpdate
  }

  detached(): void {
    this.chart = null
    this.requestUpdate = null
  }

  paneViews(): readonly IPanePrimitivePaneView[] {
    return this.views
  }

  protected redraw(): void {
    this.requestUpdate?.()
  }

  /** The middle of a place in CSS pixels of the pane; null when nothing is on the axis. */
  protected xOf(place: number): number | null {
    return this.chart?.timeScale().logicalToCoordinate(place as never) ?? null
  }

  protected abstract draw(target: CanvasTarget): void
}
