// Takes the lock of the workspace named on the command line, says how that went, and keeps it until it is ended.
import { takeWorkspaceLock } from '../../../../src/main/store/workspace-lock.ts'

const outcome = takeWorkspaceLock(process.argv[2] ?? '')
process.stdout.write(`${JSON.stringify(outcome.ok ? 'held' : outcome.error.kind)}\n`)
if (outcome.ok) setInterval(() => undefined, 1_000)
