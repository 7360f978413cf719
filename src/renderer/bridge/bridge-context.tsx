import { createContext, type ReactNode, useContext } from 'react'
import type { Client } from '#contract/channels.ts'
import type { Host } from './host.ts'
import type { Readings } from './readings.ts'

/** The one way from a screen to the core. */
export interface Bridge {
  readonly client: Client
  readonly readings: Readings
  readonly fileRef: Host['fileRef']
}

const BridgeContext = createContext<Bridge | null>(null)

export function BridgeProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }) {
  return <BridgeContext value={bridge}>{children}</BridgeContext>
}

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext)
  if (bridge === null) throw new Error('useBridge: got no bridge, wanted a BridgeProvider above')
  return bridge
}
