import type { StagedFile } from '../importer.ts'
import type { ChosenLine } from './choose-line.ts'
import type { SeriesDraft } from './series-draft.ts'
import type { StoredLine } from './stored-lines.ts'

/** The check `seam`: does the file continue what is stored? Nothing to say about a symbol the store has no such line of. */
export function seamCheck(draft: SeriesDraft, chosen: ReadonlyMap<number, ChosenLine>): StagedFile['checks'] {
  const broken: string[] = []
  let shared = 0
  let differing = 0
  let compared = 0
  for (const [series, { seam, isSeamOk, variant }] of chosen) {
    if (seam === null) continue
    compared += 1
    shared += seam.shared
    differing += seam.differing
    if (!isSeamOk) {
      broken.push(`${draft.symbols[series]}: ${seam.differing} of ${seam.shared} shared stamps differ; kept apart as ${draft.kind.profileId}${variant}`)
    }
  }
  if (compared === 0) return []
  if (broken.length === 0) return [{ id: 'seam', ok: true, detail: `${shared - differing} of ${shared} shared stamps agree with what is stored.` }]
  const rest = broken.length > 3 ? ` and ${broken.length - 3} more` : ''
  return [{ id: 'seam', ok: false, detail: `${broken.slice(0, 3).join('; ')}${rest}. Another adjustment, or another instrument.` }]
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
