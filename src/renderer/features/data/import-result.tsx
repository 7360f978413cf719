import type { Output } from '#contract/channels.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { heldBack, totalsInWords } from './row-counts.ts'

interface ImportResultProps {
  readonly result: Output<'import.commit'>
  readonly onClose: () => void
  readonly onHistory: () => void
}

/** What was stored and what was not, until it is closed. */
export function ImportResult({ result, onClose, onHistory }: ImportResultProps) {
  useActions([{ id: 'data.closeResult', label: 'Close the result', key: 'Escape', group: 'screen', run: onClose }])
  const skipped = result.files.filter((file) => file.format === null || file.error !== undefined)
  const held = heldBack(result.totals)
  return (
    <section className="note import-result" aria-label="Import result" role="status">
      <StateMark state={skipped.length > 0 || held > 0 ? 'stale' : 'pass'} word={result.batch === null ? 'nothing stored' : 'stored'} as="words" />
      <p>
        {result.batch === null
          ? 'Everything in these files is known already. Nothing was stored.'
          : `Import ${result.batch}: ${totalsInWords(result.totals, held)}.`}
        {skipped.length > 0 && ` ${plural(skipped.length, 'file was', 'files were')} not read: ${skipped.map(({ name }) => name).join(', ')}.`}
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
