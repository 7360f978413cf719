import { useSyncExternalStore } from 'react'
import { useSettings, useSettingsStore } from '../bridge/settings-context.tsx'
import { useCall } from '../bridge/use-call.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { KeyListener } from '../ui/keys/key-listener.tsx'
import { Frame } from './frame.tsx'
import { usePlace } from './place.ts'
import type { ScreenDefinition } from './screen-definition.ts'
import { useAppearance } from './use-appearance.ts'
import { Welcome } from './welcome.tsx'
import { WorkspaceContext } from './workspace-context.tsx'
import './desk.css'

/** The whole window: first run, the desk, or one bare page. */
export function Desk({ screens }: { screens: readonly ScreenDefinition[] }) {
  useAppearance(useSettings())
  return (
    <>
      <KeyListener />
      <Opened screens={screens} />
    </>
  )
}

function Opened({ screens }: { screens: readonly ScreenDefinition[] }) {
  const store = useSettingsStore()
  const isLoaded = useSyncExternalStore(store.subscribe, store.isLoaded)
  const workspace = useCall('workspace.info', {})
  const place = usePlace()
  if (workspace.state === 'error' && workspace.error.kind === 'no-workspace') return <Welcome path={workspace.error.path} />
  if (workspace.state === 'error' && workspace.value === null) {
    return (
      <main className="desk-alone" data-screen="refused">
        <h1>Rotation Desk</h1>
        <ErrorNote error={workspace.error} onRetry={workspace.askAgain} />
      </main>
    )
  }
  if (workspace.value === null || !isLoaded) {
    return (
      <main className="desk-alone desk-opening" data-screen="opening" aria-busy="true">
        <p>Opening the workspace</p>
      </main>
    )
  }
  const bare = screens.find((screen) => screen.id === place.screen && screen.isBare === true)
  return (
    <WorkspaceContext value={workspace.value}>
      {bare === undefined ? (
        <Frame screens={screens} place={place} />
      ) : (
        <main data-screen={bare.id}>
          <bare.Screen param={place.param} />
        </main>
      )}
    </WorkspaceContext>
  )
}
