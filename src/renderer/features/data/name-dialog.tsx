import { useBridge } from '../../bridge/bridge-context.tsx'
import { useCall } from '../../bridge/use-call.ts'
import { writeSession } from '../../format/session.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Facts } from '../../ui/facts.tsx'
import { nameActs, notedEnds, writeRename } from './name-acts.ts'
import { writeAlias, writeDelisting } from './name-rows.ts'
import './names.css'

/** A name looked at: what was said of it, each with the act that takes it back. */
export function NameDialog({ symbol, onClose }: { symbol: string; onClose: () => void }) {
  const { client } = useBridge()
  const found = useCall('instruments.get', { symbol })
  const acts = nameActs(client)
  const instrument = found.value
  const { renames, delisting } = instrument === undefined || instrument === null ? { renames: [], delisting: null } : notedEnds(instrument)
  const facts = [
    ...renames.map((rename) => ({ words: writeRename(rename), takeBack: () => acts.unrename(rename) })),
    ...(delisting === null || !instrument ? [] : [{ words: `Left on ${writeDelisting(instrument)}`, takeBack: () => acts.undelist(delisting) }]),
    ...(instrument?.aliases.map((alias) => ({ words: `${writeAlias(alias)} means it`, takeBack: () => acts.takeName({ symbol, ...alias }) })) ?? []),
  ]
  return (
    <Dialog title={writeSymbol(symbol)} onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      {found.state === 'error' && <ErrorNote error={found.error} onRetry={found.askAgain} />}
      {instrument && (
        <Facts
          facts={[
            { label: 'Name', value: instrument.name ?? 'not stated' },
            { label: 'Kind', value: instrument.sector === null ? instrument.kind : `${instrument.kind}, ${instrument.sector}` },
            {
              label: 'Bars',
              value:
                instrument.firstSession === null || instrument.lastSession === null
                  ? 'none'
                  : `${writeSession(instrument.firstSession)} to ${writeSession(instrument.lastSession)}`,
            },
            ...instrument.tickers.map(({ ticker, from, until }) => ({
              label: 'Traded as',
              value: `${ticker}${from === null ? '' : ` from ${writeSession(from)}`}${until === null ? '' : ` before ${writeSession(until)}`}`,
            })),
          ].map((fact, index) => (fact.label === 'Traded as' && index > 3 ? { ...fact, label: `Before ${index - 3}` } : fact))}
        />
      )}
      <h3>What you said of it</h3>
      {facts.length === 0 && <p className="dialog-note">Nothing. Its ticker is its only name.</p>}
      <ul className="name-facts">
        {facts.map(({ words, takeBack }) => (
          <li key={words}>
            <span>{words}</span>
            <Button onClick={() => void takeBack().then((refused) => refused === null && onClose())}>Take it back</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
