import { fail, succeed } from '#contract/errors.ts'
import { insertBatch } from '../../store/batches.ts'
import type { ReadDb } from '../../store/handles.ts'
import { writtenSymbol } from '../../store/name-pieces.ts'
import { keepTransaction } from '../../store/transaction-history.ts'
import { readTransaction, type TransactionRow } from '../../store/transaction-list.ts'
import { type TransactionFields, updateTransaction } from '../../store/transactions.ts'
import { readUntypedFields, type UntypedFields } from '../../store/untyped-fields.ts'
import { transactionView } from '../analysis/transaction-view.ts'
import type { LedgerJobs } from '../jobs.ts'
import { completedEdit } from './completed-edit.ts'
import type { LedgerJob } from './context.ts'
import { typedTransaction } from './typed-transaction.ts'

/**
 * `transactions.edit`: new figures for a row. Given with kind and session they are all of them, and what is left out becomes "not
 * stated"; else only what is given changes. An imported row keeps its identity, so that importing its file again does not bring
 * the first version back, and what nobody can type. What it said is kept and the edit can be undone.
 */
export const editTransaction: LedgerJob<LedgerJobs['transactions.edit']> = (input, context) => {
  const { id: idText, ...edit } = input
  const id = /^\d{1,15}$/.test(idText) ? Number.parseInt(idText, 10) : -1
  const before = readTransaction(context.db, id)
  if (before === undefined) return fail({ kind: 'not-found', what: 'transaction', id: idText })
  const fields = typedTransaction(completedEdit(edit, before), before.account, before.currency)
  if (!fields.ok) return fields
  context.write(({ db, generation, touch }) => {
    const atMs = context.nowAtMs
    const batchId = insertBatch(db, { kind: 'typed', atMs, requestId: context.requestId, generation, appVersion: context.appVersion })
    keepTransaction(db, id, { batchId, generation, atMs })
    updateTransaction(db, id, { ...fields.value, ...untouched(db, before, fields.value), symbol: keptText(db, before, fields.value) }, atMs)
    touch('account', before.account)
    touch('batch', String(batchId))
  })
  const row = readTransaction(context.db, id)
  if (row === undefined) throw new Error(`editTransaction: got no transaction ${id} after it was written`)
  return succeed(transactionView(row))
}

/** Time and settlement stay while the row stays on its day; a price in another currency and fees in one stay as they are. */
function untouched(db: ReadDb, before: TransactionRow, { session, currency }: TransactionFields): UntypedFields {
  const { time, settle, priceCurrency, feesIn } = readUntypedFields(db, before.id)
  const isSameDay = session === before.session
  return { time: isSameDay ? time : null, settle: isSameDay ? settle : null, priceCurrency: priceCurrency === currency ? null : priceCurrency, feesIn }
}

/** A row that is left with its name keeps the text it came with, as long as that means the name on its day. */
function keptText(db: ReadDb, before: TransactionRow, { symbol, session }: TransactionFields): string | null {
  if (symbol === null || symbol !== before.symbol) return symbol
  return session === before.session ? before.text : writtenSymbol(db, symbol, session)
}
