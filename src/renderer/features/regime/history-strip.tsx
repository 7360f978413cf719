import type { Output } from '#contract/channels.ts'
import { plural } from '../../format/plural.ts'
import { writeSession } from '../../format/session.ts'
import { Panel } from '../../ui/panel.tsx'

type History = Output<'rotation.ladder'>['history']

const WIDTH = 252
const HEIGHT = 24
const TOP = { pass: 2, neutral: 9, fail: 16, unknown: 20 } as const

/** The level-1 verdict of every session of the last year, one mark a session; the line under it stands where level 1 was confirmed. */
export function HistoryStrip({ history }: { history: History }) {
  const first = history[0]
  const last = history.at(-1)
  if (first === undefined || last === undefined) return null
  const step = WIDTH / history.length
  const confirmed = history.filter((day) => day.level >= 1).length
  const label = `Level 1 was confirmed on ${confirmed} of ${plural(history.length, 'session')}, ${writeSession(first.session)} to ${writeSession(last.session)}`
  return (
    <Panel title="Level 1 by session" count={`${confirmed} of ${history.length} confirmed`}>
      <svg className="history-strip" role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        {history.map((day, i) => (
          <rect
            key={day.session}
            className={`history-${day.verdict}`}
            x={i * step}
            y={TOP[day.verdict]}
            width={Math.max(step * 0.8, 0.4)}
            height={day.verdict === 'unknown' ? 2 : 5}
          />
        ))}
        {history.map(
          (day, i) => day.level >= 1 && <rect key={day.session} className="history-confirmed" x={i * step} y={HEIGHT - 2} width={step} height={2} />,
        )}
      </svg>
      <p className="regime-note">
        {writeSession(first.session)} to {writeSession(last.session)}: above pass, middle neutral, below fail; the line at the foot is the confirmed level.
      </p>
    </Panel>
  )
}
