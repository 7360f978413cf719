import type { Action } from './action.ts'

export type Resolved =
  | { readonly does: 'run'; readonly action: Action }
  /** The chord begins a sequence; the next one decides. */
  | { readonly does: 'wait'; readonly prefix: string }
  | { readonly does: 'nothing' }

/**
 * What a chord means now. Of two actions with one key the later registered wins, because it belongs to what opened last.
 * A sequence that leads nowhere falls back to the bare chord.
 */
export function resolveKey(actions: readonly Action[], prefix: string | null, chord: string): Resolved {
  const runnable = actions.filter(({ run, isOff }) => run !== undefined && isOff === undefined).toReversed()
  if (prefix !== null) {
    const action = runnable.find(({ key }) => key === `${prefix} ${chord}`)
    if (action !== undefined) return { does: 'run', action }
  }
  const action = runnable.find(({ key }) => key === chord)
  if (action !== undefined) return { does: 'run', action }
  return runnable.some(({ key }) => key?.startsWith(`${chord} `) === true) ? { does: 'wait', prefix: chord } : { does: 'nothing' }
}
