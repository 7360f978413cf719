import { type MarkState, StateMark } from './state-mark.tsx'
import './ladder-marks.css'

interface LadderMarksProps {
  readonly rungs: readonly { readonly level: number; readonly label: string; readonly state: MarkState }[]
  /** The level reached; its lamp is underlined. */
  readonly level: number
}

/** The evidence ladder in one line: a lamp per rung, from the ground up, the reached one underlined. */
export function LadderMarks({ rungs, level }: LadderMarksProps) {
  return (
    <ol className="ladder-marks" aria-label={`Evidence ladder: level ${level} of ${rungs.length}`}>
      {rungs.map((rung) => (
        <li key={rung.level} aria-current={rung.level === level ? 'step' : undefined}>
          <StateMark state={rung.state} as="lamp" word={`${rung.level} ${rung.label}: ${rung.state}`} />
        </li>
      ))}
    </ol>
  )
}
