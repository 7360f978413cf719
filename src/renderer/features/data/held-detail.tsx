import type { QuarantineRow } from '#contract/schemas/quarantine.ts'
import { writeFilePlace } from '../../format/file-place.ts'
import { writeOut } from '../../format/measure.ts'
import { writeMoment } from '../../format/moment.ts'
import { writeSession } from '../../format/session.ts'
import { statedFigure } from '../../format/stated-figure.ts'
import { Button } from '../../ui/button.tsx'
import type { HeldDecision } from './decide-held.ts'
import { HeldPicture } from './held-picture.tsx'
import { CAUSE_WORDS, DECISION_WORDS, figureNames } from './held-words.ts'

interface HeldDetailProps {
  readonly row: QuarantineRow
  readonly onDecide: (decision: HeldDecision) => void
  /** The same for what of its whole file waits. */
  readonly onDecideFile: (decision: HeldDecision) => void
}

/** One held-back row, explained: the bars around it, what it says beside what stands, what reads its stamp, and its own text. */
export function HeldDetail({ row, onDecide, onDecideFile }: HeldDetailProps) {
  const { says, stands, decision } = row
  return (
    <section className="held-detail" aria-label="The row stood on">
      <h2>
        {row.symbol ?? 'No symbol'}
        <span className="figures">{whenOf(row)}</span>
        <span className="held-cause">
          {decision === null ? CAUSE_WORDS[row.cause] : `${DECISION_WORDS[decision]}, ${writeMoment(new Date(row.decidedAt ?? 0).toISOString())}`}
        </span>
      </h2>
      <HeldPicture row={row} />
      {says !== null && (
        <table className="held-figures">
          <thead>
            <tr>
              <td />
              {figureNames(row).map(([name, title]) => (
                <th key={name} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <FigureLine title="The row says" figures={says} row={row} place={placeOf(row)} />
            {stands === null ? (
              <tr>
                <th scope="row">Stands now</th>
                <td colSpan={figureNames(row).length}>Nothing stands on this stamp.</td>
              </tr>
            ) : (
              <FigureLine
                title="Stands now"
                figures={stands.figures}
                row={row}
                place={`${placeOf(stands.source)}${stands.byDecision ? ', by your decision' : ''}`}
                against={says}
              />
            )}
          </tbody>
        </table>
      )}
      <p>{row.reason}</p>
      <ul className="held-effects">
        {row.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <code className="held-raw figures">{row.raw}</code>
      <div className="held-actions">
        {decision !== 'take' && (
          <Button rank="main" keys="t" disabled={row.whyNot !== null} onClick={() => onDecide('take')}>
            Take it
          </Button>
        )}
        {decision !== 'keep-out' && (
          <Button keys="x" onClick={() => onDecide('keep-out')}>
            Keep it out
          </Button>
        )}
        {decision !== null && (
          <Button keys="b" onClick={() => onDecide(null)}>
            Let it wait again
          </Button>
        )}
        {row.whyNot !== null && <p className="held-why">{row.whyNot}</p>}
      </div>
      <div className="held-actions">
        <Button rank="quiet" keys="T" onClick={() => onDecideFile('take')}>
          Take what differs of its whole file
        </Button>
        <Button rank="quiet" keys="X" onClick={() => onDecideFile('keep-out')}>
          Keep what waits of it out
        </Button>
      </div>
    </section>
  )
}

interface FigureLineProps {
  readonly title: string
  readonly figures: NonNullable<QuarantineRow['says']>
  readonly row: QuarantineRow
  readonly place: string
  /** Figures that are another than these are marked. */
  readonly against?: NonNullable<QuarantineRow['says']>
}

function FigureLine({ title, figures, row, place, against }: FigureLineProps) {
  return (
    <tr>
      <th scope="row">
        {title}
        <span className="held-place">{place}</span>
      </th>
      {figureNames(row).map(([name]) => (
        <td key={name} className="figures" data-differs={against !== undefined && against[name] !== figures[name] ? '' : undefined}>
          {figures[name] === null ? '' : writeOut(statedFigure, figures[name])}
        </td>
      ))}
    </tr>
  )
}

/** Where a row stands; two imports may have files of one name. */
const placeOf = (source: NonNullable<QuarantineRow['stands']>['source']): string => `${writeFilePlace(source)} of import ${source.batch}`

/** The session, with the minute where it is one. */
const whenOf = ({ session, at }: QuarantineRow): string =>
  at !== null ? writeMoment(new Date(at).toISOString()) : session === null ? 'no day' : writeSession(session)
