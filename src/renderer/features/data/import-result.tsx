import type { Output } from '#contract/channels.ts'
import { listed, plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { heldBack, openQuestions, storedRows, totalsInWords } from './row-counts.ts'

interface ImportResultProps {
  readonly result: Output<'import.commit'>
  readonly onClose: () => void
  readonly onHistory: () => void
}

/** What was stored and what was not, until it is closed. */
export function ImportResult({ result, onClose, onHistory }: ImportResultProps) {
  useActions([{ id: 'data.closeResult', label: 'Close the result', key: 'Escape', group: 'screen', run: onClose }])
  const skipped = result.files.filter((file) => file.format === null || file.error !== undefined)
  const waiting = result.files.filter((file) => openQuestions(file).length > 0)
  const rows = storedRows(result)
  const held = heldBack(rows)
  const isWhole = skipped.length + waiting.length + held === 0
  return (
    <section className="note import-result" aria-label="Import result" role="status">
      <StateMark state={isWhole ? 'pass' : 'stale'} word={result.batch === null ? 'nothing stored' : 'stored'} as="words" />
      <p>
        {result.batch === null ? 'There was nothing new to store.' : `Import ${result.batch}: ${totalsInWords(rows, held)}.`}
        {skipped.length > 0 && ` ${plural(skipped.length, 'file was', 'files were')} not read: ${namesInWords(skipped)}.`}
        {waiting.length > 0 && ` ${plural(waiting.length, 'file waits', 'files wait')} for an answer: ${namesInWords(waiting)}.`}
      </p>
      <span className="note-actions">
        {result.batch !== null && <Button onClick={onHistory}>Show it among the imports</Button>}
        <Button keys="Escape" onClick={onClose}>
          Close
        </Button>
      </span>
    </section>
  )
}

const NAMED = 4

const namesInWords = (files: Output<'import.commit'>['files']): string => {
  const names = files.slice(0, NAMED).map(({ name }) => name)
  return listed(files.length > NAMED ? [...names, `${count.digits(files.length - NAMED)} more`] : names)
}
