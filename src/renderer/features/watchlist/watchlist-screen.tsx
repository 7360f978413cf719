import { useMemo } from 'react'
import { useAsOfInput } from '../../app/as-of.ts'
import { ImportButton } from '../../app/import-button.tsx'
import { openPlace } from '../../app/place.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { plural } from '../../format/plural.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { sharedScale } from '../../ui/spark-path.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { RowAction } from '../../ui/table/use-table-actions.ts'
import { type WatchRow, watchColumns } from './watch-columns.tsx'
import './watchlist.css'

/** The rotation watchlist: the regime set on top, then what the user watches; empty, the most persistent names are offered. */
export function WatchlistScreen() {
  const watchlist = useCall('watchlist.list', useAsOfInput())
  const add = useAction('watchlist.add')
  const remove = useAction('watchlist.remove')
  const rows = watchlist.value?.rows ?? null
  const columns = useMemo(() => watchColumns(sharedScale((rows ?? []).map((row) => row.spark))), [rows])

  const actions: readonly RowAction<WatchRow>[] = [
    { id: 'plan', label: 'Plan the name', key: 'p', run: ([first]) => first !== undefined && openPlace('plan', `new:${first.symbol}`) },
    {
      id: 'add',
      label: 'Watch the name',
      key: 'w',
      run: (chosen) => {
        for (const { symbol } of chosen.filter((row) => row.group === 'offered')) {
          void add.run({ symbol }).then((outcome) => outcome.ok && rememberEdit(`Watched ${symbol}`, () => remove.run({ symbol })))
        }
      },
    },
    {
      id: 'remove',
      label: 'Stop watching the name',
      key: 'x',
      run: (chosen) => {
        for (const { symbol } of chosen.filter((row) => row.group === 'watched')) {
          void remove.run({ symbol }).then((outcome) => outcome.ok && rememberEdit(`Stopped watching ${symbol}`, () => add.run({ symbol })))
        }
      },
    },
  ]

  return (
    <div className="watchlist">
      {watchlist.state === 'error' && <ErrorNote error={watchlist.error} onRetry={watchlist.askAgain} />}
      {add.now.state === 'error' && <ErrorNote error={add.now.error} />}
      {remove.now.state === 'error' && <ErrorNote error={remove.now.error} />}
      <DataTable
        label="Rotation watchlist"
        viewKey="watchlist.rows"
        columns={columns}
        rows={rows}
        expected={24}
        rowId={(row) => row.symbol}
        openLabel="Open the name"
        onOpen={(row) => openPlace('name', row.symbol)}
        actions={actions}
        isDim={(row) => row.state === 'stale' || row.state === 'unknown'}
        fills
        takesFocus
        bar={watchlist.value !== null && <Words benchmark={watchlist.value.benchmark} isOffer={watchlist.value.isOffer} rows={watchlist.value.rows} />}
        empty={
          <EmptyState
            says="Nothing to watch yet."
            wants="Daily bars of the names you follow fill this, with IWM and SPY for the regime."
            action={<ImportButton what="daily bars" />}
          />
        }
      />
    </div>
  )
}

function Words({ benchmark, isOffer, rows }: { benchmark: string; isOffer: boolean; rows: readonly WatchRow[] }) {
  const offered = rows.filter((row) => row.group === 'offered').length
  const watched = rows.filter((row) => row.group === 'watched').length
  return (
    <p className="watchlist-words">
      {isOffer
        ? `You watch nothing yet: the ${offered} most persistent names against ${benchmark} are offered. `
        : `${plural(watched, 'name')} watched, against ${benchmark}; funds against large caps. `}
      The mark says whether the lead is persistent: four of five tests.
    </p>
  )
}
