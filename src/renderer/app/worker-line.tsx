import { useJobState } from '../bridge/use-job-state.ts'
import { writeDuration } from '../format/duration.ts'
import { plural } from '../format/plural.ts'
import { count } from '../format/quantity.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useActionRegistry } from '../ui/keys/action-registry.ts'
import { useForeignRequests } from './foreign-requests.ts'
import { jobWords } from './job-words.ts'
import { useUndoStack } from './undo-stack.ts'
import './worker-line.css'

/** What the machine does: the worker, the last edit that can be taken back, and that nothing left this computer. */
export function WorkerLine() {
  const jobs = useJobState()
  const { steps, isUndoing } = useUndoStack()
  const { prefix } = useActionRegistry()
  const foreign = useForeignRequests()
  const last = steps.at(-1)
  const run = jobs?.last ?? null
  return (
    <footer className="worker-line">
      <span data-number="jobs.running" data-running={(jobs?.running ?? 0) > 0}>
        {(jobs?.running ?? 0) > 0 ? `${plural(jobs?.running ?? 0, 'job')} running` : 'Worker idle'}
      </span>
      {run !== null && (
        <span>
          {jobWords(run.job)} <span data-number="jobs.durationMs">{writeDuration(run.durationMs)}</span>
          {run.namesPerSecond !== null && <span data-number="jobs.namesPerSecond">, {count.digits(run.namesPerSecond)} names/s</span>}
        </span>
      )}
      {prefix !== null && (
        <span className="worker-prefix">
          <KeyCap keys={prefix} /> waits for a second key
        </span>
      )}
      <span className="worker-end">
        {last !== undefined && (
          <span className="worker-undo">
            <KeyCap keys="Ctrl+Z" /> {isUndoing ? 'undoing' : `undo: ${last.done}`}
          </span>
        )}
        <span>
          <KeyCap keys="?" /> keys
        </span>
        <span data-number="network" className={foreign === 0 ? '' : 'worker-fault'} title="Requests of this window beyond this computer">
          Network {count.digits(foreign)}
        </span>
      </span>
    </footer>
  )
}
