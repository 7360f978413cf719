import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { listRendererFiles, SECURITY_HEADERS } from '../../src/main/renderer-files.ts'

let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))
function built(...names: string[]): string {
  folder = mkdtempSync(join(tmpdir(), 'renderer-'))
  mkdirSync(join(folder, 'assets'))
  for (const name of names) writeFileSync(join(folder, name), name)
  return folder
}

describe('listRendererFiles', () => {
  it('maps each built file to its URL path and type, and / to the page', () => {
    const files = listRendererFiles(built('index.html', 'assets/app-1.js', 'assets/inter.woff2'))
    expect([...files.keys()].toSorted()).toEqual(['/', '/assets/app-1.js', '/assets/inter.woff2', '/index.html'])
    expect(files.get('/')).toEqual({ path: join(folder, 'index.html'), type: 'text/html; charset=utf-8' })
    expect(files.get('/assets/app-1.js')?.type).toBe('text/javascript; charset=utf-8')
  })

  it('leaves out files of a kind that is not served', () => {
    expect([...listRendererFiles(built('index.html', 'assets/app.js.map', 'assets/notes.txt')).keys()].toSorted()).toEqual(['/', '/index.html'])
  })

  it('throws when there is no page: the renderer was not built', () => {
    expect(() => listRendererFiles(built('assets/app.js'))).toThrow('no index.html')
  })
})

describe('SECURITY_HEADERS', () => {
  it('lets a page load only its own scripts, styles and fonts and talk to nobody', () => {
    const policy = SECURITY_HEADERS['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
    expect(policy).not.toMatch(/unsafe|http|\*/)
  })
})
