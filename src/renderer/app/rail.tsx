import { KeyCap } from '../ui/key-cap.tsx'
import { formatPlace, openPlace, type Place } from './place.ts'
import type { ScreenDefinition } from './screen-definition.ts'
import './rail.css'

/** The places of the desk, each with the key that opens it after `g`. */
export function Rail({ screens, place, onOpen }: { screens: readonly ScreenDefinition[]; place: Place; onOpen: (screen: string) => void }) {
  return (
    <nav className="rail" aria-label="Places">
      <span className="rail-name">Rotation Desk</span>
      {(['rail', 'foot'] as const).map((stands) => (
        <ul key={stands} className={`rail-${stands}`}>
          {screens
            .filter((screen) => screen.stands === stands)
            .map(({ id, title, letter, key }) => (
              <li key={id}>
                <a
                  href={formatPlace({ screen: id, param: null })}
                  className="rail-place"
                  aria-current={id === place.screen ? 'page' : undefined}
                  onClick={(event) => {
                    event.preventDefault()
                    onOpen(id)
                  }}
                >
                  {title}
                  {letter !== undefined ? <span className="rail-letter">{letter}</span> : key !== undefined && <KeyCap keys={key} />}
                </a>
              </li>
            ))}
        </ul>
      ))}
    </nav>
  )
}

/** Opens a screen with what it showed last, so that `g n` returns to the same name. */
export function openScreen(id: string, lastParams: Readonly<Record<string, string>>): void {
  openPlace(id, lastParams[id] ?? null)
}
