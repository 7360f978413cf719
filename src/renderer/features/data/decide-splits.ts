import type { Client, Output } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'

type Problem = Output<'data.health'>['problems'][number]
type Decided = Output<'splits.decide'>

/** A day of a name that looks like a split and waits for the user's word. */
export interface Suspect {
  readonly symbol: string
  readonly session: string
}

/** The rows that are possible splits; every other problem is answered elsewhere. */
export const suspectsOf = (rows: readonly Problem[]): readonly Suspect[] =>
  rows.flatMap(({ code, symbol, session }) => (code === 'split-suspect' && symbol !== null && session !== null ? [{ symbol, session }] : []))

export interface DecidedSplits {
  readonly decided: readonly Decided[]
  /** The first refusal; those after it were not asked. */
  readonly refused: Extract<Outcome<Decided>, { ok: false }> | null
  /** Brings back what was decided before, the last first. */
  readonly undo: () => Promise<Outcome<unknown>>
}

/** Says the user's word on each suspect, one after the other. */
export async function decideSplits(client: Client, suspects: readonly Suspect[], decision: 'apply' | 'reject'): Promise<DecidedSplits> {
  const decided: Decided[] = []
  let refused: DecidedSplits['refused'] = null
  for (const { symbol, session } of suspects) {
    const outcome = await client.call('splits.decide', { symbol, session, decision })
    if (!outcome.ok) {
      refused = outcome
      break
    }
    decided.push(outcome.value)
  }
  return { decided, refused, undo: () => bringBack(client, decided) }
}

async function bringBack(client: Client, decided: readonly Decided[]): Promise<Outcome<unknown>> {
  for (const { symbol, session, before } of decided.toReversed()) {
    const factor = before?.factor ?? null
    const outcome = await client.call('splits.decide', { symbol, session, decision: before?.decision ?? null, ...(factor === null ? {} : { factor }) })
    if (!outcome.ok) return outcome
  }
  return { ok: true, value: null }
}
