import { type AppError, fail, succeed } from '#contract/errors.ts'
import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import { type FillKey, writeLotDecisions } from '../../store/lot-methods.ts'
import { type FillIdentity, fillIdentity } from '../../store/lot-rows.ts'
import { ExactDecimal, typedDecimal } from '../exact-decimal.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** What each closing kind may close. */
const OPENINGS: ReadonlyMap<TransactionKind, ReadonlySet<TransactionKind>> = new Map([
  ['sell', new Set<TransactionKind>(['buy', 'reinvest', 'opening', 'sec-transfer'])],
  ['cover', new Set<TransactionKind>(['short', 'opening'])],
])

/**
 * `lots.decide`: the user names the opening fills that a closing fill takes, share by share; the rest of it goes by the account's method. An
 * empty list takes the decision back. It holds for the fills by their keys, so it outlives an undo and redo of their files.
 */
export const decideLots: LedgerJob<LedgerJobs['lots.decide']> = (input, context) => {
  const closing = fillIdentity(context.db, Number(input.transaction))
  if (closing === undefined) return fail({ kind: 'not-found', what: 'transaction', id: input.transaction })
  const mayOpen = OPENINGS.get(closing.kind)
  if (mayOpen === undefined) return fail(refused('transaction', `a ${closing.kind} closes no lot. Name a sell or a cover.`))
  let sum = new ExactDecimal(0)
  const named: { readonly opening: FillKey; readonly quantity: string; readonly transaction: string }[] = []
  for (const [index, { transaction, quantity }] of input.lots.entries()) {
    const opening = fillIdentity(context.db, Number(transaction))
    const shares = typedDecimal(quantity)
    const wrong = opening === undefined ? 'there is no such transaction.' : whyNot(opening, closing, mayOpen)
    if (opening === undefined || wrong !== null) return fail(refused(`lots.${index}.transaction`, wrong ?? ''))
    if (shares === null || !new ExactDecimal(shares).isPositive() || shares === '0') return fail(refused(`lots.${index}.quantity`, 'it must be above 0.'))
    if (named.some((other) => other.transaction === transaction)) return fail(refused(`lots.${index}.transaction`, 'it is named twice.'))
    sum = sum.plus(shares)
    named.push({ opening, quantity: shares, transaction })
  }
  if (sum.gt(closing.quantity ?? 0)) return fail(refused('lots', `together they are more than the ${closing.quantity ?? '0'} shares that were closed.`))
  context.write(({ db, generation, touch }) => {
    writeLotDecisions(db, closing.account, closing, named, { batchId: null, generation, atMs: context.nowAtMs })
    touch('account', closing.account)
  })
  return succeed({ transaction: input.transaction, lots: named.map(({ transaction, quantity }) => ({ transaction, quantity })) })
}

function whyNot(opening: FillIdentity, closing: FillIdentity, mayOpen: ReadonlySet<TransactionKind>): string | null {
  if (opening.account !== closing.account || opening.symbol !== closing.symbol)
    return `it is not of ${closing.symbol ?? 'the same name'} in ${closing.account}.`
  if (!mayOpen.has(opening.kind)) return `a ${opening.kind} opens no lot that a ${closing.kind} could close.`
  return opening.session > closing.session ? `it was opened on ${opening.session}, after the ${closing.kind} of ${closing.session}.` : null
}

const refused = (field: string, reason: string): AppError => ({ kind: 'refused', field, reason: `${reason} Nothing was changed.` })
