import './state-mark.css'

export type MarkState = 'pass' | 'fail' | 'unknown' | 'stale' | 'not-tested'

const WORDS: Readonly<Record<MarkState, string>> = { pass: 'pass', fail: 'fail', unknown: 'unknown', stale: 'stale', 'not-tested': 'not tested' }
const LETTERS: Readonly<Record<MarkState, string>> = { pass: 'P', fail: 'F', unknown: 'U', stale: 'S', 'not-tested': 'N' }

interface StateMarkProps {
  readonly state: MarkState
  /** The words shown and read instead of the plain ones: "GO", "expired", "fresh". */
  readonly word?: string | undefined
  /** `mark` shape and letter, `words` shape, letter and words, `lamp` the shape alone (its word is still read out). */
  readonly as?: 'mark' | 'words' | 'lamp'
}

/** A state by shape, letter, colour and words, so that none of them has to be seen: ● P, ▲ F, ? U, ◷ S, ○ N. */
export function StateMark({ state, word = WORDS[state], as = 'mark' }: StateMarkProps) {
  return (
    <span className={`state-mark state-mark-${as}`} data-state={state} title={as === 'words' ? undefined : word}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <Shape state={state} />
      </svg>
      {as !== 'lamp' && <span aria-hidden="true">{LETTERS[state]}</span>}
      <span className={as === 'words' ? 'state-mark-word' : 'unseen'}>{word}</span>
    </span>
  )
}

function Shape({ state }: { state: MarkState }) {
  switch (state) {
    case 'pass':
      return <circle cx="5" cy="5" r="4" fill="currentColor" />
    case 'fail':
      return <path d="M5 1 9.4 9H.6Z" fill="currentColor" />
    case 'unknown':
      return <path d="M3 3.6C3 1 7.2 1 7.2 3.6 7.2 5.2 5 5.2 5 6.8M5 8.2v1" fill="none" stroke="currentColor" strokeWidth="1.5" />
    case 'stale':
      return <path d="M5 1a4 4 0 1 0 4 4H5Z M6.4 1.3A4 4 0 0 1 8.7 3.6" fill="none" stroke="currentColor" strokeWidth="1.3" />
    case 'not-tested':
      return <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
  }
}
