import type { Client, Output } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'
import type { HeldPlace } from './held-words.ts'

type Decided = Output<'quarantine.decide'>
export type HeldDecision = Decided['decision']

/** Lines of one call: a file of thousands is decided in several. */
const MOST_LINES = 20_000

export interface DecidedRows {
  readonly answers: readonly Decided[]
  /** The first refusal; those after it were not asked. */
  readonly refused: Extract<Outcome<Decided>, { ok: false }> | null
  /** Brings back what was decided before, the last first. */
  readonly undo: () => Promise<Outcome<unknown>>
}

/** Says the user's word on rows, file by file; a single row in a call of its own, which says why where it cannot be. */
export function decideRows(client: Client, rows: readonly HeldPlace[], decision: HeldDecision): Promise<DecidedRows> {
  const files = Map.groupBy(rows, ({ batch, file }) => `${batch}\n${file}`)
  return decideAll(
    client,
    [...files.values()].flatMap((places) => callsOf(places, decision)),
  )
}

function callsOf(places: readonly HeldPlace[], decision: HeldDecision): Call[] {
  const [first] = places
  if (first === undefined) return []
  const { batch, file, line } = first
  if (places.length === 1) return [{ batch, file, line, decision }]
  return slices(places.map((place) => place.line)).map((lines) => ({ batch, file, lines, decision }))
}

/** Says the user's word on what of a whole file waits. */
export const decideFile = (client: Client, { batch, file }: HeldPlace, decision: HeldDecision): Promise<DecidedRows> =>
  decideAll(client, [{ batch, file, decision }])

interface Call {
  readonly batch: string
  readonly file: string
  readonly line?: number
  readonly lines?: number[]
  readonly decision: HeldDecision
}

async function decideAll(client: Client, calls: readonly Call[]): Promise<DecidedRows> {
  const answers: Decided[] = []
  let refused: DecidedRows['refused'] = null
  for (const call of calls) {
    const outcome = await client.call('quarantine.decide', call)
    if (!outcome.ok) {
      refused = outcome
      break
    }
    answers.push(outcome.value)
  }
  return { answers, refused, undo: () => bringBack(client, answers) }
}

/** In the turn opposite to that in which they changed: what was taken gives way before another takes its place again. */
async function bringBack(client: Client, answers: readonly Decided[]): Promise<Outcome<unknown>> {
  for (const { before } of answers.toReversed()) {
    for (const { batch, file, decision, lines } of before.toReversed()) {
      for (const some of slices(lines)) {
        const outcome = await client.call('quarantine.decide', { batch, file, lines: some, decision })
        if (!outcome.ok) return outcome
      }
    }
  }
  return { ok: true, value: null }
}

const slices = (lines: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(lines.length / MOST_LINES) }, (_, i) => lines.slice(i * MOST_LINES, (i + 1) * MOST_LINES))
