import { CandlestickSeries, createChart, type UTCTimestamp } from 'lightweight-charts'
import { createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { secondsOfSession } from '../../src/renderer/chart/axis-seconds.ts'
import { chartFrame } from '../../src/renderer/chart/chart-frame.ts'
import { fillMarks } from '../../src/renderer/chart/fill-marks.ts'
import { readPalette } from '../../src/renderer/chart/palette.ts'
import { PriceChart } from '../../src/renderer/chart/price-chart.tsx'
import { openPricePlot } from '../../src/renderer/chart/price-plot.ts'
import { price } from '../../src/renderer/format/price.ts'
import { shares } from '../../src/renderer/format/quantity.ts'
import { Figure } from '../../src/renderer/ui/figure.tsx'
import { walkBars } from './walk-bars.ts'

declare global {
  interface Window {
    chartBench: typeof chartBench
  }
}

let desk: Root | null = null

/** So many rectangles are the candles, not a grid. */
const CANDLE_RECTS = 500

/** Milliseconds from now to the frame after the one in which the first candles were drawn: that is when they stand on the screen. */
function untilPainted(): () => Promise<number> {
  const startedAt = performance.now()
  const { fillRect } = CanvasRenderingContext2D.prototype
  let rects = 0
  const painted = new Promise<number>((resolve) => {
    CanvasRenderingContext2D.prototype.fillRect = function (...box) {
      rects += 1
      if (rects === CANDLE_RECTS) {
        CanvasRenderingContext2D.prototype.fillRect = fillRect
        requestAnimationFrame(() => resolve(performance.now() - startedAt))
      }
      return fillRect.apply(this, box)
    }
  })
  return () => painted
}

function place(): HTMLElement {
  const element = document.getElementById('place')
  if (element === null) throw new Error('chart bench: got a page without #place, wanted index.html')
  return element
}

/** The library alone: candles and nothing else. */
function firstPaintBare(count: number): Promise<number> {
  desk?.unmount()
  const { sessions, open, high, low, close } = walkBars(count)
  const painted = untilPainted()
  const chart = createChart(place(), { autoSize: true })
  const series = chart.addSeries(CandlestickSeries)
  series.setData(
    sessions.map((session, index) => ({
      time: secondsOfSession(session) as UTCTimestamp,
      open: open[index]!,
      high: high[index]!,
      low: low[index]!,
      close: close[index]!,
    })),
  )
  chart.timeScale().fitContent()
  return painted()
}

/** The desk stands before a chart is opened in it: a head of figures, as above every chart. Not measured. */
function standUp(): Promise<void> {
  desk = createRoot(place())
  const head = createElement(
    'p',
    null,
    createElement(Figure, { field: 'close', measure: price, value: 12.5 }),
    createElement(Figure, { field: 'volume', measure: shares, value: 1200 }),
  )
  desk.render(head)
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}

/** The component as the Name screen shows it: frame, averages, volume, fills, stop, unknown sessions and readout made within the measured time. */
function firstPaintWhole(count: number): Promise<number> {
  if (desk === null) throw new Error('chart bench: got no desk, wanted standUp first')
  const bars = walkBars(count)
  const fills = Array.from({ length: 40 }, (_, index) => {
    const at = count - 1 - index * 5
    return {
      session: bars.sessions[at]!,
      at: null,
      kind: index % 2 === 0 ? 'buy' : 'sell',
      quantity: 100,
      price: bars.close[at]!,
      chartPrice: bars.close[at]!,
    }
  })
  const history = bars.sessions.slice(-250).map((session, index) => ({ session, stopPrice: (bars.close.at(-1) ?? 0) * (0.8 + index / 2500) }))
  const painted = untilPainted()
  const frame = chartFrame(bars, ['2014-01-01', '2014-12-25'], ['sma50', 'sma200'])
  desk.render(
    createElement(PriceChart, {
      label: 'bench',
      frame,
      fills: fillMarks(fills, frame.timeline, null),
      stop: { stopPrice: history.at(-1)?.stopPrice ?? null, rule: 'hard', history },
      asOf: { place: frame.timeline.seconds.length - 1, words: 'as of the last session' },
      scale: 'linear',
      named: 'all',
      range: null,
      onRange: () => undefined,
    }),
  )
  return painted()
}

/** Milliseconds of the main thread per frame while the view moves by one bar a frame, all bars in sight when `width` is the count. */
async function panFrames(count: number, width: number, frames: number): Promise<number[]> {
  desk?.unmount()
  const frame = chartFrame(walkBars(count), [], ['sma50', 'sma200'])
  const plot = openPricePlot(place(), readPalette(place()), frame, { onPoint: () => undefined, onRange: () => undefined })
  plot.show(frame, { fills: [], stop: null, asOf: null })
  const native = window.requestAnimationFrame.bind(window)
  let spentMs = 0
  window.requestAnimationFrame = (work) =>
    native((at) => {
      const startedAt = performance.now()
      work(at)
      spentMs += performance.now() - startedAt
    })
  const nextFrame = (): Promise<void> => new Promise((resolve) => native(() => resolve()))
  const costs: number[] = []
  for (let index = 0; index < frames; index += 1) {
    spentMs = 0
    const startedAt = performance.now()
    plot.look({ from: count - width - index, to: count - index })
    spentMs += performance.now() - startedAt
    await nextFrame()
    await nextFrame()
    costs.push(spentMs)
  }
  window.requestAnimationFrame = native
  return costs
}

const chartBench = { standUp, firstPaintBare, firstPaintWhole, panFrames }
window.chartBench = chartBench
