import { keyCaps } from './keys/chord.ts'
import './key-cap.css'

/** The key of an action, one cap each: `g` `d`, `Ctrl` `K`. */
export function KeyCap({ keys }: { keys: string }) {
  return (
    <span className="key-caps">
      {keyCaps(keys).map((cap, index, caps) => (
        // The same cap may stand twice ("g g"): what was pressed so far tells them apart.
        <kbd key={caps.slice(0, index + 1).join(' ')}>{cap}</kbd>
      ))}
    </span>
  )
}
