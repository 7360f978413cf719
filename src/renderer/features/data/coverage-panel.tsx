import { useMemo } from 'react'
import type { Output } from '#contract/channels.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { openPlace } from '../../app/place.ts'
import { useCall } from '../../bridge/use-call.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { CoverageRow } from './coverage-cell.ts'
import { coverageColumns } from './coverage-columns.tsx'
import './coverage.css'

const PAGE = 1_800
const pick = (page: Output<'data.coverage'>): readonly CoverageRow[] => page.rows

interface CoveragePanelProps {
  readonly onImport: () => void
  readonly onSeries: (symbol: string) => void
}

/** What there is of every name and macro series, how old it is, and where the holes are. */
export function CoveragePanel({ onImport, onSeries }: CoveragePanelProps) {
  const input = { ...useAsOfInput(), limit: PAGE }
  const coverage = useCall('data.coverage', input)
  const pages = usePages('data.coverage', input, pick)
  const { kinds, years } = coverage.value ?? { kinds: null, years: null }
  const columns = useMemo(() => coverageColumns(kinds ?? [], years), [kinds, years])
  return (
    <DataTable
      // Which columns are hidden at first is settled when a table appears: it appears anew once the kinds are known.
      key={kinds === null ? 'waiting' : 'known'}
      label="Coverage"
      viewKey="data.coverage"
      columns={columns}
      rows={pages.rows}
      error={pages.error}
      onRetry={pages.askAgain}
      expected={16}
      rowId={(row) => row.id}
      openLabel="Open the name"
      onOpen={(row) => (row.group === 'series' ? onSeries(row.symbol) : openPlace('name', row.symbol))}
      actions={[{ id: 'series', label: 'Show its series', key: 'v', run: ([row]) => row !== undefined && onSeries(row.symbol) }]}
      bar={
        pages.hasMore ? (
          <Button disabled={pages.isAsking} onClick={pages.loadMore}>
            Read more of {count.digits(coverage.value?.total ?? 0)}
          </Button>
        ) : undefined
      }
      fills
      takesFocus
      empty={
        <EmptyState
          says="Nothing is known yet."
          wants="Daily bars of the names you follow, and IWM and SPY for the regime."
          action={<Button onClick={onImport}>Import daily bars</Button>}
        />
      }
    />
  )
}
