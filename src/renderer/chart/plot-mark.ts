import type {
  IChartApiBase,
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesApi,
  ISeriesPrimitive,
  PaneAttachedParameter,
  PrimitivePaneViewZOrder,
  SeriesAttachedParameter,
  SeriesType,
  Time,
} from 'lightweight-charts'

/** The part of fancy-canvas's target that we draw on; the library does not export its type. */
export type CanvasTarget = Parameters<IPrimitivePaneRenderer['draw']>[0]

/** A mark may belong to a series, and knows its prices then, or to a pane without one. */
type Attached = PaneAttachedParameter<Time> & { readonly series?: SeriesAttachedParameter<Time, SeriesType>['series'] }

/** How places lie on the screen: the middle of place 0 and the width of one, in CSS pixels, with the first and the last place that can be seen. */
export interface PlaceScale {
  readonly first: number
  readonly step: number
  readonly from: number
  readonly to: number
}

/** An axis is even when the middle of two prices lies this near to the middle of their heights. */
const EVEN_PX = 1e-6

/** Something of ours drawn into a pane, over a series in its prices or without one: subclasses say what, `redraw` says that it changed. */
export abstract class PlotMark implements ISeriesPrimitive<Time> {
  private chart: IChartApiBase<Time> | null = null
  private series: ISeriesApi<SeriesType> | null = null
  private requestUpdate: (() => void) | null = null
  private readonly views: readonly IPrimitivePaneView[]

  constructor(zOrder: PrimitivePaneViewZOrder) {
    const renderer: IPrimitivePaneRenderer = { draw: (target) => this.draw(target) }
    this.views = [{ zOrder: () => zOrder, renderer: () => renderer }]
  }

  attached({ chart, series, requestUpdate }: Attached): void {
    this.chart = chart
    this.series = series ?? null
    this.requestUpdate = requestUpdate
  }

  detached(): void {
    this.chart = null
    this.series = null
    this.requestUpdate = null
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views
  }

  protected redraw(): void {
    this.requestUpdate?.()
  }

  /** null while nothing is on the axis. */
  protected places(): PlaceScale | null {
    const scale = this.chart?.timeScale()
    const range = scale?.getVisibleLogicalRange() ?? null
    const first = scale?.logicalToCoordinate(0 as never) ?? null
    const second = scale?.logicalToCoordinate(1 as never) ?? null
    return range === null || first === null || second === null ? null : { first, step: second - first, from: range.from, to: range.to }
  }

  /**
   * CSS pixels from the top of the pane by price; null while the price axis is empty. The library searches its bars at every question,
   * so an even axis is asked three times and then reckoned.
   */
  protected yByPrice(): ((price: number) => number) | null {
    const { series } = this
    if (series === null) return null
    const ask = (price: number): number => series.priceToCoordinate(price) ?? Number.NaN
    const [one, middle, two] = [ask(1), ask(1.5), ask(2)]
    if (!Number.isFinite(one)) return null
    const perDollar = two - one
    return Math.abs(middle - (one + two) / 2) < EVEN_PX ? (price) => one + (price - 1) * perDollar : ask
  }

  protected paneHeight(): number {
    return this.series?.getPane().getHeight() ?? 0
  }

  protected abstract draw(target: CanvasTarget): void
}
