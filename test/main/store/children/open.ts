// Opens the workspace named on the command line for writing and for reading, and says how each went.
import { openWorkspaceForRead, openWorkspaceForWrite } from '../../../../src/main/store/open.ts'
import { takeWorkspaceLock } from '../../../../src/main/store/workspace-lock.ts'

const dir = process.argv[2] ?? ''
const answers = [takeWorkspaceLock(dir), openWorkspaceForWrite(dir), openWorkspaceForRead(dir)]
process.stdout.write(`${JSON.stringify(answers.map((answer) => (answer.ok ? 'ok' : answer.error)))}\n`)
