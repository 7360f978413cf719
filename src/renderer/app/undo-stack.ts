import { create } from 'zustand'
import { type Outcome, sentenceFor } from '#contract/errors.ts'
import { say } from '../ui/toast-store.ts'

interface UndoStep {
  /** What was done, in the past: "Added a transaction". */
  readonly done: string
  readonly undo: () => Promise<Outcome<unknown>>
}

const KEPT_STEPS = 50

export const useUndoStack = create<{ readonly steps: readonly UndoStep[]; readonly isUndoing: boolean }>(() => ({ steps: [], isUndoing: false }))

/** Registers how an edit that has just been stored is taken back by Ctrl+Z. */
export function rememberEdit(done: string, undo: UndoStep['undo']): void {
  useUndoStack.setState(({ steps }) => ({ steps: [...steps.slice(1 - KEPT_STEPS), { done, undo }] }))
}

/** Takes the last edit back. A step that the core refuses stays undone: the edits after it may have made it impossible. */
export async function undoLastEdit(): Promise<void> {
  const { steps, isUndoing } = useUndoStack.getState()
  const last = steps.at(-1)
  if (last === undefined || isUndoing) return
  useUndoStack.setState({ steps: steps.slice(0, -1), isUndoing: true })
  const outcome = await last.undo()
  useUndoStack.setState({ isUndoing: false })
  if (outcome.ok) say(`Undone: ${last.done}.`)
  else say(sentenceFor(outcome.error), 'fault')
}
