import { type AppError, sentenceFor } from '#contract/errors.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import { StateMark } from './state-mark.tsx'
import './notes.css'

interface ErrorNoteProps {
  readonly error: AppError
  /** Offered where asking again can help. */
  readonly onRetry?: (() => void) | undefined
}

/** What happened, that nothing was lost, what to do; with the incident id to look it up by. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  const sentence = sentenceFor(error)
  return (
    <div className="note note-fault" role="alert" data-error={error.kind}>
      <StateMark state="fail" as="lamp" word="failed" />
      <p>{sentence}</p>
      {error.kind === 'internal' && <code className="figures">{error.incident}</code>}
      <span className="note-actions">
        {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
        <CopyButton text={sentence} what="The message" />
      </span>
    </div>
  )
}
