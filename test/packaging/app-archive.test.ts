import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFirst, ROOT } from '../faces/built.ts'

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
}

/** The names in an archive, read from its header: four sizes, then JSON. */
function listArchive(file: string): string[] {
  const bytes = readFileSync(file)
  const header = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as Entry
  const walk = (entry: Entry, path: string): string[] =>
    entry.files === undefined ? [path] : Object.entries(entry.files).flatMap(([name, child]) => walk(child, path === '' ? name : `${path}/${name}`))
  return walk(header, '')
}

const folder = mkdtempSync(join(tmpdir(), 'package-'))
const resources = join(folder, 'dist', 'linux-unpacked', 'resources')
let archive: string[] = []

/** The real packaging of the real build around a stand-in for Electron's own files: what would be shipped is looked at, not run. */
beforeAll(() => {
  buildFirst()
  const electron = join(folder, 'electron')
  mkdirSync(electron)
  writeFileSync(join(electron, 'electron'), '#!/bin/sh\n')
  chmodSync(join(electron, 'electron'), 0o755)
  writeFileSync(join(electron, 'version'), '0.0.0')
  // Fuses are bits of the real program; there is nothing to set in the stand-in.
  const config = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8').replace(/^electronFuses:\n(?: {2}.*\n)+/m, '')
  writeFileSync(join(folder, 'config.yml'), config)
  const options = [
    '--dir',
    '--linux',
    '--x64',
    '--config',
    join(folder, 'config.yml'),
    `-c.electronDist=${electron}`,
    `-c.directories.output=${join(folder, 'dist')}`,
  ]
  execFileSync(join(ROOT, 'node_modules/.bin/electron-builder'), options, { cwd: ROOT, stdio: 'pipe', shell: process.platform === 'win32' })
  archive = listArchive(join(resources, 'app.asar'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packaged program', () => {
  it('holds the Electron entry, its threads, the preload and the page', () => {
    for (const name of [
      'package.json',
      'out/main/electron.js',
      'out/main/ledger.js',
      'out/main/analysis.js',
      'out/main/demo.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ])
      expect(archive).toContain(name)
  })

  it('holds one package, and of its binaries only the one for this system, outside the archive', () => {
    expect(new Set(archive.filter((name) => name.startsWith('node_modules/')).map((name) => name.split('/')[1]))).toEqual(new Set(['better-sqlite3']))
    expect(readdirSync(join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds'))).toEqual(['linux-x64.node'])
  })

  it('holds no source, no map, no test and none of the other shells', () => {
    expect(archive.filter((name) => /\.(ts|tsx|map)$|^(src|test|tools|bench|docs)\//.test(name))).toEqual([])
    expect(archive).not.toContain('out/main/chromium.js')
    expect(archive).not.toContain('out/main/cli.js')
  })
})

describe('the fuses of the shipped program', () => {
  it('leave no way to run it as Node, to inject options, or to load another archive', () => {
    const config = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')
    const fuses = Object.fromEntries([...config.matchAll(/^ {2}(\w+): (true|false)$/gm)].map((match) => [match[1], match[2] === 'true']))
    expect(fuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })
})
