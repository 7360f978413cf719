import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import type { Input } from '#contract/channels.ts'
import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import type { ReadDb } from '../store/handles.ts'
import type { FillKey, LotDecision } from '../store/lot-methods.ts'
import { type FillIdentity, fillIdentity } from '../store/lot-rows.ts'
import { ExactDecimal, typedDecimal } from './exact-decimal.ts'

/** What each closing kind may close. */
const OPENINGS: ReadonlyMap<TransactionKind, ReadonlySet<TransactionKind>> = new Map([
  ['sell', new Set<TransactionKind>(['buy', 'reinvest', 'opening', 'sec-transfer'])],
  ['cover', new Set<TransactionKind>(['short', 'opening'])],
])

type NamedLot = LotDecision & { readonly transaction: string; readonly opening: FillKey }

/** The closing fill and the lots named for it, judged: both are of one name and account, and no share is named that was not closed. */
export interface LotChoice {
  readonly closing: FillIdentity
  readonly named: readonly NamedLot[]
}

/** Judges which lots a closing fill is to take; an error value says which of them is wrong and why. */
export function judgeLotChoice(db: ReadDb, input: Input<'lots.decide'>): Outcome<LotChoice> {
  const closing = fillIdentity(db, Number(input.transaction))
  if (closing === undefined) return fail({ kind: 'not-found', what: 'transaction', id: input.transaction })
  const mayOpen = OPENINGS.get(closing.kind)
  if (mayOpen === undefined) return fail(refused('transaction', `a ${closing.kind} closes no lot. Name a sell or a cover.`))
  let sum = new ExactDecimal(0)
  const named: NamedLot[] = []
  for (const [index, { transaction, quantity }] of input.lots.entries()) {
    const opening = fillIdentity(db, Number(transaction))
    const shares = typedDecimal(quantity)
    const wrong = opening === undefined ? 'there is no such transaction.' : whyNot(opening, closing, mayOpen)
    if (opening === undefined || wrong !== null) return fail(refused(`lots.${index}.transaction`, wrong ?? ''))
    if (shares === null || !new ExactDecimal(shares).isPositive() || shares === '0') return fail(refused(`lots.${index}.quantity`, 'it must be above 0.'))
    if (named.some((other) => other.transaction === transaction)) return fail(refused(`lots.${index}.transaction`, 'it is named twice.'))
    sum = sum.plus(shares)
    named.push({ opening, quantity: shares, transaction })
  }
  if (sum.gt(closing.quantity ?? 0)) return fail(refused('lots', `together they are more than the ${closing.quantity ?? '0'} shares that were closed.`))
  return succeed({ closing, named })
}

function whyNot(opening: FillIdentity, closing: FillIdentity, mayOpen: ReadonlySet<TransactionKind>): string | null {
  if (opening.account !== closing.account || opening.symbol !== closing.symbol)
    return `it is not of ${closing.symbol ?? 'the same name'} in ${closing.account}.`
  if (!mayOpen.has(opening.kind)) return `a ${opening.kind} opens no lot that a ${closing.kind} could close.`
  return opening.session > closing.session ? `it was opened on ${opening.session}, after the ${closing.kind} of ${closing.session}.` : null
}

const refused = (field: string, reason: string): AppError => ({ kind: 'refused', field, reason: `${reason} Nothing was changed.` })
