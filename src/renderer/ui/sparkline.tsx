import { type SparkScale, sparkPath } from './spark-path.ts'
import './sparkline.css'

interface SparklineProps {
  /** Oldest first; null breaks the line. */
  readonly values: readonly (number | null)[]
  /** One per column (`sharedScale`), never one per line. */
  readonly scale: SparkScale | null
  /** A level the eye needs, drawn as a hairline: 1 for a ratio line that starts at 1. */
  readonly base?: number
  /** Said instead of the picture: "63 sessions over IWM, +4.2 %". */
  readonly label: string
}

const WIDTH = 72
const HEIGHT = 16

/** A small line of a table row. Direction is told by the words and figures beside it, so it has one colour. */
export function Sparkline({ values, scale, base, label }: SparklineProps) {
  if (scale === null) return <span className="sparkline sparkline-unknown" role="img" aria-label={`${label}: unknown`} />
  return (
    <svg className="sparkline" role="img" aria-label={label} viewBox={`-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`} preserveAspectRatio="none">
      {base !== undefined && <path className="sparkline-base" d={sparkPath([base, base], scale, WIDTH, HEIGHT)} />}
      <path className="sparkline-line" d={sparkPath(values, scale, WIDTH, HEIGHT)} />
    </svg>
  )
}
