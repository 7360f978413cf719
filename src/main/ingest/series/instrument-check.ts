import type { StagedFile } from '../importer.ts'
import { medianOf, type SiblingDays } from './sibling-days.ts'

const LEAST_MOVES = 20
/** Two downloads of one instrument move alike but for the days of dividends and splits; two instruments seldom do within this. */
const ALIKE_FRACTION = 0.001

/**
 * The check `instrument`: does the file move from day to day as the instrument's other series do, whatever each is adjusted for? Not ok where
 * the median difference of their daily moves says that the file is of another instrument.
 */
export function instrumentCheck(siblings: readonly SiblingDays[]): StagedFile['checks'] {
  const strange: string[] = []
  let compared = 0
  for (const { symbol, label, days } of siblings) {
    const differences = days.slice(1).flatMap((day, i) => {
      const later = days[i]!
      const difference = Math.abs(later.close / day.close - later.otherClose / day.otherClose)
      return Number.isFinite(difference) ? [difference] : []
    })
    if (differences.length < LEAST_MOVES) continue
    compared += 1
    if (medianOf(differences) > ALIKE_FRACTION) strange.push(`${symbol} does not move from day to day as ${label} does`)
  }
  if (compared === 0) return []
  if (strange.length === 0) return [{ id: 'instrument', ok: true, detail: 'It moves from day to day as what is stored of the instrument does.' }]
  return [{ id: 'instrument', ok: false, detail: `${strange.slice(0, 3).join('; ')}. Perhaps another instrument: say which symbol it is.` }]
}
