import { useCall } from '../bridge/use-call.ts'
import { writeClock, writeMoment } from '../format/moment.ts'
import { writeWeekday } from '../format/session.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { LadderMarks } from '../ui/ladder-marks.tsx'
import { useAsOfInput, useAsOfStore } from './as-of.ts'
import { useWorkspace } from './workspace-context.tsx'
import './top-line.css'

interface TopLineProps {
  readonly onAsOf: () => void
  readonly onLadder: (() => void) | null
  readonly onFind: (() => void) | null
  readonly onPalette: () => void
}

/** What every screen stands on: the session of the data, whether it is simulated or replayed, and how far the evidence reaches. */
export function TopLine({ onAsOf, onLadder, onFind, onPalette }: TopLineProps) {
  const { asOf: newest, isSimulated, isClockFixed, now, clockWarning } = useWorkspace()
  const { asOf } = useAsOfStore()
  const shown = asOf ?? newest
  return (
    <header className="top-line">
      <button type="button" className="top-as-of" onClick={onAsOf} title="Look as of an earlier session (g a)">
        <span className="top-label">Data as of</span>
        <strong data-number="asOf">{shown === null ? 'no bars yet' : writeWeekday(shown)}</strong>
      </button>
      {isSimulated && (
        <span className="top-mark" data-mark="simulated">
          SIMULATED
        </span>
      )}
      {asOf !== null && (
        <span className="top-mark top-replay" data-mark="replay">
          REPLAY
        </span>
      )}
      <Ladder onOpen={onLadder} />
      <span className="top-end">
        {clockWarning !== null && (
          <span className="top-warning" title={clockWarning}>
            Clock is behind the data
          </span>
        )}
        {isClockFixed && (
          <span className="top-clock top-label" title={`The clock of this workspace is fixed at ${writeMoment(now)} New York`} data-mark="clock">
            <span>clock fixed at {writeClock(now)} New York</span>
          </span>
        )}
        {onFind !== null && (
          <button type="button" className="top-find" onClick={onFind}>
            Symbol <KeyCap keys="/" />
          </button>
        )}
        <button type="button" className="top-find" onClick={onPalette}>
          Actions <KeyCap keys="Ctrl+K" />
        </button>
      </span>
    </header>
  )
}

function Ladder({ onOpen }: { onOpen: (() => void) | null }) {
  const ladder = useCall('rotation.ladder', useAsOfInput())
  if (ladder.value === null) {
    return <span className="top-label">{ladder.state === 'error' ? 'Ladder not read' : 'Ladder'}</span>
  }
  const { level, rungs, nextCheck } = ladder.value
  const words = (
    <>
      <LadderMarks rungs={rungs} level={level} />
      <strong data-number="ladder.level">
        L{level} of {rungs.length}
      </strong>
      <span className="top-next">next: {nextCheck}</span>
    </>
  )
  return onOpen === null ? (
    <span className="top-ladder">{words}</span>
  ) : (
    <button type="button" className="top-ladder" onClick={onOpen} title={nextCheck}>
      {words}
    </button>
  )
}
