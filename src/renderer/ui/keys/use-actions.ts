import { useEffect, useRef, useState } from 'react'
import type { Action } from './action.ts'
import { dropActions, registerActions } from './action-registry.ts'

/**
 * Offers actions while the calling part is on screen. They may be made anew on every render; the registry only learns of a change of words or keys.
 *
 *     useActions([{ id: 'data.import', label: 'Import files', key: 'i', group: 'screen', run: choose }])
 */
export function useActions(actions: readonly Action[]): void {
  const latest = useRef(actions)
  const [owner] = useState(() => Symbol('actions'))
  const signature = JSON.stringify(actions.map(({ run, ...words }) => ({ ...words, runs: run !== undefined })))
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    registerActions(
      owner,
      latest.current.map((action, index) => (action.run === undefined ? action : { ...action, run: () => latest.current[index]?.run?.() })),
    )
  }, [owner, signature])
  useEffect(() => () => dropActions(owner), [owner])
}
