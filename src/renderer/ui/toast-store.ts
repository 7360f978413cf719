import { create } from 'zustand'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

export interface Toast {
  readonly id: number
  readonly text: string
  /** `fault` stays until it is closed; `word` leaves by itself. */
  readonly rank: 'word' | 'fault'
  /** What can be done about it at once; it stays longer then. */
  readonly action?: ToastAction | undefined
}

/** How long a word stays: time to read two lines. */
const WORD_MS = 6_000
/** And with a decision to make. */
const ACTION_MS = 20_000

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }))
let nextId = 1

/** Says something in the corner and to a screen reader. For what was done; a fault of a panel stands in the panel. */
export function say(text: string, rank: Toast['rank'] = 'word', action?: ToastAction): void {
  const id = nextId++
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-3), { id, text, rank, action }] }))
  if (rank === 'word') setTimeout(() => unsay(id), action === undefined ? WORD_MS : ACTION_MS)
}

export function unsay(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
