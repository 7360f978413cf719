import type { ReactNode } from 'react'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { Reading } from '../bridge/reading.ts'
import { ErrorNote } from './error-note.tsx'
import { Progress } from './progress.tsx'
import './reading-view.css'

interface ReadingViewProps<T> {
  readonly reading: Reading<T, RowsProgress> | Reading<T>
  /** Lines to reserve while nothing is known, so that nothing shifts when it arrives. */
  readonly expected: number
  readonly onRetry?: () => void
  readonly children: (value: T) => ReactNode
}

/** A reading in its three states: reserved lines, the value, or the error above the last value. */
export function ReadingView<T>({ reading, expected, onRetry, children }: ReadingViewProps<T>) {
  if (reading.state === 'loading') {
    return reading.progress === null ? <Skeleton lines={expected} /> : <Progress label="Reading" progress={reading.progress} />
  }
  return (
    <>
      {reading.state === 'error' && <ErrorNote error={reading.error} onRetry={onRetry} />}
      {reading.value !== null && children(reading.value)}
    </>
  )
}

/** As many reserved lines as are expected. Nothing moves in it. */
export function Skeleton({ lines }: { lines: number }) {
  return (
    <div className="skeleton" role="status" aria-label={`Reading, ${lines} expected`}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" />
      ))}
    </div>
  )
}
