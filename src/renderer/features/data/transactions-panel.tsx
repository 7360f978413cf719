import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { sentenceFor } from '#contract/errors.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { usePages } from '../../bridge/use-pages.ts'
import { writeSession } from '../../format/session.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import type { CellValue, Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'
import { LotsDialog } from './lots-dialog.tsx'
import { TransactionDialog } from './transaction-dialog.tsx'
import { hasPrice, isTyped, KIND_WORDS, movesShares, typedFields } from './transaction-words.ts'
import { NextPage } from './next-page.tsx'
import { sourceColumn } from './source-column.tsx'

export type Transaction = Output<'transactions.list'>['transactions'][number]

const PAGE = 5_000
const pick = (page: Output<'transactions.list'>): readonly Transaction[] => page.transactions
const asNumber = (text: string | null): CellValue => (text === null || text === '' ? text : Number(text))
const quantityOf = (row: Transaction): string | null => (movesShares(row.kind) ? row.quantity : (row.quantity ?? ''))
const priceOf = (row: Transaction): string | null => (hasPrice(row.kind) ? row.price : (row.price ?? ''))

const COLUMNS: readonly Column<Transaction>[] = [
  {
    id: 'session',
    title: 'Session',
    widthChars: 13,
    value: (row) => row.session,
    cell: (row) => <span className="figures">{writeSession(row.session)}</span>,
    sortsDownFirst: true,
  },
  { id: 'account', title: 'Account', widthChars: 15, value: (row) => row.account },
  { id: 'kind', title: 'Kind', widthChars: 13, value: (row) => KIND_WORDS[row.kind] },
  { id: 'symbol', title: 'Symbol', widthChars: 9, value: (row) => row.symbol ?? '', cell: (row) => writeSymbol(row.symbol ?? '') },
  { id: 'quantity', title: 'Quantity', widthChars: 10, exact: quantityOf, value: (row) => asNumber(quantityOf(row)) },
  { id: 'price', title: 'Price', widthChars: 10, exact: priceOf, exactLeast: 2, value: (row) => asNumber(priceOf(row)) },
  {
    id: 'amount',
    title: 'Amount',
    fullTitle: 'Cash effect after fees',
    widthChars: 14,
    exact: (row) => row.amount,
    exactLeast: 2,
    value: (row) => asNumber(row.amount),
  },
  { id: 'fees', title: 'Fees', widthChars: 8, exact: (row) => row.fees ?? '', exactLeast: 2, value: (row) => asNumber(row.fees ?? '') },
  { id: 'currency', title: 'Currency', widthChars: 9, value: (row) => row.currency, isHiddenAtFirst: true },
  { id: 'origin', title: 'Origin', widthChars: 17, value: (row) => row.origin },
  sourceColumn(16, { grows: true }),
  { id: 'note', title: 'Note', widthChars: 20, value: (row) => row.note ?? '', isHiddenAtFirst: true },
]

/** Every transaction with where it came from. What was typed can be changed and removed; what was imported goes with its import. */
export function TransactionsPanel({ onImport }: { onImport: () => void }) {
  const { client } = useBridge()
  const transactions = usePages('transactions.list', { ...useAsOfInput(), limit: PAGE }, pick)
  const [edited, setEdited] = useState<Transaction | 'new' | null>(null)
  const [closing, setClosing] = useState<Transaction | null>(null)
  useActions([{ id: 'data.addTransaction', label: 'Add a transaction', key: 'a', group: 'screen', run: () => setEdited('new') }])

  const open = (row: Transaction): void => {
    if (isTyped(row)) setEdited(row)
    else say('Imported rows are changed by undoing their import, or corrected by a typed row.')
  }
  const remove = async ([row]: readonly Transaction[]): Promise<void> => {
    if (row === undefined) return
    if (!isTyped(row)) {
      open(row)
      return
    }
    const outcome = await client.call('transactions.remove', { id: row.id })
    if (!outcome.ok) {
      say(sentenceFor(outcome.error), 'fault')
      return
    }
    say('Removed the transaction. Ctrl+Z brings it back.')
    rememberEdit('Removed a transaction', () => client.call('transactions.add', { account: row.account, ...typedFields(row) }))
  }
  const chooseLots = ([row]: readonly Transaction[]): void => {
    if (row === undefined) return
    if (row.kind === 'sell' || row.kind === 'cover') setClosing(row)
    else say('Stand on a sale or a cover: it takes lots.')
  }
  return (
    <>
      <DataTable
        label="Transactions"
        viewKey="data.transactions"
        columns={COLUMNS}
        rows={transactions.rows}
        error={transactions.error}
        onRetry={transactions.askAgain}
        expected={16}
        rowId={(row) => row.id}
        sort={{ id: 'session', down: true }}
        openLabel="Change a typed row"
        onOpen={open}
        actions={[
          { id: 'lots', label: 'Choose the lots a sale takes', key: 'l', run: chooseLots },
          { id: 'remove', label: 'Remove a typed row', key: 'Delete', run: (rows) => void remove(rows) },
        ]}
        bar={
          <>
            <Button keys="a" onClick={() => setEdited('new')}>
              Add a transaction
            </Button>
            <NextPage of={transactions} size={PAGE} />
          </>
        }
        fills
        takesFocus
        empty={
          <EmptyState
            says="No transaction is known."
            wants="A transactions export of your broker fills this. Opening lots can be typed."
            action={<Button onClick={onImport}>Import a transactions export</Button>}
          />
        }
      />
      {closing !== null && <LotsDialog transaction={closing.id} onClose={() => setClosing(null)} />}
      {edited !== null && <TransactionDialog transaction={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}
