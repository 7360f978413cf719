import { type Measure, UNKNOWN_DIGITS } from '../format/measure.ts'
import './figure.css'

interface FigureProps {
  /** The stable name of the number: "equity", "rung3.spread". Tests and the keyboard find it by it. */
  readonly field: string
  readonly measure: Measure
  readonly value: number | null
  /** `signed` colours a gain and a loss (the sign is always written too). */
  readonly tone?: 'plain' | 'signed'
  readonly size?: 'table' | 'reading' | 'headline'
  /** A column names its unit once: there the figure stands without. */
  readonly hasUnit?: boolean
  readonly title?: string | undefined
}

/** One number: tabular digits, sign, unit in a lighter weight. Unknown is a question mark that is read out as "unknown". */
export function Figure({ field, measure, value, tone = 'plain', size = 'table', hasUnit = true, title }: FigureProps) {
  return (
    <FigureText
      field={field}
      digits={value === null ? null : measure.digits(value)}
      unit={hasUnit ? measure.unit : ''}
      direction={tone === 'signed' && value !== null ? Math.sign(value) : 0}
      size={size}
      title={title}
    />
  )
}

interface FigureTextProps {
  readonly field: string
  /** Written digits, null when unknown. */
  readonly digits: string | null
  readonly unit?: string
  readonly direction?: number
  readonly size?: 'table' | 'reading' | 'headline'
  readonly title?: string | undefined
}

/** As `Figure`, for exact decimals that arrive as text (format/decimal-text). */
export function FigureText({ field, digits, unit = '', direction = 0, size = 'table', title }: FigureTextProps) {
  const isUnknown = digits === null || digits === UNKNOWN_DIGITS
  return (
    <span
      className={`figure figures figure-${size}`}
      data-number={field}
      data-direction={direction > 0 ? 'gain' : direction < 0 ? 'loss' : undefined}
      data-unknown={isUnknown ? '' : undefined}
      tabIndex={-1}
      title={title}
    >
      {isUnknown ? (
        <>
          <span aria-hidden="true">{UNKNOWN_DIGITS}</span>
          <span className="unseen">unknown</span>
        </>
      ) : (
        <>
          {unit === '$' && <span className="figure-unit">$</span>}
          {digits}
          {unit !== '' && unit !== '$' && <span className="figure-unit">{unit}</span>}
        </>
      )}
    </span>
  )
}
