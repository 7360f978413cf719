import { useState } from 'react'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeDecimal, writeSignedDecimal } from '../../format/decimal-text.ts'
import { writeFilePlace } from '../../format/file-place.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Facts } from '../../ui/facts.tsx'
import { say } from '../../ui/toast-store.ts'
import { lotFault, type LotsPreview, namedLots, takenNow, type TypedLots } from './lot-choice.ts'
import { LOT_METHODS } from './lot-methods.ts'
import { KIND_WORDS } from './transaction-words.ts'
import './lots.css'

/** Which lots a sale or cover takes: share by share, with what it would realise before anything is kept. */
export function LotsDialog({ transaction, onClose }: { transaction: string; onClose: () => void }) {
  const { client } = useBridge()
  const decide = useAction('lots.decide')
  const standing = useCall('lots.preview', { transaction })
  const [edited, setEdited] = useState<TypedLots | null>(null)
  const now = standing.value
  const typed = now === null ? new Map<string, string>() : (edited ?? takenNow(now))
  const named = now === null ? null : namedLots(now, typed)
  const asked = useCall('lots.preview', now === null || named === null || edited === null ? null : { transaction, lots: named })
  const shown = edited === null ? now : asked.value
  const change = (lot: string, text: string): void => setEdited(new Map([...typed, [lot, text]]))

  const keep = async (lots: readonly { readonly transaction: string; readonly quantity: string }[]): Promise<void> => {
    if (now === null) return
    const before = now.isDecided ? (namedLots(now, takenNow(now)) ?? []) : []
    const outcome = await decide.run({ transaction, lots: [...lots] })
    if (!outcome.ok) return
    const what = `the lots of the ${fillWord(now.kind)} of ${now.symbol} on ${writeSession(now.session)}`
    say(lots.length === 0 ? `Counted as the account counts: ${what}.` : `Named ${what}. Ctrl+Z takes it back.`)
    rememberEdit(`Named ${what}`, () => client.call('lots.decide', { transaction, lots: before }))
    onClose()
  }
  const isRefused = asked.state === 'error'
  return (
    <Dialog
      title={now === null ? 'Lots' : `Lots of the ${fillWord(now.kind)} of ${writeDecimal(now.quantity)} ${now.symbol} on ${writeSession(now.session)}`}
      width="wide"
      onClose={onClose}
      onSubmit={() => named !== null && edited !== null && !isRefused && void keep(named)}
      foot={
        <>
          {now?.isDecided === true && (
            <Button rank="quiet" onClick={() => void keep([])}>
              Count as the account counts
            </Button>
          )}
          <Button onClick={onClose}>Leave it</Button>
          <Button rank="main" type="submit" disabled={named === null || edited === null || isRefused || decide.now.state === 'running'}>
            Keep these lots
          </Button>
        </>
      }
    >
      {standing.state === 'error' ? (
        <ErrorNote error={standing.error} />
      ) : now === null ? (
        <p>Following the fills…</p>
      ) : (
        <>
          <p className="dialog-note">
            {now.account} counts {LOT_METHODS[now.method]}.{' '}
            {now.method === 'average'
              ? 'Every share costs the same, so naming lots changes nothing. Choose another way under Accounts.'
              : 'What you name is taken first; what is left over goes to the oldest lots.'}
          </p>
          <LotsTable preview={now} typed={typed} shown={shown} onType={change} isOff={now.method === 'average'} />
          <Outcome now={now} shown={shown} />
          {isRefused && <ErrorNote error={asked.error} />}
          {decide.now.state === 'error' && <ErrorNote error={decide.now.error} />}
        </>
      )}
    </Dialog>
  )
}

const fillWord = (kind: LotsPreview['kind']): string => (kind === 'sell' ? 'sale' : kind)

interface LotsTableProps {
  readonly preview: LotsPreview
  readonly typed: TypedLots
  readonly shown: LotsPreview | null
  readonly isOff: boolean
  readonly onType: (lot: string, text: string) => void
}

function LotsTable({ preview, typed, shown, isOff, onType }: LotsTableProps) {
  if (preview.lots.length === 0) return <p>No lot was open before this fill. State an opening lot, or import an earlier history.</p>
  return (
    <div className="lots">
      <table aria-label="Open lots">
        <thead>
          <tr>
            <th scope="col">Opened</th>
            <th scope="col">By</th>
            <th scope="col" className="lots-figure">
              Open
            </th>
            <th scope="col" className="lots-figure">
              Cost a share
            </th>
            <th scope="col" className="lots-figure">
              Taken now
            </th>
            <th scope="col" className="lots-figure">
              Take
            </th>
            <th scope="col" className="lots-figure">
              Would be taken
            </th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {preview.lots.map((lot, index) => {
            const text = typed.get(lot.transaction) ?? ''
            const fault = lotFault(text, lot.open)
            const taken = shown?.lots.find(({ transaction }) => transaction === lot.transaction)?.taken ?? null
            return (
              <tr key={lot.transaction}>
                <td className="figures">{writeSession(lot.session)}</td>
                <td>{KIND_WORDS[lot.kind]}</td>
                <td className="lots-figure figures">{writeDecimal(lot.open)}</td>
                <td className="lots-figure figures">{writeDecimal(lot.costPerShare, 2)}</td>
                <td className="lots-figure figures">{lot.takenNow === '0' ? '' : writeDecimal(lot.takenNow)}</td>
                <td className="lots-figure">
                  <input
                    className="input input-figure lots-take"
                    data-first={index === 0 ? '' : undefined}
                    aria-label={`Shares to take of the lot of ${writeSession(lot.session)}`}
                    aria-invalid={fault !== undefined}
                    title={fault}
                    value={text}
                    disabled={isOff}
                    autoComplete="off"
                    onChange={(event) => onType(lot.transaction, event.target.value)}
                  />
                  {fault !== undefined && <small className="field-fault">{fault}</small>}
                </td>
                <td className="lots-figure figures">{taken === '0' || taken === null ? '' : writeDecimal(taken)}</td>
                <td title={writeFilePlace(lot.source)}>{lot.source.file === null ? 'typed' : writeFilePlace(lot.source)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What the fill realises now and would realise, to the last digit. */
function Outcome({ now, shown }: { now: LotsPreview; shown: LotsPreview | null }) {
  const line = (before: string | null, after: string | null | undefined): string =>
    after === undefined || after === before
      ? writeSignedDecimal(before, 2)
      : `${writeSignedDecimal(before, 2)} now, ${writeSignedDecimal(after, 2)} with these lots`
  return (
    <div aria-live="polite">
      <Facts
        facts={[
          { label: 'This fill realises', value: <span className="figures">{line(now.realizedNow, shown?.realized)}</span> },
          { label: `All of ${now.symbol}`, value: <span className="figures">{line(now.realizedInAllNow, shown?.realizedInAll)}</span> },
        ]}
      />
    </div>
  )
}
