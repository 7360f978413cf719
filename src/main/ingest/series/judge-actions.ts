import { isoDay } from '#domain/calendar/civil-day.ts'
import { isSameValue } from '../../store/chunk-state.ts'
import { storedAction } from '../../store/corporate-actions.ts'
import type { ReadDb } from '../../store/handles.ts'
import { readInstrument } from '../../store/instruments.ts'
import type { HeldNote } from './held-row.ts'
import type { DraftAction, SeriesDraft } from './series-draft.ts'
import type { EarlierDraft } from './stored-lines.ts'

/** An action whose file states another value than the one that stands. */
export interface ContestedAction extends DraftAction {
  readonly stands: number
}

interface JudgedActions {
  readonly standing: readonly DraftAction[]
  readonly contested: readonly ContestedAction[]
  readonly added: { readonly dividend: number; readonly split: number }
}

const WORDS = { dividend: 'dividend', split: 'split' } as const

/**
 * Counts each dividend and split once per symbol and session. A row without prices has the fate of its action: new, known from the store,
 * ignored as a repeat within the file, or waiting when another value is stored. Beside a bar the action has no say in the row's status.
 * @returns the actions that stand and those that state something else than what stands, in the order of the file, and how many of each kind are new
 */
export function judgeActions(db: ReadDb, draft: SeriesDraft, earlier: readonly EarlierDraft[], note: (note: HeldNote) => void): JudgedActions {
  const standing = new Map<string, DraftAction>()
  const contested: ContestedAction[] = []
  const added = { dividend: 0, split: 0 }
  for (const action of draft.actions) {
    const symbol = draft.symbols[action.series]!
    const session = isoDay(action.session)
    const say = (status: 'ignored' | 'known' | 'review' | 'new', reason: string): void => {
      if (!action.standsAlone) return
      draft.statuses.raise(action.line, status)
      if (status === 'ignored' || status === 'review') note({ line: action.line, status, reason, column: null, symbol, session })
    }
    const key = `${symbol} ${action.session} ${action.kind}`
    const sameFile = standing.get(key)
    if (sameFile !== undefined) {
      if (isSameValue(sameFile.value, action.value)) say('ignored', `The same ${WORDS[action.kind]} as line ${sameFile.line}.`)
      else {
        contested.push({ ...action, stands: sameFile.value })
        say('review', `Line ${sameFile.line} states another ${WORDS[action.kind]} for this session: ${sameFile.value}.`)
      }
      continue
    }
    const stored = knownValue(db, earlier, symbol, action, session)
    if (stored !== undefined && !isSameValue(stored, action.value)) {
      contested.push({ ...action, stands: stored })
      say('review', `Another ${WORDS[action.kind]} is stored for this session: ${stored}.`)
      continue
    }
    standing.set(key, action)
    if (stored === undefined) added[action.kind] += 1
    say(stored === undefined ? 'new' : 'known', '')
  }
  return { standing: [...standing.values()], contested, added }
}

function knownValue(db: ReadDb, earlier: readonly EarlierDraft[], symbol: string, { session, kind }: DraftAction, iso: string): number | undefined {
  const instrument = readInstrument(db, symbol)
  const stored = instrument === undefined ? undefined : storedAction(db, instrument.id, iso, kind)
  if (stored !== undefined) return stored
  for (const { draft } of earlier) {
    const series = draft.find(symbol)
    const found = series === undefined ? undefined : draft.actions.find((other) => other.series === series && other.session === session && other.kind === kind)
    if (found !== undefined) return found.value
  }
  return undefined
}
