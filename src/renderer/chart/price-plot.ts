import {
  type AutoscaleInfo,
  CandlestickSeries,
  createChart,
  type ISeriesApi,
  LineSeries,
  type MouseEventParams,
  PriceScaleMode,
  type UTCTimestamp,
} from 'lightweight-charts'
import { AsOfLine } from './as-of-line.ts'
import { BandLayer } from './band-layer.ts'
import type { ChartFrame } from './chart-frame.ts'
import { type DrawnLine, extendRange, valueAt } from './drawn-line.ts'
import { type DrawnFill, FillLayer } from './fill-layer.ts'
import type { FillMark } from './fill-marks.ts'
import { LineLayer } from './line-layer.ts'
import { type Palette, withOpacity } from './palette.ts'
import { type DrawnStop, lineStyle, plotBand, plotLines, plotStrength } from './plot-lines.ts'
import { candlesOf, closesOf, behaviourOf, DIGIT_EM, lookOf } from './plot-options.ts'
import { candleItems, closeItems } from './series-items.ts'
import { StrengthLayer } from './strength-layer.ts'
import { TagLayer } from './tag-layer.ts'
import { UnknownBands } from './unknown-bands.ts'
import { VolumeLayer } from './volume-layer.ts'
import { type RangeId, rangeInView, type VisibleRange } from './visible-range.ts'

/** What is drawn beside the bars. */
export interface PlotMarks {
  readonly fills: readonly FillMark[]
  readonly stop: DrawnStop | null
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

/** Price above, volume below at a fifth of the height, a strength index below that. */
const PRICE_SHARE = 4
const VOLUME_SHARE = 1
const STRENGTH_SHARE = 1.25
/** "Volume 23.2m". */
const VOLUME_CHARS = 12
/** How strongly the ground of the bands is laid: bars and grid are read through it. */
const BAND_OPACITY = 0.1
/** Free below the lowest bar. */
const FOOT_SHARE = 0.06

/**
 * Opens a chart in an empty element. `kind` decides which series there are: a frame of another kind wants another plot.
 * The library draws candles, axes and crosshair; what is ours to say (volume, lines, tags, fills, what is unknown) is drawn by marks on top of them.
 */
export function openPricePlot(host: HTMLElement, first: Palette, kind: ChartFrame, { onPoint, onRange }: PlotEvents): PricePlot {
  const chart = createChart(host, behaviourOf(kind))
  chart.applyOptions(lookOf(first))
  const scaleOfTime = chart.timeScale()

  let palette = first
  let frame = kind
  let filled: ChartFrame | null = null
  let marks: PlotMarks = { fills: [], stop: null, asOf: null }
  let lines: readonly DrawnLine[] = []
  let named: RangeId | null = null
  let clear = { width: 0, px: 0 }

  const reachLines = (original: () => AutoscaleInfo | null): AutoscaleInfo | null => {
    const info = original()
    const range = scaleOfTime.getVisibleLogicalRange()
    return info === null || range === null ? info : { ...info, priceRange: extendRange(info.priceRange, lines, range.from, range.to) }
  }
  const main: ISeriesApi<'Candlestick' | 'Line'> =
    kind.plot === 'candles'
      ? chart.addSeries(CandlestickSeries, { ...candlesOf(first, kind), autoscaleInfoProvider: reachLines })
      : chart.addSeries(LineSeries, { ...closesOf(first, kind), autoscaleInfoProvider: reachLines })
  const volumeLayer = new VolumeLayer(first)
  const strengthLayer = new StrengthLayer(first)
  const bandLayer = new BandLayer()
  const lineLayer = new LineLayer()
  const fillLayer = new FillLayer(first)
  const tagLayer = new TagLayer(first)
  const unknown = [new UnknownBands(first, true)]
  const asOfLines = [new AsOfLine(first)]
  for (const mark of [unknown[0]!, bandLayer, asOfLines[0]!, lineLayer, fillLayer, tagLayer]) main.attachPrimitive(mark)
  const addBelow = (layer: VolumeLayer | StrengthLayer, share: number): void => {
    const pane = chart.addPane(true)
    chart.panes()[0]?.setStretchFactor(PRICE_SHARE)
    pane.setStretchFactor(share)
    const [bands, asOfLine] = [new UnknownBands(first, false), new AsOfLine(first)]
    for (const mark of [bands, layer, asOfLine]) pane.attachPrimitive(mark)
    unknown.push(bands)
    asOfLines.push(asOfLine)
  }
  if (kind.hasVolume) addBelow(volumeLayer, VOLUME_SHARE)
  if (plotStrength(kind) !== null) addBelow(strengthLayer, STRENGTH_SHARE)

  const time = (place: number): UTCTimestamp => frame.timeline.seconds[place]! as UTCTimestamp

  const lookAtNamed = (): void => {
    const width = scaleOfTime.width()
    if (named === null || width === 0) return
    const chars = Math.max(frame.hasVolume ? VOLUME_CHARS : 0, ...lines.map(({ label }) => label.length))
    const roomPx = chars * palette.fontPx * DIGIT_EM + 4 * palette.stepPx
    scaleOfTime.setVisibleLogicalRange(rangeInView(named, frame.timeline.seconds.length, width, roomPx))
  }

  const applyClear = (): void => {
    const height = chart.panes()[0]?.getHeight() ?? 0
    if (height > 0) main.priceScale().applyOptions({ scaleMargins: { top: Math.min(0.4, (clear.px + palette.stepPx) / height), bottom: FOOT_SHARE } })
  }

  const fill = (next: ChartFrame): void => {
    frame = next
    filled = next
    if (next.plot === 'candles') (main as ISeriesApi<'Candlestick'>).setData(candleItems(next))
    else (main as ISeriesApi<'Line'>).setData(closeItems(next))
    volumeLayer.show(next.timeline.placeOf, next.bars.volume)
    for (const band of unknown) band.show(next.timeline.unknown)
  }

  const drawMarks = (): void => {
    const { timeline, bars } = frame
    lines = plotLines(frame, marks.stop)
    const styled = lines.map((line) => ({ line, style: lineStyle(line.look, palette) }))
    const closes = { places: timeline.placeOf, values: bars.close }
    lineLayer.show(styled)
    bandLayer.show(plotBand(frame), withOpacity(lineStyle('bandEdge', palette).colour, BAND_OPACITY))
    strengthLayer.show(plotStrength(frame))
    tagLayer.show(
      [
        { title: '', colour: palette.ink, valueAt: (place) => valueAt(closes, place) },
        ...styled
          .filter(({ line }) => line.label !== '')
          .map(({ line, style }) => ({ title: line.label, colour: style.colour, valueAt: (place: number) => valueAt(line, place) })),
      ],
      palette,
    )
    fillLayer.show(marks.fills.map((mark) => ({ mark, edgePrice: edgeOf(frame, mark) })))
    for (const [pane, line] of asOfLines.entries()) line.show(marks.asOf?.place ?? null, pane === 0 ? (marks.asOf?.words ?? '') : '')
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
      tagLayer.keepClear(clear.px)
      applyClear()
    },
    paint(next) {
      palette = next
      chart.applyOptions(lookOf(next))
      main.applyOptions(frame.plot === 'candles' ? candlesOf(next, frame) : closesOf(next, frame))
      for (const mark of [...unknown, ...asOfLines, volumeLayer, strengthLayer, fillLayer]) mark.paint(next)
      drawMarks()
    },
    close() {
      hands.abort()
      chart.remove()
    },
  }
}

/** The end of the bar on the side where the mark stands; its own price where no bar is known. */
function edgeOf({ bars, timeline, plot }: ChartFrame, mark: FillMark): DrawnFill['edgePrice'] {
  const bar = timeline.barAt[mark.place] ?? null
  const edges = plot === 'line' ? bars.close : mark.isAdding ? bars.low : bars.high
  return (bar === null ? null : edges[bar]) ?? mark.chartPrice
}
