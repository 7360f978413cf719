import { type Ref, useMemo } from 'react'
import { price } from '../format/price.ts'
import { writeWeekday } from '../format/session.ts'
import { Figure } from '../ui/figure.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { writeBarTime } from './bar-columns.ts'
import { barFigures } from './bar-figures.ts'
import { readBar } from './bar-reading.ts'
import type { ChartFrame } from './chart-frame.ts'
import { type FillMark, fillWords } from './fill-marks.ts'
import type { StopStep } from './stop-steps.ts'

interface BarReadoutProps {
  readonly frame: ChartFrame
  /** The place under the crosshair; null reads the newest bar. */
  readonly place: number | null
  readonly fills: readonly FillMark[]
  readonly stops: readonly StopStep[]
  readonly ref: Ref<HTMLParagraphElement>
}

/** One line of figures above a chart: the bar under the crosshair, else the newest. Widths are reserved, so nothing moves as the crosshair does. */
export function BarReadout({ frame, place, fills, stops, ref }: BarReadoutProps) {
  const figures = useMemo(() => barFigures(frame), [frame])
  const { timeline } = frame
  const at = place ?? timeline.placeOf.at(-1) ?? null
  if (at === null) return null
  const bar = timeline.barAt[at] ?? null
  const reading = bar === null ? null : readBar(frame, bar)
  const stop = stops.findLast((step) => step.place <= at)
  return (
    <p ref={ref} className="bar-readout" data-readout={timeline.sessions[at]} aria-live="polite">
      <strong className="bar-readout-time figures">{reading === null ? writeWeekday(timeline.sessions[at] ?? '') : writeBarTime(reading)}</strong>
      {reading === null ? (
        <StateMark state="unknown" as="words" word="no bar of this session is known" />
      ) : (
        figures.map(({ id, title, short, measure, isSigned, widthChars, value }) => (
          <span key={id} className="bar-readout-figure" title={title}>
            <span className="bar-readout-name" aria-hidden={short !== title}>
              {short}
            </span>
            {short !== title && <span className="unseen">{title}</span>}
            <span className="bar-readout-value" style={{ minInlineSize: `${widthChars - 2}ch` }}>
              <Figure field={id} measure={measure} value={value(reading)} tone={isSigned ? 'signed' : 'plain'} hasUnit={isSigned} />
            </span>
          </span>
        ))
      )}
      {stop?.isDrawn === true && (
        <span className="bar-readout-figure">
          <span className="bar-readout-name">Stop</span>
          <Figure field="stop" measure={price} value={stop.price} hasUnit={false} />
        </span>
      )}
      {fills
        .filter((mark) => mark.place === at)
        .map((mark) => (
          <span key={mark.letter} className="bar-readout-fill figures">
            {mark.isAdding ? '▲' : '▼'} {fillWords(mark)}
          </span>
        ))}
    </p>
  )
}
