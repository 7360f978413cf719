import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NODE } from '../faces/built.ts'
import { OLDEST, writeOlderWorkspace } from './older-workspace.ts'
import type { CutOrder, CutResult } from './power-cut/cut-power.ts'
import { buildWatcher, cannotWatch } from './power-cut/write-log.ts'

/** npm run test:soak cuts 100,000 times. A tenth of the cuts falls into bringing an older workspace up to date. */
const CUTS = Number(process.env['POWER_CUTS'] ?? 5_000)
const SEED = Number(process.env['POWER_SEED'] ?? Date.now() % 1_000_000_007)
const CONTROL_CUTS = 200
const SIDE_BY_SIDE = 2
const AGES = 2

const run = promisify(execFile)
const child = (name: string): string => join(import.meta.dirname, 'power-cut', name)
const missing = cannotWatch()

if (missing !== null) console.log(`not run: power cuts (${missing})`)
else {
  describe('a power cut', () => {
    let root: string
    let watcher: string
    beforeAll(() => {
      root = mkdtempSync(join(tmpdir(), 'power-cut-'))
      watcher = buildWatcher(root)
    })
    afterAll(() => rmSync(root, { recursive: true, force: true }))

    /** Lets a program work in a folder of its own and answers what is needed to cut its power. */
    async function watch(name: string, program: string, args: readonly string[], before?: string): Promise<Omit<CutOrder, 'cuts' | 'seed'>> {
      const dir = join(root, name)
      if (before === undefined) mkdirSync(dir)
      else cpSync(before, dir, { recursive: true })
      const log = join(root, `${name}.log`)
      const { stdout } = await run(NODE, [child(program), dir, ...args], {
        env: { ...process.env, LD_PRELOAD: watcher, WRITE_LOG_DIR: dir, WRITE_LOG: log },
        maxBuffer: 1e8,
      })
      const folder = join(dir, 'backups')
      const copies = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.db')) : []
      const backups = copies.map((file) =>
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      )
      const scratch = existsSync('/dev/shm') ? '/dev/shm' : root
      return { log, dir, hashes: JSON.parse(stdout) as CutOrder['hashes'], backups, scratch, ...(before === undefined ? {} : { before }) }
    }

    /** Several processes, each with a share of the cuts and a seed of its own. */
    async function cut(order: Omit<CutOrder, 'cuts' | 'seed'>, cuts: number): Promise<CutResult> {
      const parts = await Promise.all(
        Array.from({ length: SIDE_BY_SIDE }, async (_, part) => {
          const file = `${order.log}.${part}.json`
          writeFileSync(file, JSON.stringify({ ...order, cuts: Math.ceil(cuts / SIDE_BY_SIDE), seed: SEED + part }))
          const { stdout } = await run(NODE, [child('cut-power.ts'), file], { maxBuffer: 1e8 })
          return JSON.parse(stdout) as CutResult
        }),
      )
      const sum = (key: Exclude<keyof CutResult, 'examples'>): number => parts.reduce((total, part) => total + part[key], 0)
      const examples = parts.flatMap((part) => part.examples)
      return {
        cuts: sum('cuts'),
        sound: sum('sound'),
        damaged: sum('damaged'),
        lost: sum('lost'),
        partial: sum('partial'),
        badBackups: sum('badBackups'),
        examples,
      }
    }

    const say = (name: string, { cuts, sound, damaged, lost, partial, badBackups }: CutResult): void =>
      console.log(`${cuts} power cuts, ${name}, seed ${SEED}: ${sound} sound, ${damaged} damaged, ${lost} lost, ${partial} partial, ${badBackups} bad backups`)

    const timeout = 60_000 + CUTS * 40
    test('loses nothing that was answered and leaves nothing half-done, while importing, undoing, redoing, backing up and restoring', { timeout }, async () => {
      const result = await cut(await watch('full', 'work.ts', [join(root, 'full-files')]), Math.ceil(CUTS * 0.9))
      say('as the program works', result)
      expect(result.examples).toEqual([])
      expect(result.sound).toBe(result.cuts)
    })

    test('while an older workspace is brought up to date leaves one that opens and has everything', { timeout }, async () => {
      for (let age = 0; age < AGES; age += 1) {
        const before = join(root, `older-${age}`)
        writeOlderWorkspace(before, OLDEST + 4 * age)
        const result = await cut(await watch(`migrated-${age}`, 'migrate-work.ts', [], before), Math.ceil((CUTS * 0.1) / AGES))
        say(`from schema ${OLDEST + 4 * age}`, result)
        expect(result.examples).toEqual([])
        expect(result.sound).toBe(result.cuts)
      }
    })

    test('would be noticed by this test: with fewer flushes answers are lost, with none the database is damaged', { timeout: 120_000 }, async () => {
      const normal = await cut(await watch('normal', 'work.ts', [join(root, 'normal-files'), 'NORMAL']), CONTROL_CUTS)
      say('control: flushed at checkpoints only', normal)
      expect(normal.lost).toBeGreaterThan(0)
      const off = await cut(await watch('off', 'work.ts', [join(root, 'off-files'), 'OFF']), CONTROL_CUTS)
      say('control: never flushed', off)
      expect(off.damaged).toBeGreaterThan(0)
    })
  })
}
