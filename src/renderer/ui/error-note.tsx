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

/** What happened, that nothing was lost, what to do; of our own failures the sentence names the incident to look up in the log. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  const sentence = sentenceFor(error)
  return (
    <div className="note note-fault" role="alert" data-error={error.kind} data-incident={error.kind === 'internal' ? error.incident : undefined}>
      <StateMark state="fail" as="lamp" word="failed" />
      <p>{sentence}</p>
      <span className="note-actions">
        {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
        <CopyButton text={sentence} what="The message" />
      </span>
    </div>
  )
}
