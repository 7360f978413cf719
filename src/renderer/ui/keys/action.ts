/** Something the user can do, with the key that does it. Every action stands in the palette; those of a screen also under `?`. */
export interface Action {
  /** "feature.verb", stable: it is how a test finds it. */
  readonly id: string
  /** A verb first, in the trade's words: "Import files". */
  readonly label: string
  /** A chord ("Ctrl+K", "i") or a sequence of two ("g d"). Omitted: palette only. */
  readonly key?: string
  readonly group: 'screen' | 'table' | 'go' | 'desk'
  /** Omitted: a key that a part of the screen handles itself; it is only shown. */
  readonly run?: () => void
  /** Why it cannot be done now. It stays in the list, dimmed, with this reason. */
  readonly isOff?: string | undefined
  /** Works while a dialog is open. */
  readonly inDialogs?: boolean
}
