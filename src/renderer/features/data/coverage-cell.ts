import type { Output } from '#contract/channels.ts'
import { writeAge } from '../../format/session.ts'
import type { MarkState } from '../../ui/state-mark.tsx'

export type Coverage = Output<'data.coverage'>
export type CoverageRow = Coverage['rows'][number]
export type CoverageKind = Coverage['kinds'][number]

/** One field of the matrix as it is shown. */
export interface CoverageCell {
  readonly state: MarkState
  /** What the mark says. */
  readonly word: string
  /** ISO day; null = there is nothing. */
  readonly last: string | null
}

const MARKS = { fresh: 'pass', stale: 'stale', unjudged: 'not-tested' } as const

/** What a row has of a kind; null where the kind says nothing of such a row: a macro series has no bars, a name no values. */
export function coverageCell({ group, cells }: Pick<CoverageRow, 'group' | 'cells'>, { kind, of }: Pick<CoverageKind, 'kind' | 'of'>): CoverageCell | null {
  if ((group === 'series') !== (of === 'series')) return null
  const cell = cells.find((one) => one.kind === kind)
  if (cell === undefined) return { state: 'unknown', word: 'nothing', last: null }
  const { state, last, ageSessions, limitSessions } = cell
  if (ageSessions === undefined || limitSessions === undefined) return { state: MARKS[state], word: 'no age limit', last }
  const limit = limitSessions === 0 ? 'must be of this session' : `good for ${limitSessions} session${limitSessions === 1 ? '' : 's'}`
  return { state: MARKS[state], word: `${state}, ${writeAge(ageSessions)}, ${limit}`, last }
}
