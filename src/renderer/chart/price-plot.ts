import {
  type AutoscaleInfo,
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  type MouseEventParams,
  PriceScaleMode,
  type UTCTimestamp,
} from 'lightweight-charts'
import { AsOfLine } from './as-of-line.ts'
import { boundedRange, type PriceRange } from './bounded-range.ts'
import { isWhole } from './chart-bars.ts'
import type { ChartFrame } from './chart-frame.ts'
import { type DrawnFill, FillLayer } from './fill-layer.ts'
import type { FillMark } from './fill-marks.ts'
import type { Palette } from './palette.ts'
import { averageOf, behaviourOf, candlesOf, closesOf, DIGIT_EM, lookOf, stopOf, stopTitle, VOLUME_TITLE, volumeOf } from './plot-options.ts'
import { type ChartStop, stopSteps } from './stop-steps.ts'
import { UnknownBands } from './unknown-bands.ts'
import { type RangeId, rangeInView, type VisibleRange } from './visible-range.ts'

/** What is drawn beside the bars. */
export interface PlotMarks {
  readonly fills: readonly FillMark[]
  readonly stop: ChartStop | null
  readonly asOf: { readonly place: number; readonly words: string } | null
}

/** One drawn chart. It knows places and prices; what they mean is the caller's. */
export interface PricePlot {
  /** Bars are handed to the library only when the frame is another one. */
  show(frame: ChartFrame, marks: PlotMarks): void
  scale(kind: 'linear' | 'log'): void
  /** A named range is kept when the window changes its size. */
  look(range: RangeId | VisibleRange): void
  range(): VisibleRange | null
  /** Puts the crosshair on a place, as keys do; null takes it away. */
  point(place: number | null): void
  /** Keeps so many pixels at the top free of bars, for the readout. It only grows until the width changes, or the axis would move under the crosshair. */
  keepClear(px: number): void
  paint(palette: Palette): void
  close(): void
}

export interface PlotEvents {
  /** The place under the cursor; null beside the bars. */
  readonly onPoint: (place: number | null) => void
  /** What is in view now, and the named range it is, if it is one. */
  readonly onRange: (range: VisibleRange, named: RangeId | null) => void
}

/** Price above, volume below at a fifth of the height. */
const PRICE_SHARE = 4
const VOLUME_SHARE = 1
/** Free below the lowest bar. */
const FOOT_SHARE = 0.06

/** Opens a chart in an empty element. `frame` decides what kind: a later one of another kind wants another plot. */
export function openPricePlot(host: HTMLElement, first: Palette, kind: ChartFrame, { onPoint, onRange }: PlotEvents): PricePlot {
  const chart = createChart(host, behaviourOf(kind))
  chart.applyOptions(lookOf(first))
  const main: ISeriesApi<'Candlestick' | 'Line'> =
    kind.plot === 'candles' ? chart.addSeries(CandlestickSeries, candlesOf(first, kind)) : chart.addSeries(LineSeries, closesOf(first, kind))
  const averages = kind.averages.map(({ label }, index) => chart.addSeries(LineSeries, averageOf(first, kind, index, label)))
  let barsInView: PriceRange | null = null
  main.applyOptions({
    autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => {
      const info = original()
      barsInView = info?.priceRange ?? null
      return info
    },
  })
  for (const series of averages) {
    // The library asks in the order of the series, so the bars have answered before.
    series.applyOptions({ autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => boundedInfo(original(), barsInView) })
  }
  const volume = kind.hasVolume ? addVolume(chart, first) : null
  const panes = chart.panes()
  const bands = panes.map((_, pane) => new UnknownBands(first, pane === 0))
  const lines = panes.map(() => new AsOfLine(first))
  for (const [index, pane] of panes.entries()) {
    pane.attachPrimitive(bands[index]!)
    pane.attachPrimitive(lines[index]!)
  }
  const fillLayer = new FillLayer(first, main)
  panes[0]?.attachPrimitive(fillLayer)

  let palette = first
  let frame = kind
  let filled: ChartFrame | null = null
  let marks: PlotMarks = { fills: [], stop: null, asOf: null }
  let stop: ISeriesApi<'Line'> | null = null
  let named: RangeId | null = null
  const time = (place: number): UTCTimestamp => frame.timeline.seconds[place]! as UTCTimestamp
  const scaleOfTime = chart.timeScale()
  const charPx = (): number => palette.fontPx * DIGIT_EM

  const roomPx = (): number => {
    const words = [...frame.averages.map(({ label }) => label), frame.hasVolume ? VOLUME_TITLE : '', marks.stop === null ? '' : stopTitle(marks.stop.rule)]
    return Math.max(...words.map(({ length }) => length)) * charPx() + 4 * palette.stepPx
  }
  let clear = { width: 0, px: 0 }
  const applyClear = (): void => {
    const height = panes[0]?.getHeight() ?? 0
    if (height > 0) main.priceScale().applyOptions({ scaleMargins: { top: Math.min(0.4, (clear.px + palette.stepPx) / height), bottom: FOOT_SHARE } })
  }
  const lookAtNamed = (): void => {
    if (named !== null && scaleOfTime.width() > 0)
      scaleOfTime.setVisibleLogicalRange(rangeInView(named, frame.timeline.seconds.length, scaleOfTime.width(), roomPx()))
  }

  const fill = (next: ChartFrame): void => {
    frame = next
    filled = next
    const { bars, timeline } = next
    if (next.plot === 'candles') (main as ISeriesApi<'Candlestick'>).setData(candleItems(next))
    else (main as ISeriesApi<'Line'>).setData(valueItems(next, bars.close, true))
    for (const [index, series] of averages.entries()) series.setData(valueItems(next, next.averages[index]?.values ?? [], false))
    volume?.setData(valueItems(next, bars.volume, false))
    for (const band of bands) band.show(timeline.unknown)
  }

  const drawStop = (): void => {
    if (stop !== null) chart.removeSeries(stop)
    stop = null
    if (marks.stop === null) return
    const steps = stopSteps(marks.stop, frame.timeline)
    if (steps.length === 0) return
    stop = chart.addSeries(LineSeries, stopOf(palette, frame, marks.stop.rule))
    // On a chart of days the stop is always in sight; within one session a far one would press the minutes flat.
    if (frame.bars.times !== undefined)
      stop.applyOptions({ autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => boundedInfo(original(), barsInView) })
    stop.setData(steps.map(({ place, price, isDrawn }) => ({ time: time(place), value: price, ...(isDrawn ? {} : { color: 'transparent' }) })))
  }

  const drawMarks = (): void => {
    for (const [pane, line] of lines.entries()) line.show(marks.asOf?.place ?? null, pane === 0 ? (marks.asOf?.words ?? '') : '')
    drawStop()
    fillLayer.show(marks.fills.map((mark) => ({ mark, edgePrice: edgeOf(frame, mark) })))
  }

  scaleOfTime.subscribeVisibleLogicalRangeChange((range) => {
    if (range !== null) onRange({ from: range.from, to: range.to }, named)
  })
  scaleOfTime.subscribeSizeChange(() => {
    lookAtNamed()
    applyClear()
  })
  // From the moment a hand moves or zooms, the view is the user's own and no named range is put back.
  const hands = new AbortController()
  const listen = { signal: hands.signal, capture: true, passive: true }
  const takeOver = (): void => {
    named = null
  }
  host.addEventListener('wheel', takeOver, listen)
  host.addEventListener('pointermove', ({ buttons }) => buttons !== 0 && takeOver(), listen)
  chart.subscribeCrosshairMove((moved: MouseEventParams) => {
    const place = moved.point === undefined || moved.logical === undefined ? null : Number(moved.logical)
    onPoint(place === null || place < 0 || place >= frame.timeline.seconds.length ? null : place)
  })

  return {
    show(next, nextMarks) {
      marks = nextMarks
      if (next !== filled) fill(next)
      drawMarks()
      lookAtNamed()
    },
    scale: (kindOfScale) =>
      main.priceScale().applyOptions({ mode: kindOfScale === 'log' ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal, autoScale: true }),
    look(range) {
      named = typeof range === 'string' ? range : null
      if (typeof range === 'string') lookAtNamed()
      else scaleOfTime.setVisibleLogicalRange(range)
    },
    range: () => scaleOfTime.getVisibleLogicalRange(),
    point(place) {
      const bar = place === null ? null : (frame.timeline.barAt[place] ?? null)
      const close = bar === null ? null : (frame.bars.close[bar] ?? null)
      if (place === null || close === null) chart.clearCrosshairPosition()
      else chart.setCrosshairPosition(close, time(place), main)
    },
    keepClear(px) {
      const width = scaleOfTime.width()
      clear = { width, px: clear.width === width ? Math.max(px, clear.px) : px }
      applyClear()
    },
    paint(next) {
      palette = next
      chart.applyOptions(lookOf(next))
      main.applyOptions(frame.plot === 'candles' ? candlesOf(next, frame) : closesOf(next, frame))
      for (const [index, series] of averages.entries()) series.applyOptions(averageOf(next, frame, index, frame.averages[index]?.label ?? ''))
      volume?.applyOptions(volumeOf(next))
      for (const mark of [...bands, ...lines, fillLayer]) mark.paint(next)
      drawMarks()
    },
    close() {
      hands.abort()
      chart.remove()
    },
  }
}

function boundedInfo(info: AutoscaleInfo | null, bars: PriceRange | null): AutoscaleInfo | null {
  return info === null ? null : { ...info, priceRange: boundedRange(info.priceRange, bars) }
}

function addVolume(chart: IChartApi, palette: Palette): ISeriesApi<'Histogram'> {
  const series = chart.addSeries(HistogramSeries, volumeOf(palette), 1)
  series.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0 } })
  const [price, below] = chart.panes()
  price?.setStretchFactor(PRICE_SHARE)
  below?.setStretchFactor(VOLUME_SHARE)
  return series
}

/** Every place is an item: one without a bar keeps its width on the axis. */
function candleItems({ bars, timeline: { seconds, barAt } }: ChartFrame) {
  return seconds.map((at, place) => {
    const time = at as UTCTimestamp
    const bar = barAt[place] ?? null
    return bar === null || !isWhole(bars, bar) ? { time } : { time, open: bars.open[bar]!, high: bars.high[bar]!, low: bars.low[bar]!, close: bars.close[bar]! }
  })
}

/** One item per known value; `isAxis` adds the empty places, for the series that carries the axis. */
function valueItems({ timeline: { seconds, barAt } }: ChartFrame, values: readonly (number | null)[], isAxis: boolean) {
  return seconds.flatMap((at, place) => {
    const time = at as UTCTimestamp
    const bar = barAt[place] ?? null
    const value = bar === null ? null : (values[bar] ?? null)
    return value !== null ? { time, value } : isAxis ? { time } : []
  })
}

/** The end of the bar on the side where the mark stands; its own price where no bar is known. */
function edgeOf({ bars, timeline, plot }: ChartFrame, mark: FillMark): DrawnFill['edgePrice'] {
  const bar = timeline.barAt[mark.place] ?? null
  const edges = plot === 'line' ? bars.close : mark.isAdding ? bars.low : bars.high
  return (bar === null ? null : edges[bar]) ?? mark.chartPrice
}
