import { isoDay } from '#domain/calendar/civil-day.ts'
import type { StagedFile } from '../importer.ts'
import type { ContestedAction } from './judge-actions.ts'
import type { SeriesDraft } from './series-draft.ts'

const SHOWN = 3

/** The check `actions`: dividends and splits that are stated otherwise than they are stored. Nothing to say while all agree. */
export function actionsCheck(draft: SeriesDraft, contested: readonly ContestedAction[]): StagedFile['checks'] {
  if (contested.length === 0) return []
  const words = contested
    .slice(0, SHOWN)
    .map(({ series, session, kind, value, stands, line }) => `line ${line}: ${draft.symbols[series]} ${isoDay(session)} ${kind} ${value}, ${stands} stands`)
  const more = contested.length > SHOWN ? `; ${contested.length - SHOWN} more` : ''
  return [{ id: 'actions', ok: false, detail: `Stated otherwise before: ${words.join('; ')}${more}.` }]
}
