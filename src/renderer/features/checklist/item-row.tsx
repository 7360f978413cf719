import { useState } from 'react'
import type { ChecklistItem } from '#contract/schemas/checklist.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { writeMoment } from '../../format/moment.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { type MarkState, StateMark } from '../../ui/state-mark.tsx'

interface ItemRowProps {
  readonly plan: string
  readonly item: ChecklistItem
  readonly initials: string
  readonly onOverride: () => void
}

function markOf(item: ChecklistItem): { state: MarkState; word: string } {
  if (item.status === 'pass') return { state: 'pass', word: 'pass' }
  if (item.status === 'fail') return { state: 'fail', word: 'fail' }
  if (item.status === 'expired') return { state: 'stale', word: 'expired' }
  return item.word === 'STALE' ? { state: 'stale', word: 'stale' } : { state: 'unknown', word: item.word === 'UNKNOWN' ? 'unknown' : 'pending' }
}

/** One item: its state, what it stands on, and for a manual one the signature. */
export function ItemRow({ plan, item, initials, onOverride }: ItemRowProps) {
  const { client } = useBridge()
  const answer = useAction('checklist.answer')
  const [note, setNote] = useState(item.note ?? '')
  const isManual = item.kind !== 'auto'
  const isSigned = item.signedBy !== null
  const isNameless = initials.trim() === ''
  const canOverride = item.severity === 'required' && item.status !== 'pass' && item.override === null

  const sign = async (result: 'pass' | 'fail' | null): Promise<void> => {
    const before = item.signedBy === null ? null : item.status === 'fail' ? ('fail' as const) : ('pass' as const)
    const signedBy = initials.trim() === '' ? (item.signedBy ?? '') : initials.trim()
    const outcome = await answer.run({ plan, item: item.id, result, signedBy, ...(note.trim() === '' ? {} : { note: note.trim() }) })
    if (outcome.ok)
      rememberEdit(`Signed ${item.label}`, () => client.call('checklist.answer', { plan, item: item.id, result: before, signedBy: item.signedBy ?? signedBy }))
  }
  return (
    <li className="item" data-item={item.id} data-state={item.status}>
      <StateMark {...markOf(item)} as="words" />
      <div className="item-words">
        <p className="item-label">
          {item.label} <span className="item-severity">{item.severity}</span>
        </p>
        <p className="item-value">{item.value}</p>
        <p className="item-source figures">
          {[
            item.asOf === null ? [] : writeSession(item.asOf),
            item.source,
            item.validDays === null ? [] : `holds ${item.validDays} d`,
            item.signedAt === null ? [] : writeMoment(item.signedAt),
          ]
            .flat()
            .join(' · ')}
        </p>
        {item.override !== null && (
          <p className="item-override">
            Overridden by {item.override.by}: {item.override.reason}
          </p>
        )}
        {answer.now.state === 'error' && <ErrorNote error={answer.now.error} />}
      </div>
      {(isManual || canOverride) && (
        <div className="item-actions">
          {isManual && (
            <>
              {/* One button for both, so that the focus stays on the item when it is signed. */}
              <Button
                onClick={() => void sign(isSigned ? null : 'pass')}
                disabled={!isSigned && isNameless}
                title={!isSigned && isNameless ? 'Type your initials above first (i)' : undefined}
                aria-label={isSigned ? `Withdraw ${item.signedBy} from ${item.label}` : `Sign pass: ${item.label}`}
              >
                {isSigned ? `Withdraw ${item.signedBy}` : 'Sign pass'}
              </Button>
              {!isSigned && (
                <Button onClick={() => void sign('fail')} disabled={isNameless} aria-label={`Sign fail: ${item.label}`}>
                  Sign fail
                </Button>
              )}
              <input
                className="input"
                value={note}
                onChange={(event) => setNote(event.target.value)}
                placeholder="Note, signed with it"
                aria-label={`Note to ${item.label}`}
              />
            </>
          )}
          {canOverride && (
            <Button rank="quiet" onClick={onOverride} aria-label={`Override ${item.label}`}>
              Override
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
