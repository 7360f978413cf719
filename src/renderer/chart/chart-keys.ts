/** Where a key leads the crosshair; it begins at the newest place. null when the key is none of the crosshair's. */
export function placeAfterKey(chord: string, place: number | null, count: number): number | null {
  const step = STEPS[chord]
  if (chord === 'Home') return 0
  if (chord === 'End') return count - 1
  if (step === undefined) return null
  return place === null ? count - 1 : Math.max(0, Math.min(count - 1, place + step))
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, 'Shift+ArrowLeft': -10, 'Shift+ArrowRight': 10 }

/** How a key zooms: below 1 is closer. null when it does not. */
export function zoomAfterKey(chord: string): number | null {
  if (chord === '+' || chord === '=') return 0.8
  return chord === '-' ? 1.25 : null
}
