import { useEffect, useMemo, useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { openPlace } from '../../app/place.ts'
import { useCall } from '../../bridge/use-call.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { count } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { fieldsOf, recordColumns } from './record-columns.tsx'
import { recordLines } from './record-lines.ts'
import { RecordLinesTable } from './record-lines-table.tsx'
import { type DatedRecord, FAMILIES, type Family } from './record-words.ts'
import { SourceImport } from './source-import.tsx'

const PAGE = 2_000
/** A symbol is asked for once typing rests. */
const REST_MS = 250
const pick = (page: Output<'records.list'>): readonly DatedRecord[] => page.records

/** What files state of names and days beside prices and trades, family by family, as far as it was known. */
export function RecordsPanel({ onImport }: { onImport: () => void }) {
  const asOf = useAsOfInput()
  const families = useCall('records.families', asOf)
  const [chosen, setChosen] = useState<Family | null>(null)
  const [typed, setTyped] = useState('')
  const symbol = useRested(typed.trim().toUpperCase())
  const [opened, setOpened] = useState<DatedRecord | null>(null)
  // The first family that has something, until another is chosen.
  const family = chosen ?? families.value?.families.find(({ records }) => records > 0)?.family ?? 'consensus'
  const isKnown = families.value !== null
  const pages = usePages('records.list', isKnown ? { family, ...asOf, ...(symbol === '' ? {} : { symbol }), order: 'newest', limit: PAGE } : null, pick)
  const { rows } = pages
  const columns = useMemo(() => {
    const { fields, figures } = fieldsOf(rows ?? [])
    return recordColumns(family, fields, figures)
  }, [family, rows])
  const lines = useMemo(() => (symbol === '' || rows === null ? [] : recordLines(family, rows)), [family, symbol, rows])
  const total = families.value?.families.find((row) => row.family === family)
  return (
    <div className="stacked">
      {lines.length > 0 && <RecordLinesTable symbol={symbol} lines={lines} />}
      <DataTable
        // The columns are those of the family: the table appears anew with it.
        key={`${family} ${rows === null || rows.length === 0 ? 'waiting' : 'known'}`}
        label={FAMILIES[family].title}
        viewKey={`data.records.${family}`}
        columns={columns}
        rows={rows}
        error={pages.error}
        onRetry={pages.askAgain}
        expected={16}
        rowId={(row) => row.id}
        openLabel="Open its import"
        onOpen={setOpened}
        actions={[{ id: 'name', label: 'Open the name', key: 'v', run: ([row]) => row?.symbol != null && openPlace('name', row.symbol) }]}
        bar={
          <>
            <span className="bar-select">
              <Select label="Records" value={family} onChange={setChosen} choices={choicesOf(families.value)} />
            </span>
            <span className="bar-select">
              <Field label="Symbol" value={typed} onChange={setTyped} placeholder="every one" />
            </span>
            {asOf.asOf !== undefined && <span className="bar-note">as known on {writeSession(asOf.asOf)}</span>}
            {pages.hasMore && (
              <Button disabled={pages.isAsking} onClick={pages.loadMore}>
                Read more of {count.digits(total?.records ?? 0)}
              </Button>
            )}
          </>
        }
        fills
        takesFocus
        empty={
          <EmptyState
            says={
              symbol === '' ? `No ${FAMILIES[family].title.toLowerCase()} are known.` : `No ${FAMILIES[family].title.toLowerCase()} of ${symbol} are known.`
            }
            wants={FAMILIES[family].wants}
            action={<Button onClick={onImport}>Import such a file</Button>}
          />
        }
      />
      {opened !== null && <SourceImport source={opened.source} onClose={() => setOpened(null)} />}
    </div>
  )
}

function choicesOf(answer: Output<'records.families'> | null): readonly { readonly value: Family; readonly label: string }[] {
  const found = new Map((answer?.families ?? []).map((row) => [row.family, row.records]))
  return (Object.keys(FAMILIES) as Family[]).map((value) => ({ value, label: `${FAMILIES[value].title} (${count.digits(found.get(value) ?? 0)})` }))
}

/** The text once it has rested. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
