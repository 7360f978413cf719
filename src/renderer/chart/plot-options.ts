import {
  type CandlestickSeriesPartialOptions,
  type ChartOptions,
  ColorType,
  CrosshairMode,
  type DeepPartial,
  LineStyle,
  type LineSeriesPartialOptions,
  type PriceFormat,
  TickMarkType,
  type Time,
} from 'lightweight-charts'
import { writeAxisClock, writeAxisSession } from '../format/axis-session.ts'
import { price } from '../format/price.ts'
import { writeWeekday } from '../format/session.ts'
import { sessionOfSeconds } from './axis-seconds.ts'
import type { ChartFrame } from './chart-frame.ts'
import { conflationFor } from './conflation.ts'
import { type Palette, withOpacity } from './palette.ts'

/** Reserved for the price axis, in characters, so that the plot keeps its width from name to name. */
const AXIS_CHARS = 9
/** Width of a digit of the figure face, in ems. */
export const DIGIT_EM = 0.6

/** Everything that does not depend on colours or type. The attribution the licence asks for stands in About: the library's own logo brings a style sheet, which the content policy refuses. */
export function behaviourOf(frame: ChartFrame): DeepPartial<ChartOptions> {
  const isMinutes = frame.bars.times !== undefined
  return {
    autoSize: true,
    layout: { attributionLogo: false },
    hoveredSeriesOnTop: false,
    localization: { locale: 'en-GB', timeFormatter: (time: Time) => (isMinutes ? writeAxisClock(Number(time)) : writeWeekday(sessionOfSeconds(Number(time)))) },
    timeScale: {
      ...conflationFor(frame.timeline.seconds.length),
      timeVisible: isMinutes,
      secondsVisible: false,
      minBarSpacing: 0.01,
      fixLeftEdge: true,
      lockVisibleTimeRangeOnResize: true,
      shiftVisibleRangeOnNewBar: false,
      tickMarkFormatter: writeTick,
    },
    crosshair: { mode: CrosshairMode.Normal },
    // The wheel zooms at the cursor and a drag moves; momentum would go on after the hand has stopped.
    kineticScroll: { mouse: false, touch: false },
  }
}

function writeTick(time: Time, type: TickMarkType): string {
  const seconds = Number(time)
  if (type === TickMarkType.Time || type === TickMarkType.TimeWithSeconds) return writeAxisClock(seconds)
  return writeAxisSession(sessionOfSeconds(seconds), type === TickMarkType.Year ? 'year' : type === TickMarkType.Month ? 'month' : 'day')
}

/** Colours and type of the whole chart. */
export function lookOf(palette: Palette): DeepPartial<ChartOptions> {
  const { surface, inkFaint, ink, line, lineStrong, face, fontPx } = palette
  const guide = { color: lineStrong, width: 1, style: LineStyle.Dashed, labelBackgroundColor: ink } as const
  return {
    layout: {
      background: { type: ColorType.Solid, color: surface },
      textColor: inkFaint,
      fontFamily: face,
      fontSize: fontPx,
      panes: { enableResize: false, separatorColor: line },
    },
    grid: { vertLines: { visible: false }, horzLines: { color: withOpacity(line, 0.6) } },
    crosshair: { vertLine: guide, horzLine: guide },
    rightPriceScale: {
      borderVisible: false,
      entireTextOnly: true,
      scaleMargins: { top: 0.12, bottom: 0.06 },
      minimumWidth: Math.round(AXIS_CHARS * DIGIT_EM * fontPx),
    },
    timeScale: { borderColor: line },
  }
}

const priceFormat = (leastMove: number): PriceFormat => ({ type: 'custom', formatter: price.digits, minMove: leastMove })

/** Hollow where the close is above the open, filled where below: told apart without colour. */
export function candlesOf({ surface, gain, loss }: Palette, { leastMove }: ChartFrame): CandlestickSeriesPartialOptions {
  return {
    upColor: surface,
    downColor: loss,
    borderUpColor: gain,
    borderDownColor: loss,
    wickUpColor: gain,
    wickDownColor: loss,
    lastValueVisible: false,
    priceLineVisible: false,
    priceFormat: priceFormat(leastMove),
  }
}

export function closesOf({ ink }: Palette, { leastMove }: ChartFrame): LineSeriesPartialOptions {
  return { color: ink, lineWidth: 1, lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false, priceFormat: priceFormat(leastMove) }
}
