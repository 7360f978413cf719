import type { Output } from '#contract/channels.ts'
import { plural } from '../../format/plural.ts'

type Use = Output<'import.uses'>['uses'][number]

/** Longer lists are counted: what matters is that something stands on the rows, and what. */
const MOST_SHOWN = 8

const WORDS: Readonly<Record<Use['what'], string>> = { plan: 'Plan', print: 'Print', week: 'Week', signal: 'Stops' }

/** What stands on the rows of an import, one line each, in words. */
export function UsesList({ uses }: { uses: readonly Use[] }) {
  return (
    <ul className="uses-list" data-number="uses">
      {uses.slice(0, MOST_SHOWN).map((use) => (
        <li key={`${use.what} ${use.id}`}>
          <b>{WORDS[use.what]}</b> {use.what === 'print' ? use.label.replace(/^print /, '') : use.label}
        </li>
      ))}
      {uses.length > MOST_SHOWN && <li>and {plural(uses.length - MOST_SHOWN, 'more')}</li>}
    </ul>
  )
}
