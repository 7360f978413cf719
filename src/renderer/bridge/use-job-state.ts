import { useEffect, useState } from 'react'
import type { EventValue } from '#contract/events.ts'
import { useBridge } from './bridge-context.tsx'

export type JobState = EventValue<'job-state'>

/** Screens keep their views with these all the time, and watched folders are looked at twice a minute; they say nothing of the work that was done. */
const VIEW_JOBS = ['settings.set', 'settings.get', 'folders.look']

/** What the workers do now and what the last one took; null until the first word of them. */
export function useJobState(): JobState | null {
  const { client } = useBridge()
  const [state, setState] = useState<JobState | null>(null)
  useEffect(
    () =>
      client.on('job-state', (next) =>
        setState((before) => (next.last !== null && VIEW_JOBS.includes(next.last.job) ? { ...next, last: before?.last ?? null } : next)),
      ),
    [client],
  )
  return state
}
