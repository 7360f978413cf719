import { isoDay } from '#domain/calendar/civil-day.ts'
import { sessionOf } from '../../store/chunk-store.ts'
import type { StagedFile } from '../importer.ts'
import type { ChosenLine } from './choose-line.ts'
import type { Rebase } from './rebase-line.ts'
import type { SeriesDraft } from './series-draft.ts'
import type { StoredLine } from './stored-lines.ts'

/** The check `seam`: does the file continue what is stored? Nothing to say about a symbol the store has no such line of. */
export function seamCheck(draft: SeriesDraft, chosen: ReadonlyMap<number, ChosenLine>): StagedFile['checks'] {
  const broken: string[] = []
  const joined: string[] = []
  const doubtful: string[] = []
  let shared = 0
  let differing = 0
  let compared = 0
  for (const [series, { seam, isSeamOk, variant, rebase }] of chosen) {
    if (seam === null) continue
    compared += 1
    shared += seam.shared
    differing += seam.differing
    if (rebase !== undefined)
      joined.push(`${draft.symbols[series]}: ${seam.differing} of ${seam.shared} shared stamps differ; ${rebaseWords(draft, variant, rebase)}`)
    // Too few to decide by: the rows are joined, and the user is told where to look.
    if (isSeamOk && rebase === undefined && variant === '' && seam.differing * 2 > seam.shared)
      doubtful.push(`${draft.symbols[series]}: ${seam.differing} of ${seam.shared} shared stamps differ`)
    if (!isSeamOk) {
      broken.push(`${draft.symbols[series]}: ${seam.differing} of ${seam.shared} shared stamps differ; kept apart as ${draft.kind.profileId}${variant}`)
    }
  }
  if (compared === 0) return []
  if (broken.length === 0 && joined.length > 0) return [{ id: 'seam', ok: true, detail: `${listOf(joined)}.` }]
  if (broken.length === 0 && doubtful.length > 0) {
    const detail = `${listOf(doubtful)}: too few to keep the file apart. If it is adjusted otherwise, answer “series” with new, or there is a jump at the seam.`
    return [{ id: 'seam', ok: false, detail }]
  }
  if (broken.length === 0 && shared === 0)
    return [{ id: 'seam', ok: true, detail: 'No stamp is shared with what is stored: nothing shows whether both are adjusted alike.' }]
  if (broken.length === 0) return [{ id: 'seam', ok: true, detail: `${shared - differing} of ${shared} shared stamps agree with what is stored.` }]
  return [{ id: 'seam', ok: false, detail: `${listOf(broken)}. Another adjustment, or another instrument.` }]
}

const MOST_LISTED = 3
const listOf = (items: readonly string[]): string =>
  `${items.slice(0, MOST_LISTED).join('; ')}${items.length > MOST_LISTED ? ` and ${items.length - MOST_LISTED} more` : ''}`

function rebaseWords({ kind }: SeriesDraft, variant: string, { stamps, prices }: Rebase): string {
  const seam = isoDay(sessionOf(kind, stamps[0]!))
  return `what ${kind.profileId}${variant} has before ${seam} is multiplied by ${Number(prices[0]!.toPrecision(6))}`
}

/** The question `rebase` of a file that would not continue what is stored: may the stored line be multiplied to fit it? */
export function rebaseQuestion({ kind }: SeriesDraft, chosen: ReadonlyMap<number, ChosenLine>, rebases: boolean): StagedFile['questions'] {
  const isAsked = kind.kind === 'bars' && [...chosen.values()].some(({ isSeamOk, rebase }) => !isSeamOk || rebase !== undefined)
  if (!isAsked) return []
  return [
    {
      id: 'rebase',
      text: 'Shall what is stored be multiplied to continue this file? It stays apart otherwise.',
      choices: ['no', 'yes'],
      default: 'no',
      ...(rebases ? { answer: 'yes' } : {}),
    },
  ]
}

/** The question `series` of a file with one symbol: which line of its profile it belongs to. It always has a default. */
export function seriesQuestion(
  draft: SeriesDraft,
  chosen: ReadonlyMap<number, ChosenLine>,
  linesOf: ReadonlyMap<number, readonly StoredLine[]>,
  answer: string | undefined,
): StagedFile['questions'] {
  const [only, second] = [...chosen.keys()]
  if (only === undefined || second !== undefined) return []
  const { profileId } = draft.kind
  const lines = linesOf.get(only) ?? []
  const variant = chosen.get(only)?.variant ?? ''
  return [
    {
      id: 'series',
      text: `Which line of ${draft.symbols[only]} do these rows belong to?`,
      choices: [...new Set([...lines.map((line) => `${profileId}${line.variant}`), `${profileId}${variant}`]), 'new'],
      default: `${profileId}${variant}`,
      ...(answer === undefined ? {} : { answer: answer === 'new' ? 'new' : `${profileId}${answer}` }),
    },
  ]
}
