import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openWorkspaceForWrite } from '../../../src/main/store/open.ts'
import { stateHash } from '../../../src/main/store/state-hash.ts'
import { valueOf } from './direct-desk.ts'

/** A process to be watched: opens a workspace of an older version, which copies it and brings it up to date, and notes that it was opened. */
const [dir = ''] = process.argv.slice(2)
const answers = openSync(join(dir, 'answers'), 'a')
const db = valueOf(openWorkspaceForWrite(dir))
writeSync(answers, '1\n')
process.stdout.write(JSON.stringify({ migrated: stateHash(db) }))
db.close()
closeSync(answers)
