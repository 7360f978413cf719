import './zod-without-eval.ts'
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { channels } from '#contract/channels.ts'
import { connect } from '#contract/rpc/connect.ts'
import { Desk } from './app/desk.tsx'
import { watchForeignRequests } from './app/foreign-requests.ts'
import { BridgeProvider } from './bridge/bridge-context.tsx'
import type { Host } from './bridge/host.ts'
import { createHostTransport } from './bridge/host-transport.ts'
import { createReadings } from './bridge/readings.ts'
import { scheduleAfter } from './bridge/schedule.ts'
import { SettingsProvider } from './bridge/settings-context.tsx'
import { createSettingsStore } from './bridge/settings-store.ts'
import { screens } from './screens.ts'

/** Views are written this long after the last change, so that walking down a table is one write. */
const VIEW_DELAY_MS = 400
/** Changes are followed this long after the first of a row: longer than a burst of writes, shorter than the eye waits. */
const CHANGE_DELAY_MS = 60

function start(host: Host, place: Element): void {
  watchForeignRequests()
  const client = connect(createHostTransport(host), channels)
  const readings = createReadings(client, scheduleAfter(CHANGE_DELAY_MS))
  const settings = createSettingsStore(client, readings, scheduleAfter(VIEW_DELAY_MS))
  addEventListener('pagehide', settings.flush)
  createRoot(place).render(
    <StrictMode>
      <BridgeProvider bridge={{ client, readings, fileRef: host.fileRef }}>
        <SettingsProvider store={settings}>
          <Desk screens={screens} />
        </SettingsProvider>
      </BridgeProvider>
    </StrictMode>,
  )
}

const place = document.getElementById('desk')
if (place === null) throw new Error('main: got a page without #desk, wanted index.html')
if (window.desk === undefined) place.textContent = 'This page is part of Rotation Desk. Start the program to open it.'
else start(window.desk, place)
