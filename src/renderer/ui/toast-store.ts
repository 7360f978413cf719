import { create } from 'zustand'

export interface Toast {
  readonly id: number
  readonly text: string
  /** `fault` stays until it is closed; `word` leaves by itself. */
  readonly rank: 'word' | 'fault'
}

/** How long a word stays: time to read two lines. */
const WORD_MS = 6_000

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }))
let nextId = 1

/** Says something in the corner and to a screen reader. For what was done; a fault of a panel stands in the panel. */
export function say(text: string, rank: Toast['rank'] = 'word'): void {
  const id = nextId++
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-3), { id, text, rank }] }))
  if (rank === 'word') setTimeout(() => unsay(id), WORD_MS)
}

export function unsay(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
