import type { RowStatus } from '#contract/schemas/imports.ts'
import type { StatedFigures, StatedPosition } from '../../store/stated-positions.ts'

/** What one line says is held, before it is known whose it is and of when. */
export interface PositionDraft {
  readonly figures: StatedFigures
  readonly name: string | null
  /** The account as the line itself shows it. */
  readonly accountText: string | null
  /** ISO day; null while neither the line, nor the file, nor an answer says it. */
  asOf: string | null
  /** "18:04" in New York, '' without a time. */
  asOfTime: string
  /** What makes the line unique in its statement; '' until the whole file is known. */
  rowKey: string
}

/**
 * One line of positions on its way to the store. A row of a transactions file is one too as soon as it carries a draft: status,
 * reason and account mean the same there.
 */
export interface PositionRow {
  readonly line: number
  status: RowStatus
  reason: string
  column: string | null
  /** Account the line goes to; null while nobody said. */
  account: string | null
  position: PositionDraft | null
}

/** A line that holds a position, whose it is and of when being known. */
export function statedPosition({ account, position }: PositionRow): StatedPosition | null {
  if (account === null || position === null || position.asOf === null) return null
  const { figures, name, asOf, asOfTime, rowKey } = position
  return { ...figures, name, account, asOf, asOfTime, rowKey }
}

/** A file of one call that states positions: what it holds counts as stored for the files behind it. */
export interface WithPositions {
  readonly positionRows: readonly PositionRow[]
}

export const hasPositions = <F extends object>(file: F): file is F & WithPositions => 'positionRows' in file
