import { create } from 'zustand'
import type { Action } from './action.ts'

interface ActionRegistry {
  readonly owners: ReadonlyMap<symbol, readonly Action[]>
  /** The first half of a key sequence, shown while the second is awaited. */
  readonly prefix: string | null
}

/** Which actions the parts now on screen offer, oldest part first. */
export const useActionRegistry = create<ActionRegistry>(() => ({ owners: new Map(), prefix: null }))

export function registerActions(owner: symbol, actions: readonly Action[]): void {
  useActionRegistry.setState(({ owners }) => ({ owners: new Map(owners).set(owner, actions) }))
}

export function dropActions(owner: symbol): void {
  useActionRegistry.setState(({ owners }) => ({ owners: new Map([...owners].filter(([key]) => key !== owner)) }))
}

export const listActions = (owners: ActionRegistry['owners']): readonly Action[] => [...owners.values()].flat()
