import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { createRandom, type Random } from '../../../src/main/demo/random.ts'
import { checkWholeFile } from '../../../src/main/store/check-tables.ts'
import type { ReadDb } from '../../../src/main/store/handles.ts'
import { openWorkspaceForWrite } from '../../../src/main/store/open.ts'
import { stateHash } from '../../../src/main/store/state-hash.ts'
import { Disk } from './disk.ts'
import { type Change, readWriteLog } from './write-log.ts'

/** What is to be tried, and what a sound store answers. */
export interface CutOrder {
  readonly log: string
  /** The folder the log speaks of. */
  readonly dir: string
  /** State after each generation; of a workspace that is brought up to date, the state it then has, under 'migrated'. */
  readonly hashes: Readonly<Record<string, string>>
  /** SHA-256 of every backup the work made. */
  readonly backups: readonly string[]
  readonly cuts: number
  readonly seed: number
  /** Where the disk is played; a folder in memory is fastest. */
  readonly scratch: string
  /** A folder whose files lay on the disk before. */
  readonly before?: string
}

/** How many cuts ended how. */
export interface CutResult {
  readonly cuts: number
  readonly sound: number
  /** The database could not be opened, or its pages or references do not hold together. */
  readonly damaged: number
  /** Something that had been answered is gone. */
  readonly lost: number
  /** A state that no step left behind. */
  readonly partial: number
  /** A copy that has its name and is not whole. */
  readonly badBackups: number
  /** Up to five, in words: which cut of which seed. */
  readonly examples: readonly string[]
}

type Verdict = 'sound' | 'damaged' | 'lost' | 'partial' | 'badBackups'

/** States looked at per moment: playing a log up to a moment is paid once. */
const STATES_PER_MOMENT = 5

/** Cuts the power at moments spread evenly over a log, each at several states the disk may be in, and judges what is found. */
export function cutPower(order: CutOrder): CutResult {
  const changes = readWriteLog(order.log)
  const random = createRandom(order.seed)
  const moments = Array.from({ length: Math.ceil(order.cuts / STATES_PER_MOMENT) }, () => random.below(changes.length + 1)).sort((a, b) => a - b)
  const disk = new Disk()
  if (order.before !== undefined) for (const name of readdirSync(order.before)) disk.hold(join(order.dir, name), readFileSync(join(order.before, name)))
  const counts: Record<Verdict, number> = { sound: 0, damaged: 0, lost: 0, partial: 0, badBackups: 0 }
  const examples: string[] = []
  const scratch = mkdtempSync(join(order.scratch, 'cut-'))
  let done = 0
  let answered = -1
  let cuts = 0
  for (const moment of moments) {
    for (; done < moment; done += 1) {
      const change = changes[done]!
      if (change.path === join(order.dir, 'answers')) answered = answerOf(change, answered)
      else disk.take(change)
    }
    for (let state = 0; state < STATES_PER_MOMENT && cuts < order.cuts; state += 1) {
      const place = join(scratch, 'disk')
      const { verdict, words } = judge(disk, order, place, answered, random)
      counts[verdict] += 1
      cuts += 1
      if (verdict !== 'sound' && examples.length < 5) examples.push(`seed ${order.seed}, cut ${cuts} before change ${moment}, ${answered} answered: ${words}`)
      rmSync(place, { recursive: true, force: true })
    }
  }
  rmSync(scratch, { recursive: true })
  return { cuts, ...counts, examples }
}

/** The generation that was answered last. */
function answerOf(change: Change, before: number): number {
  return change.kind === 'write' ? Number(change.data.toString('utf8').trim()) : before
}

function judge(disk: Disk, order: CutOrder, place: string, answered: number, random: Random): { verdict: Verdict; words: string } {
  for (const [path, bytes] of disk.cut(random)) {
    const name = relative(order.dir, path)
    if (name.startsWith('backups/') && name.endsWith('.db') && !order.backups.includes(createHash('sha256').update(bytes).digest('hex'))) {
      return { verdict: 'badBackups', words: `${name} is not whole` }
    }
    if (!name.startsWith('desk.db')) continue
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), bytes)
  }
  return order.hashes['migrated'] === undefined ? judgeDatabase(join(place, 'desk.db'), order, answered) : judgeOlder(place, order.hashes['migrated'])
}

/** An older workspace opens again whatever was cut off, and has everything. */
function judgeOlder(place: string, wanted: string): { verdict: Verdict; words: string } {
  const opened = openWorkspaceForWrite(place)
  if (!opened.ok) return { verdict: 'damaged', words: JSON.stringify(opened.error) }
  const isSame = stateHash(opened.value) === wanted
  opened.value.close()
  return isSame ? { verdict: 'sound', words: '' } : { verdict: 'lost', words: 'not everything is there after the next opening' }
}

function judgeDatabase(file: string, { hashes }: CutOrder, answered: number): { verdict: Verdict; words: string } {
  let db: Database.Database | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    db = new Database(file)
    const damage = checkWholeFile(db)
    if (damage !== null) return { verdict: 'damaged', words: damage }
    const generation = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'store_facts'`).get() === undefined ? -1 : generationOf(db)
    if (generation < answered) return { verdict: 'lost', words: `found generation ${generation}` }
    if (generation >= 0 && stateHash(db as ReadDb) !== hashes[generation]) return { verdict: 'partial', words: `generation ${generation} is not what it was` }
    return { verdict: 'sound', words: '' }
  } catch (thrown) {
    return { verdict: 'damaged', words: thrown instanceof Error ? thrown.message : String(thrown) }
  } finally {
    db?.close()
  }
}

const generationOf = (db: Database.Database): number => db.prepare<[], number>(`SELECT value FROM store_facts WHERE key = 'generation'`).pluck().get() ?? -1

// As a program: takes the order as JSON from a file, answers on stdout.
if (process.argv[1] === import.meta.filename) {
  const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as CutOrder
  process.stdout.write(JSON.stringify(cutPower(order)))
}
