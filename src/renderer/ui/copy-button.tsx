import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'
import { say } from './toast-store.ts'

/** Copies what a note says, to be pasted into a letter or a search. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  return (
    <Button rank="quiet" onClick={() => say(copyText(text) ? `${what} copied.` : 'The clipboard did not take it.', 'word')}>
      Copy
    </Button>
  )
}
