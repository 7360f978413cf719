import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isBuildStale, STAMP } from '../../tools/build-state.ts'

let root = ''
afterEach(() => rmSync(root, { recursive: true, force: true }))
const BUILT_AT_MS = Date.UTC(2026, 0, 2)
const before = new Date(BUILT_AT_MS - 1_000)
const after = new Date(BUILT_AT_MS + 1_000)

function project(): string {
  root = mkdtempSync(join(tmpdir(), 'stale-'))
  for (const folder of ['src/domain', 'out']) mkdirSync(join(root, folder), { recursive: true })
  for (const file of ['src/domain/a.ts', 'electron.vite.config.ts']) writeFileSync(join(root, file), '')
  writeFileSync(join(root, 'out', STAMP), String(BUILT_AT_MS))
  for (const path of ['src', 'src/domain', 'src/domain/a.ts', 'electron.vite.config.ts']) utimesSync(join(root, path), before, before)
  return root
}

describe('isBuildStale', () => {
  it('is false while nothing changed since the build began', () => {
    expect(isBuildStale(project())).toBe(false)
  })

  it.each(['src/domain/a.ts', 'electron.vite.config.ts'])('is true when %s is newer', (file) => {
    utimesSync(join(project(), file), after, after)
    expect(isBuildStale(root)).toBe(true)
  })

  it('is true when a source file was removed', () => {
    unlinkSync(join(project(), 'src/domain/a.ts'))
    expect(isBuildStale(root)).toBe(true)
  })

  it('is true where nothing was built', () => {
    unlinkSync(join(project(), 'out', STAMP))
    expect(isBuildStale(root)).toBe(true)
  })
})
