import type { Output } from '#contract/channels.ts'
import { writeId } from '../../format/id-words.ts'
import { signedPercent } from '../../format/percent.ts'
import { price } from '../../format/price.ts'
import { Button } from '../../ui/button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'

interface StopPanelProps {
  readonly stop: Output<'name.get'>['stop']
  readonly close: number | null
  readonly onExplain: () => void
}

/** The stop in force for the next session and why it stands there. */
export function StopPanel({ stop, close, onExplain }: StopPanelProps) {
  const distance = stop?.stopPrice == null || close === null || close === 0 ? null : stop.stopPrice / close - 1
  return (
    <Panel
      title="Stop"
      actions={
        stop !== null && (
          <Button rank="quiet" keys="e" onClick={onExplain}>
            Explain
          </Button>
        )
      }
    >
      {stop === null ? (
        <p className="name-note">No position is held.</p>
      ) : (
        <>
          <p className="name-stop">
            <Figure field="stopPrice" measure={price} value={stop.stopPrice} size="reading" />
            <Figure field="stopDistance" measure={signedPercent} value={distance} title="From the last close" />
            {stop.rule === 'none' ? <StateMark state="unknown" as="words" word="no stop" /> : <span>{writeId(stop.rule)}</span>}
          </p>
          <p className="name-note">{stop.reason}</p>
        </>
      )}
    </Panel>
  )
}
