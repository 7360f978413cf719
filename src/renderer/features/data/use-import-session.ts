import { useSyncExternalStore } from 'react'
import { type Bridge, useBridge } from '../../bridge/bridge-context.tsx'
import { createImportSession, type ImportSession, type ImportStep } from './import-session.ts'

const sessions = new WeakMap<Bridge, ImportSession>()

/** The one import of this window. It belongs to the window, not to the screen: leaving Data does not stop it. */
export function useImportSession(): { readonly session: ImportSession; readonly now: ImportStep } {
  const bridge = useBridge()
  let session = sessions.get(bridge)
  if (session === undefined) {
    session = createImportSession(bridge.client, bridge.fileRef)
    sessions.set(bridge, session)
  }
  const now = useSyncExternalStore(session.subscribe, session.get)
  return { session, now }
}
