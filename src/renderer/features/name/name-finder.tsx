import { useState } from 'react'
import { ChoiceList } from '../../app/choice-list.tsx'
import { ImportButton } from '../../app/import-button.tsx'
import { openPlace } from '../../app/place.ts'
import { useCall } from '../../bridge/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { writeSymbol } from '../../format/symbol-words.ts'

const OFFERED = 30

/** The screen before any name was looked at: which one? */
export function NameFinder() {
  const [typed, setTyped] = useState('')
  const query = typed.trim()
  const found = useCall('instruments.list', query === '' ? { limit: OFFERED } : { query, limit: OFFERED })
  if (query === '' && found.value?.instruments.length === 0)
    return <EmptyState says="No name is known yet." wants="Daily bars of the names you follow fill this." action={<ImportButton what="daily bars" />} />
  return (
    <div className="name-finder">
      {found.state === 'error' && <ErrorNote error={found.error} onRetry={found.askAgain} />}
      <ChoiceList
        label="Symbol or name"
        placeholder="Symbol or name"
        typed={typed}
        onType={setTyped}
        items={found.value?.instruments ?? []}
        itemId={({ symbol }) => symbol}
        draw={({ symbol, name, kind, sector }) => (
          <>
            <span className="choice-symbol figures">{writeSymbol(symbol)}</span>
            <span className="choice-main">{name ?? ''}</span>
            <span className="choice-note">{sector ?? kind}</span>
          </>
        )}
        onChoose={({ symbol }) => openPlace('name', symbol)}
        none={found.state === 'loading' ? 'Reading the symbols.' : `No symbol begins with “${query}”.`}
      />
    </div>
  )
}
