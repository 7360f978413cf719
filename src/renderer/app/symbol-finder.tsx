import { useState } from 'react'
import { useCall } from '../bridge/use-call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { ChoiceList } from './choice-list.tsx'
import { writeSymbol } from '../format/symbol-words.ts'

interface SymbolFinderProps {
  readonly onClose: () => void
  readonly onChoose: (symbol: string) => void
}

const OFFERED = 30

/** Go to a symbol: by its letters or by its name. */
export function SymbolFinder({ onClose, onChoose }: SymbolFinderProps) {
  const [typed, setTyped] = useState('')
  const query = typed.trim()
  const found = useCall('instruments.list', query === '' ? { limit: OFFERED } : { query, limit: OFFERED })
  return (
    <Dialog title="Go to a symbol" place="top" onClose={onClose}>
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
        onChoose={({ symbol }) => {
          onClose()
          onChoose(symbol)
        }}
        none={
          found.state === 'loading' ? 'Reading the symbols.' : query === '' ? 'No symbol is known yet. Import daily bars.' : `No symbol begins with “${query}”.`
        }
      />
    </Dialog>
  )
}
