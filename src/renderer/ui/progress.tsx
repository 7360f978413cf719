import type { RowsProgress } from '#contract/schemas/common.ts'
import { count } from '../format/quantity.ts'
import { Button } from './button.tsx'
import './progress.css'

interface ProgressProps {
  /** What runs, in a verb: "Reading files". */
  readonly label: string
  /** null before the first word of it. */
  readonly progress: RowsProgress | null
  readonly onCancel?: (() => void) | undefined
}

/** Work under way, always with its number: what, how far, of how much, in which file. */
export function Progress({ label, progress, onCancel }: ProgressProps) {
  const fraction = progress === null || progress.total === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total)
  return (
    <div className="progress" role="group" aria-label={label}>
      <p className="progress-words">
        <strong>{progress === null ? label : progress.phase}</strong>
        <span className="figures" data-number="progress">
          {count.digits(progress?.done ?? 0)}
          {progress?.total == null ? '' : ` of ${count.digits(progress.total)}`}
        </span>
        {progress?.files != null && (
          <span className="figures">
            file {count.digits(progress.files.done)} of {count.digits(progress.files.total)}
          </span>
        )}
        {progress?.file != null && <span className="progress-file">{progress.file}</span>}
      </p>
      <progress className="progress-bar" aria-label={label} {...(fraction === null ? {} : { value: fraction, max: 1 })} />
      {onCancel !== undefined && (
        <Button onClick={onCancel} keys="Escape">
          Cancel
        </Button>
      )}
    </div>
  )
}
