import type { ReactNode } from 'react'
import './notes.css'

interface EmptyStateProps {
  /** What is not here: "No positions are known." */
  readonly says: string
  /** What would fill it: "A transactions or positions export of your broker fills this." */
  readonly wants?: string | undefined
  /** The button that opens that import, or whatever fills it. */
  readonly action?: ReactNode
}

/** An empty place says what it is for and leads to what fills it. */
export function EmptyState({ says, wants, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p>{says}</p>
      {wants !== undefined && <p className="empty-wants">{wants}</p>}
      {action}
    </div>
  )
}
