/** The part of a keyboard event that names a key. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  /** AltGr makes letters on many keyboards: it is then no modifier. */
  readonly isAltGraph?: boolean
}

/**
 * The name of a key press, as actions write it: "k", "?", "Ctrl+K", "Ctrl+Shift+Z", "Alt+ArrowLeft", "Escape".
 * Shift is named only where it is not already in the character. Command counts as Ctrl.
 */
export function chordOf(press: KeyPress): string {
  const isModified = (press.ctrlKey || press.metaKey || press.altKey) && press.isAltGraph !== true
  const isNamed = press.key.length > 1
  const parts: string[] = []
  if (isModified && (press.ctrlKey || press.metaKey)) parts.push('Ctrl')
  if (isModified && press.altKey) parts.push('Alt')
  if (press.shiftKey && (isNamed || (isModified && isLetter(press.key)))) parts.push('Shift')
  parts.push(press.key === ' ' ? 'Space' : isModified && isLetter(press.key) ? press.key.toUpperCase() : press.key)
  return parts.join('+')
}

const isLetter = (key: string): boolean => key.length === 1 && key.toLowerCase() !== key.toUpperCase()

const SHOWN: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** The key caps of an action's key: "g d" is two, "Ctrl+ArrowLeft" is "Ctrl" and "←". */
export function keyCaps(key: string): string[] {
  return key
    .split(' ')
    .flatMap((chord) => chord.match(/Ctrl\+|Alt\+|Shift\+|.+/g) ?? [])
    .map((part) => part.replace(/(?<=.)\+$/, ''))
    .map((part) => SHOWN[part] ?? part)
}

/** Whether a chord may be pressed while a field has the focus: letters and editing keys belong to the field. */
export function worksWhileTyping(chord: string): boolean {
  if (/^F\d+$/.test(chord)) return true
  if (!/^(Ctrl|Alt)\+/.test(chord)) return false
  return !['Ctrl+A', 'Ctrl+C', 'Ctrl+X', 'Ctrl+V', 'Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z', 'Ctrl+ArrowLeft', 'Ctrl+ArrowRight', 'Ctrl+Backspace'].includes(chord)
}
