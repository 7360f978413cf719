import type { Output } from '#contract/channels.ts'
import { writeOut } from '../../format/measure.ts'
import { signedPercent } from '../../format/percent.ts'
import { plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'

type Ladder = Output<'rotation.ladder'>
type Rung = Ladder['rungs'][number]

const LABELS = { none: 'no rotation', tactical: 'tactical', structural_candidate: 'candidate for structural', structural: 'structural' } as const

/** The evidence ladder from the top down: what each level would mean, what it stands on, and what to check next. */
export function RungPanel({ ladder }: { ladder: Ladder }) {
  return (
    <Panel title="Evidence ladder" count={`L${ladder.level} of ${ladder.rungs.length}, ${LABELS[ladder.label]}`}>
      <ol className="regime-rungs" reversed>
        {ladder.rungs.toReversed().map((rung) => (
          <RungRow key={rung.level} rung={rung} isNext={rung.level === ladder.level + 1} />
        ))}
      </ol>
      <p className="regime-next" data-state="next-check">
        <strong>Check next</strong> {ladder.nextCheck}
      </p>
      <p className="regime-note">
        Killers, failure modes and the exposure cap are not judged yet: {ladder.killers.filter((killer) => killer.active === null).length} of{' '}
        {ladder.killers.length} killers unknown. Nothing here permits or forbids a trade.
      </p>
    </Panel>
  )
}

function RungRow({ rung, isNext }: { rung: Rung; isNext: boolean }) {
  return (
    <li className="regime-rung" aria-current={isNext ? 'step' : undefined} data-rung={rung.level} data-state={rung.state}>
      <span className="regime-rung-level figures">L{rung.level}</span>
      <StateMark state={rung.state} as="words" />
      <div>
        <p className="regime-rung-label">
          {rung.label}
          <span className="regime-rung-since figures">
            {rung.since === null ? '' : ` since ${writeSession(rung.since)}`}
            {rung.held === null ? '' : `, held ${rung.held} of 3`}
          </span>
        </p>
        <p className="regime-note">
          {rung.coverage.known > 0
            ? rung.implies
            : `Not judged yet: ${plural(rung.coverage.of, 'input')} wait for ${rung.coverage.of === 1 ? 'its' : 'their'} files.`}
        </p>
        {rung.numbers.length > 0 && (
          <ul className="regime-numbers">
            {rung.numbers.map((number) => (
              <li key={number.label}>
                {number.label} <span className="figures">{writeOut(number.unit === 'fraction' ? signedPercent : count, number.value)}</span>
              </li>
            ))}
          </ul>
        )}
        {rung.baseRate !== null && <p className="regime-base-rate">{rung.baseRate}</p>}
      </div>
    </li>
  )
}
