import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { useCall } from '../../bridge/use-call.ts'
import { count } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { AccountDialog } from './account-dialog.tsx'
import { LOT_METHODS } from './lot-methods.ts'
import { StatedLotsPanel } from './stated-lots-panel.tsx'
import { StatementsPanel } from './statements-panel.tsx'

export type Account = Output<'accounts.list'>['accounts'][number]

const asNumber = (text: string | null): number | null => (text === null ? null : Number(text))

const COLUMNS: readonly Column<Account>[] = [
  { id: 'account', title: 'Account', widthChars: 16, value: (row) => row.account },
  { id: 'label', title: 'Name', widthChars: 14, grows: true, value: (row) => row.label },
  { id: 'currency', title: 'Currency', widthChars: 9, value: (row) => row.currency },
  { id: 'equity', title: 'Equity', widthChars: 15, exact: (row) => row.equity, exactLeast: 2, value: (row) => asNumber(row.equity), sortsDownFirst: true },
  { id: 'cash', title: 'Settled cash', widthChars: 15, exact: (row) => row.cash, exactLeast: 2, value: (row) => asNumber(row.cash), sortsDownFirst: true },
  {
    id: 'statedAsOf',
    title: 'Stated as of',
    widthChars: 13,
    value: (row) => row.statedAsOf,
    cell: (row) => (row.statedAsOf === null ? 'never' : <span className="figures">{writeSession(row.statedAsOf)}</span>),
  },
  {
    id: 'asOf',
    title: 'Known up to',
    widthChars: 13,
    value: (row) => row.asOf,
    cell: (row) => (row.asOf === null ? '' : <span className="figures">{writeSession(row.asOf)}</span>),
  },
  { id: 'lotMethod', title: 'Lots', fullTitle: 'How the cost of a sale is counted', widthChars: 19, value: (row) => LOT_METHODS[row.lotMethod] },
  { id: 'hasStatedOpening', title: 'Opening', widthChars: 12, value: (row) => (row.hasStatedOpening ? 'stated' : 'not stated') },
  { id: 'transactions', title: 'Transactions', widthChars: 13, measure: count, value: (row) => row.transactions },
]

/** The accounts with what is known of their money. Unknown equity makes every size unknown, so it can be typed here. */
export function AccountsPanel() {
  const accounts = useCall('accounts.list', {})
  const [edited, setEdited] = useState<Account | 'new' | null>(null)
  useActions([{ id: 'data.addAccount', label: 'Add an account', key: 'a', group: 'screen', run: () => setEdited('new') }])
  return (
    <div className="stacked">
      <DataTable
        label="Accounts"
        viewKey="data.accounts"
        columns={COLUMNS}
        rows={accounts.value?.accounts ?? null}
        error={accounts.state === 'error' ? accounts.error : null}
        onRetry={accounts.askAgain}
        expected={2}
        rowId={(row) => row.account}
        openLabel="Enter equity and cash"
        onOpen={setEdited}
        bar={
          <Button keys="a" onClick={() => setEdited('new')}>
            Add an account
          </Button>
        }
        fills
        takesFocus
        empty={
          <EmptyState
            says="No account is known."
            wants="A transactions or positions export of your broker makes one. So does typing one."
            action={<Button onClick={() => setEdited('new')}>Add an account</Button>}
          />
        }
      />
      <StatementsPanel />
      <StatedLotsPanel />
      {edited !== null && <AccountDialog account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}
