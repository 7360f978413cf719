import { useEffect, useState } from 'react'
import type { EventValue } from '#contract/events.ts'
import { useBridge } from './bridge-context.tsx'

export type JobState = EventValue<'job-state'>

/** What the workers do now and what the last one took; null until the first word of them. */
export function useJobState(): JobState | null {
  const { client } = useBridge()
  const [state, setState] = useState<JobState | null>(null)
  useEffect(() => client.on('job-state', setState), [client])
  return state
}
