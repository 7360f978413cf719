import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '../ui/keys/use-actions.ts'
import { chordOf } from '../ui/keys/chord.ts'
import { BarReadout } from './bar-readout.tsx'
import type { ChartFrame } from './chart-frame.ts'
import { placeAfterKey, zoomAfterKey } from './chart-keys.ts'
import type { FillMark } from './fill-marks.ts'
import { readPalette } from './palette.ts'
import { type DrawnStop, plotStrength } from './plot-lines.ts'
import { openPricePlot, type PricePlot } from './price-plot.ts'
import { type ChartStop, stopSteps } from './stop-steps.ts'
import { type RangeId, rangeWith, type VisibleRange, zoomAround } from './visible-range.ts'
import { watchHeight } from './watch-height.ts'
import { watchPalette } from './watch-palette.ts'
import './price-chart.css'

export interface PriceChartProps {
  /** Names the chart to a reader: "IWM, daily bars". */
  readonly label: string
  /** Made by `chartFrame`, once per answer: a new one is drawn anew. */
  readonly frame: ChartFrame
  readonly fills: readonly FillMark[]
  readonly stop: ChartStop | null
  readonly asOf: { readonly place: number; readonly words: string } | null
  readonly scale: 'linear' | 'log'
  /** The named range asked for; null leaves the view where the user put it. */
  readonly named: RangeId | null
  /** Where the view begins when no named range is asked for. */
  readonly range: VisibleRange | null
  readonly onRange: (range: VisibleRange, named: RangeId | null) => void
}

const NO_STEPS = [] as const

/**
 * Candles with volume below, studies, fills, stop and what is not known, read out under the crosshair.
 * The wheel zooms at the cursor, a drag moves; with the focus in it ← → lead the crosshair, + and − zoom.
 */
export function PriceChart({ label, frame, fills, stop, asOf, scale, named, range, onRange }: PriceChartProps) {
  const host = useRef<HTMLDivElement>(null)
  const readout = useRef<HTMLParagraphElement>(null)
  const plot = useRef<PricePlot | null>(null)
  const [pointed, setPointed] = useState<{ readonly frame: ChartFrame; readonly place: number | null }>({ frame, place: null })
  const place = pointed.frame === frame ? pointed.place : null
  const latest = useRef({ frame, range, onRange, shown: null as RangeId | null, left: null as VisibleRange | null })
  useLayoutEffect(() => {
    latest.current = { ...latest.current, frame, range, onRange }
  })

  const line = useMemo((): DrawnStop | null => (stop === null ? null : { rule: stop.rule, steps: stopSteps(stop, frame.timeline) }), [stop, frame])
  // Another kind of frame wants other series; the same kind is only filled anew.
  const kind = `${frame.plot} ${frame.hasVolume} ${plotStrength(frame) !== null} ${frame.bars.times === undefined} ${frame.leastMove}`
  useLayoutEffect(() => {
    const element = host.current
    if (element === null) return
    const palette = readPalette(element)
    const opened = openPricePlot(element, palette, latest.current.frame, {
      onPoint: (next) => setPointed({ frame: latest.current.frame, place: next }),
      onRange(next, itsName) {
        latest.current.shown = itsName
        latest.current.onRange(next, itsName)
      },
    })
    plot.current = opened
    latest.current.shown = null
    const unwatch = watchPalette(element, palette, opened.paint)
    const stopMeasuring = watchHeight(readout.current, opened.keepClear)
    return () => {
      unwatch()
      stopMeasuring()
      plot.current = null
      latest.current.left = opened.range()
      opened.close()
    }
  }, [kind])
  useLayoutEffect(() => plot.current?.show(frame, { fills, stop: line, asOf }), [frame, fills, line, asOf, kind])
  useLayoutEffect(() => plot.current?.scale(scale), [scale, kind])
  useLayoutEffect(() => {
    const { shown, left, range: before } = latest.current
    const own = left ?? before
    if (named !== null && named !== shown) {
      latest.current.shown = named
      plot.current?.look(named)
    } else if (named === null && shown === null && own !== null) plot.current?.look(own)
  }, [named, kind])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const chord = chordOf(event)
    const count = frame.timeline.seconds.length
    const view = plot.current?.range() ?? null
    const next = placeAfterKey(chord, place, count)
    const factor = zoomAfterKey(chord)
    if (view === null || count === 0) return
    if (next !== null) {
      const moved = rangeWith(view, next)
      if (moved !== view) plot.current?.look(moved)
      plot.current?.point(next)
      setPointed({ frame, place: next })
    } else if (factor !== null) plot.current?.look(zoomAround(view, place ?? count - 1, factor, count))
    else if (chord === 'Escape' && place !== null) {
      plot.current?.point(null)
      setPointed({ frame, place: null })
    } else return
    event.preventDefault()
  }
  useActions([
    { id: 'chart.step', label: 'In the chart: crosshair one bar, with Shift ten', key: '← →', group: 'screen' },
    { id: 'chart.zoom', label: 'In the chart: zoom', key: '+ -', group: 'screen' },
  ])

  return (
    <div className={`price-chart ${plotStrength(frame) === null ? '' : 'price-chart-deep'}`} data-chart={frame.plot}>
      <div
        className="price-chart-field"
        role="group"
        aria-label={`${label}. Arrow keys read bar by bar, t shows the table.`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div ref={host} className="price-chart-host" aria-hidden="true" />
      </div>
      <BarReadout ref={readout} frame={frame} place={place} fills={fills} stops={line?.steps ?? NO_STEPS} />
    </div>
  )
}
