import type { Output } from '#contract/channels.ts'
import { signedPercent, wholePercent } from '../../format/percent.ts'
import type { Measure } from '../../format/measure.ts'
import { count, signedScore } from '../../format/quantity.ts'
import { Figure } from '../../ui/figure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'

type Relative = Output<'rotation.relative'>

const MEASURES: Readonly<Record<string, Measure>> = { cum: signedPercent, upShare: wholePercent, t: signedScore, exBest: signedPercent, age: count }

/** The five tests behind "not just one to three days", each with its figure. */
export function PersistencePanel({ persistence, pair }: { persistence: Relative['persistence']; pair: Relative['pairs'][number] | undefined }) {
  const title = `Persistence of ${pair?.id ?? 'the lead'}`
  if (persistence === null) {
    return (
      <Panel title={title}>
        <p className="regime-note">
          <StateMark
            state={pair?.state === 'stale' ? 'stale' : 'unknown'}
            as="words"
            word={pair?.wants === null || pair === undefined ? 'not judged: fewer than 25 shared sessions' : `wants ${pair.wants}`}
          />
        </p>
      </Panel>
    )
  }
  return (
    <Panel title={title} count={`${persistence.score} of 5 passed, ${persistence.persistent ? 'persistent' : 'not persistent'}`}>
      <ul className="tests">
        {persistence.tests.map((test) => (
          <li key={test.id}>
            <StateMark state={test.value === null ? 'unknown' : test.passes ? 'pass' : 'fail'} />
            <span>{test.label}</span>
            <Figure field={`persistence.${test.id}`} measure={MEASURES[test.id] ?? signedScore} value={test.value} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
