// Commits one request in the workspace named on the command line and dies with its connection open: the log is left behind.
import { openWorkspaceForWrite } from '../../../../src/main/store/open.ts'
import { writeTransaction } from '../../../../src/main/store/write-transaction.ts'

const opened = openWorkspaceForWrite(process.argv[2] ?? '')
if (!opened.ok) throw new Error(opened.error.kind)
writeTransaction(opened.value, { requestId: 'before-the-crash', nowAtMs: 0 }, (transaction) => {
  for (const pragma of process.argv.slice(3)) transaction.db.pragma(pragma)
  transaction.touch('setting', 'theme')
})
process.kill(process.pid, 'SIGKILL')
