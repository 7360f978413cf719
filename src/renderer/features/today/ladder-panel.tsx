import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import { useCall } from '../../bridge/use-call.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import type { Reading } from '../../bridge/reading.ts'
import { writeOut } from '../../format/measure.ts'
import { signedPercent, wholePercent } from '../../format/percent.ts'
import { writeSession } from '../../format/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Figure } from '../../ui/figure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { sharedScale } from '../../ui/spark-path.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Skeleton } from '../../ui/reading-view.tsx'

const LABELS = { none: 'no rotation', tactical: 'tactical', structural_candidate: 'candidate for structural', structural: 'structural' } as const

type Ladder = Reading<Output<'rotation.ladder'>> & { readonly askAgain: () => void }

/** How far the evidence reaches, rung by rung, and what to check next. */
export function LadderPanel({ ladder }: { ladder: Ladder }) {
  const value = ladder.value
  return (
    <Panel
      title="Evidence ladder"
      count={value === null ? undefined : `L${value.level} of ${value.rungs.length}, ${LABELS[value.label]}`}
      actions={value !== null && <ExposureCap cap={value.exposureCap.trading} />}
    >
      {ladder.state === 'error' && <ErrorNote error={ladder.error} onRetry={ladder.askAgain} />}
      {value === null && ladder.state === 'loading' && <Skeleton lines={5} />}
      {value !== null && (
        <>
          <ol className="rungs">
            {value.rungs.toReversed().map((rung) => (
              <li key={rung.level} aria-current={rung.level === value.level ? 'step' : undefined}>
                <span className="rung-level figures">L{rung.level}</span>
                <StateMark state={rung.state} />
                <span className="rung-label">{rung.label}</span>
                <span className="rung-since figures">{rung.since === null ? '' : `since ${writeSession(rung.since)}`}</span>
              </li>
            ))}
          </ol>
          <button type="button" className="next-check" onClick={() => openPlace('regime')}>
            <span>Check next</span> {value.nextCheck}
          </button>
        </>
      )}
      <Pairs />
    </Panel>
  )
}

function ExposureCap({ cap }: { cap: number | null }) {
  return <span className="cap">{cap === null ? 'trading cap unknown' : `trading up to ${writeOut(wholePercent, cap)}`}</span>
}

/** The ratio lines the ladder begins with, on one scale. */
function Pairs() {
  const relative = useCall('rotation.relative', useAsOfInput())
  const pairs = relative.value?.pairs.slice(0, 4) ?? []
  const scale = sharedScale(pairs.map(({ ratio }) => ratio))
  if (relative.state === 'loading') return <Skeleton lines={3} />
  return (
    <ul className="pairs" aria-label="Relative strength over 21 sessions">
      {pairs.map((pair) => (
        <li key={pair.id}>
          <span className="pair-label">{pair.label}</span>
          <Sparkline
            values={pair.ratio}
            scale={scale}
            base={1}
            label={`${pair.label}, ${pair.ratio.length} sessions, 21 sessions ${writeOut(signedPercent, pair.returns[21])}`}
          />
          <Figure field={`relative21.${pair.id}`} measure={signedPercent} value={pair.returns[21]} tone="signed" title="21 sessions" />
        </li>
      ))}
    </ul>
  )
}
