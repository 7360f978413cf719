import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'
import { AnotherNameDialog } from './another-name-dialog.tsx'
import { DelistDialog } from './delist-dialog.tsx'
import { NAME_COLUMNS } from './name-columns.tsx'
import { NameDialog } from './name-dialog.tsx'
import { type Instrument, type KnownRow, type NameRow, nameRows, type UnknownName } from './name-rows.ts'
import { RenameTickerDialog } from './rename-ticker-dialog.tsx'
import { NextPage } from './next-page.tsx'

const PAGE = 2_000
const pickInstruments = (page: Output<'instruments.list'>): readonly Instrument[] => page.instruments
const pickUnknown = (page: Output<'instruments.unknown'>): readonly UnknownName[] => page.names

type Asked = { readonly what: 'alias'; readonly row: NameRow } | { readonly what: 'look' | 'rename' | 'delist'; readonly row: KnownRow }

/** Every name the store knows, under what it traded and what else files call it; texts that nobody knows come first. */
export function NamesPanel({ onImport }: { onImport: () => void }) {
  const known = usePages('instruments.list', { limit: PAGE }, pickInstruments)
  const unknown = usePages('instruments.unknown', { limit: PAGE }, pickUnknown)
  const [asked, setAsked] = useState<Asked | null>(null)
  const rows = known.rows === null || unknown.rows === null ? null : nameRows(unknown.rows, known.rows)
  const close = (): void => setAsked(null)

  const ask = (what: 'look' | 'rename' | 'delist', row: NameRow | undefined): void => {
    if (row === undefined) return
    if (row.unknown === null) setAsked({ what, row })
    else say(`${row.unknown.text} is known from transactions only. Say first what it is: give it as another name, or import its prices.`)
  }
  return (
    <>
      <DataTable
        label="Names"
        viewKey="data.names"
        columns={NAME_COLUMNS}
        rows={rows}
        error={known.error ?? unknown.error}
        onRetry={() => {
          known.askAgain()
          unknown.askAgain()
        }}
        expected={20}
        rowId={(row) => row.id}
        openLabel="Look at the name"
        onOpen={(row) => (row.unknown === null ? setAsked({ what: 'look', row }) : setAsked({ what: 'alias', row }))}
        actions={[
          { id: 'alias', label: 'Give another name', key: 'a', run: ([row]) => row !== undefined && setAsked({ what: 'alias', row }) },
          { id: 'rename', label: 'Rename from a session', key: 'r', run: ([row]) => ask('rename', row) },
          { id: 'delist', label: 'Delisted on a session', key: 'd', run: ([row]) => ask('delist', row) },
          { id: 'name', label: 'Open the name', key: 'v', run: ([row]) => row?.instrument != null && openPlace('name', row.instrument.symbol) },
        ]}
        isDim={(row) => row.instrument?.delisted != null}
        bar={
          <>
            <span className="bar-note">
              {unknown.rows === null || unknown.rows.length === 0
                ? 'Every name in your transactions is known.'
                : `${plural(unknown.rows.length, 'text')} nobody knows: Enter says what each is.`}
            </span>
            <NextPage of={known} size={PAGE} />
          </>
        }
        fills
        takesFocus
        empty={
          <EmptyState
            says="No name is known."
            wants="Prices, holdings lists, universes and broker exports bring them."
            action={<Button onClick={onImport}>Import files</Button>}
          />
        }
      />
      {asked?.what === 'alias' && <AnotherNameDialog row={asked.row} onClose={close} />}
      {asked?.what === 'rename' && <RenameTickerDialog instrument={asked.row.instrument} onClose={close} />}
      {asked?.what === 'delist' && <DelistDialog instrument={asked.row.instrument} onClose={close} />}
      {asked?.what === 'look' && <NameDialog symbol={asked.row.instrument.symbol} onClose={close} />}
    </>
  )
}
