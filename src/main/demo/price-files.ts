import type { SessionDate } from '#domain/units.ts'
import type { AdjustedBars } from './adjusted-bars.ts'
import type { Dirt, InjectedFault } from './fault-plan.ts'
import type { FundBars } from './funds.ts'
import type { MinuteBar } from './minute-bars.ts'

export interface WrittenFile {
  readonly text: string
  readonly faults: readonly InjectedFault[]
}

/** A company's file in the layout of the Yahoo website, with its dirt and the answer key of it. */
export function yahooFile(symbol: string, sessions: readonly SessionDate[], bars: AdjustedBars, dirt: Dirt): WrittenFile {
  const lines = ['Date,Open,High,Low,Close,Adj Close,Volume']
  const faults: InjectedFault[] = []
  const at = dirt.kind === 'clean' ? -1 : dirt.kind === 'split-suspect' ? quietSessionFrom(dirt.at, bars) : dirt.at
  for (let t = bars.from; t < bars.to; t += 1) {
    const session = sessions[t]!
    const isHere = at === t
    if (isHere && dirt.kind === 'missing-session') {
      faults.push({ code: 'missing-session', symbol, session })
      continue
    }
    // A split nobody adjusted: everything before it stands at the old price.
    const factor = dirt.kind === 'split-suspect' && t < at ? (dirt.ratio ?? 1) : 1
    if (isHere && dirt.kind === 'split-suspect') faults.push({ code: 'split-suspect', symbol, session })
    const price = (value: number): string => (value * factor).toFixed(6)
    const isMisplaced = isHere && dirt.kind === 'review-bar'
    // The row is held back until somebody has looked at it, so the session stands without a bar until then.
    if (isMisplaced) faults.push({ code: 'review-bar', symbol, session }, { code: 'missing-session', symbol, session })
    const close = bars.close[t]! * (isMisplaced ? 100 : 1)
    const row = `${session},${price(bars.open[t]!)},${price(bars.high[t]!)},${price(bars.low[t]!)},${price(close)},${price(bars.adjustedClose[t]!)},${Math.round(bars.volume[t]! / factor)}`
    lines.push(row)
    if (isHere && dirt.kind === 'duplicate-stamp') {
      faults.push({ code: 'duplicate-stamp', symbol, session })
      lines.push(
        `${session},${price(bars.open[t]!)},${price(bars.high[t]!)},${price(bars.low[t]!)},${price(bars.low[t]!)},${price(bars.adjustedClose[t]!)},${Math.round(bars.volume[t]! / 2)}`,
      )
    }
  }
  return { text: `${lines.join('\n')}\n`, faults }
}

/** The first session from `at` on that opened within 1.5 % of the close before and moved less than 10 %: a split on a wild day cannot be told from the day. -1 = none. */
function quietSessionFrom(at: number, { open, close, to }: AdjustedBars): number {
  for (let t = at; t < to; t += 1) if (Math.abs(open[t]! / close[t - 1]! - 1) < 0.015 && Math.abs(close[t]! / open[t]! - 1) < 0.1) return t
  return -1
}

/** A fund's file in the lower-case layout of a script download. */
export function lowerCaseFile(sessions: readonly SessionDate[], bars: FundBars): string {
  const lines = ['date,open,high,low,close,volume']
  for (const [t, session] of sessions.entries()) lines.push(`${session},${bars.open[t]},${bars.high[t]},${bars.low[t]},${bars.close[t]},${bars.volume[t]}`)
  return `${lines.join('\n')}\n`
}

/** The same fund as one exchange saw it: 2 % of the volume under the same header. */
export function partialTapeFile(sessions: readonly SessionDate[], bars: FundBars): string {
  const lines = ['Date,Open,High,Low,Close,Volume']
  for (const [t, session] of sessions.entries())
    lines.push(`${session},${bars.open[t]},${bars.high[t]},${bars.low[t]},${bars.close[t]},${Math.round(bars.volume[t]! * 0.02)}`)
  return `${lines.join('\n')}\n`
}

/** Minutes with the New York offset in each stamp. */
export function minuteFile(days: readonly { readonly session: string; readonly bars: readonly MinuteBar[] }[], offsetOf: (session: string) => string): string {
  const lines = ['Datetime,Open,High,Low,Close,Volume']
  for (const { session, bars } of days) {
    const offset = offsetOf(session)
    for (const bar of bars) lines.push(`${session} ${clock(bar.minute)}:00${offset},${bar.open},${bar.high},${bar.low},${bar.close},${bar.volume}`)
  }
  return `${lines.join('\n')}\n`
}

/** A macro series as `date,value`; a holiday of the bond market is a blank cell. */
export function valueFile(sessions: readonly SessionDate[], values: Float64Array, digits: number): string {
  return `${['date,value', ...sessions.map((session, t) => `${session},${values[t]!.toFixed(digits)}`)].join('\n')}\n`
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
