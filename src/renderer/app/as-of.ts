import { useMemo } from 'react'
import { create } from 'zustand'

/** The earlier session everything is looked at from, or null for the newest. It does not survive a restart: the desk opens on today. */
export const useAsOfStore = create<{ readonly asOf: string | null }>(() => ({ asOf: null }))

export function lookAsOf(session: string | null): void {
  useAsOfStore.setState({ asOf: session })
}

/**
 * The part of an input that says from which session to look; empty for the newest.
 *
 *     const ladder = useCall('rotation.ladder', useAsOfInput())
 */
export function useAsOfInput(): { readonly asOf?: string } {
  const { asOf } = useAsOfStore()
  return useMemo(() => (asOf === null ? {} : { asOf }), [asOf])
}
