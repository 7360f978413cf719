import type { QuarantineRow } from '#contract/schemas/quarantine.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeSession } from '../../format/session.ts'
import { BOX_HEIGHT, type BarShape, heldShapes, type Prices, SLOT_WIDTH, type Slot, slotsAround } from './held-shapes.ts'

/** Sessions, or minutes, on each side of the row. */
const REACH = 20
/** Civil days that hold so many sessions whatever holidays there are. */
const REACH_DAYS = 36

/** The bars around a held-back row, and what the row says drawn hollow on its stamp. */
export function HeldPicture({ row }: { row: QuarantineRow }) {
  const slots = useSlots(row)
  const shapes = slots === null ? null : heldShapes(slots)
  if (shapes === null) return <div className="held-picture held-picture-none" role="img" aria-label="Nothing is stored around it" />
  const { bars, held, width } = shapes
  const words = `${bars.length} ${row.kind === 'values' ? 'values' : 'bars'} around ${row.session === null ? 'it' : writeSession(row.session)}; hollow: what the row says`
  return (
    <figure className="held-picture">
      <svg role="img" aria-label={words} viewBox={`0 -2 ${width} ${BOX_HEIGHT + 4}`} preserveAspectRatio="none">
        {bars.map((bar) => (
          <g key={bar.x} className="held-bar">
            <BarMark bar={bar} width={SLOT_WIDTH * 0.5} />
          </g>
        ))}
        {held !== null && (
          <g className="held-bar-hollow">
            <BarMark bar={held} width={SLOT_WIDTH * 0.9} />
          </g>
        )}
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  )
}

function BarMark({ bar, width }: { bar: BarShape; width: number }) {
  return (
    <>
      <path d={`M${bar.x} ${bar.wickFrom}V${bar.bodyFrom}M${bar.x} ${bar.bodyTo}V${bar.wickTo}`} />
      <rect x={bar.x - width / 2} y={bar.bodyFrom} width={width} height={bar.bodyTo - bar.bodyFrom} />
    </>
  )
}

/** Asked anew only when the row is another. Null while nothing can be drawn. */
function useSlots({ kind, symbol, session, series, timeframe, at, says }: QuarantineRow): Slot[] | null {
  const around = session === null || series === null ? null : { from: dayFrom(session, -REACH_DAYS), to: dayFrom(session, REACH_DAYS) }
  const isMinutes = timeframe === '1m'
  const day = isMinutes && session !== null ? { from: session, to: session } : around
  const bars = useCall(
    'bars.range',
    kind === 'bars' && symbol !== null && series !== null && day !== null ? { symbol, series, timeframe: timeframe ?? '1d', adjust: 'none', ...day } : null,
  )
  const values = useCall('series.get', kind === 'values' && series !== null && around !== null ? { id: series, ...around } : null)
  const stamp = at ?? session
  if (says === null || stamp === null) return null
  if (series === null) return slotsAround([], () => says, stamp, says, REACH)
  if (kind === 'values') {
    const found = values.value
    return found === null ? null : slotsAround(found.sessions, (index) => lone(found.values[index] ?? null), stamp, lone(says.close), REACH)
  }
  const found = bars.value
  if (found === null) return null
  const priceAt = (index: number): Prices => ({
    open: found.open[index] ?? null,
    high: found.high[index] ?? null,
    low: found.low[index] ?? null,
    close: found.close[index] ?? null,
  })
  return slotsAround((isMinutes ? found.times : undefined) ?? found.sessions, priceAt, stamp, says, REACH)
}

const lone = (value: number | null): Prices => ({ open: value, high: value, low: value, close: value })

const dayFrom = (session: string, days: number): string => new Date(Date.parse(`${session}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
