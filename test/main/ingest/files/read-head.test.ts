import { appendFileSync, closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadText } from '../../../../src/main/ingest/files/load-text.ts'
import { readHead } from '../../../../src/main/ingest/files/read-head.ts'
import { refuseUnknown } from '../../../../src/main/ingest/files/error-text.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-head-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (content: string | Uint8Array, name = 'f.csv') => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return { path, name: basename(path), key: path, sizeBytes: statSync(path).size, refused: null }
}
const utf16 = (text: string, isBigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return isBigEndian ? bytes.swap16() : bytes
}
const breathe = async (): Promise<void> => undefined

describe('readHead', () => {
  it.each([
    ['UTF-8', 'Größe,b\r\n1,2\r\n', 'utf-8'],
    ['UTF-8 with a mark', '\ufeffGröße,b\n1,2\n', 'utf-8'],
    ['UTF-16, little end first', utf16('Größe,b\n1,2\n', false), 'utf-16le'],
    ['UTF-16, big end first', utf16('Größe,b\n1,2\n', true), 'utf-16be'],
    ['Windows-1252', Buffer.from('Größe,b\n1,2\n', 'latin1'), 'windows-1252'],
  ] as const)('decodes %s', (_, content, encoding) => {
    expect(readHead(fileOf(content))).toMatchObject({ encoding, lines: ['Größe,b', '1,2', ''] })
  })
  it('reads the marks that Windows-1252 has where Latin-1 has control characters', async () => {
    const file = fileOf(Buffer.from([0x93, 0x61, 0x94, 0x2c, 0x80, 0x35, 0x0a]))
    expect(readHead(file)).toMatchObject({ lines: ['“a”,€5', ''] })
    const text = await loadText(file.path, breathe)
    expect('bytes' in text ? text.bytes.toString('utf8') : text).toBe('“a”,€5\n')
  })
  it('looks at sixty lines, whatever ends them', () => {
    const head = readHead(fileOf(`${Array.from({ length: 100 }, (_, line) => `l${line}`).join('\r')}\r\n`))
    expect('lines' in head ? head.lines : []).toHaveLength(60)
  })
  it('says that a file is empty, also when it holds only blank lines', () => {
    expect(readHead(fileOf(''))).toMatchObject({ problem: 'empty' })
    expect(readHead(fileOf(' \n\r\n\t\n'))).toMatchObject({ problem: 'empty' })
  })
  it('refuses a text that grows while it is loaded', async () => {
    const file = fileOf('a,b\n'.repeat(600_000))
    let isFirst = true
    const grow = async (): Promise<void> => {
      if (isFirst) appendFileSync(file.path, '1,2\n')
      isFirst = false
    }
    expect(await loadText(file.path, grow)).toMatchObject({ kind: 'file-refused', problem: 'changed' })
  })
  it('shows what a server said in JSON, and says which name cannot be asked for', () => {
    const file = fileOf('{\n  "Information": "25 requests per day"\n}\n')
    const head = readHead(file)
    expect('lines' in head ? refuseUnknown(head).reason : head).toContain('“{ "Information": "25 requests per day" }”')
    expect(readHead({ ...file, path: join(folder, 'caf\uFFFD.csv') })).toMatchObject({ problem: 'unreadable', reason: expect.stringContaining('UTF-8') })
  })
  it('stops at an endless line after a few MiB, and does not open a file over 2 GiB', () => {
    expect(readHead(fileOf('x'.repeat(5 * 1024 * 1024)))).toMatchObject({ problem: 'line-too-long', line: 1 })
    expect(readHead(fileOf(`a,b\n${'x'.repeat(3 * 1024 * 1024)}`))).toMatchObject({ problem: 'line-too-long', line: 2 })
    const large = fileOf('a', 'large.csv')
    const handle = openSync(large.path, 'r+')
    ftruncateSync(handle, 2 * 1024 ** 3 + 1)
    closeSync(handle)
    expect(readHead({ ...large, sizeBytes: 2 * 1024 ** 3 + 1 })).toMatchObject({ problem: 'too-large' })
  })
})

describe('loadText', () => {
  it('hashes the original bytes and decides the encoding over all of them', async () => {
    const text = await loadText(fileOf(Buffer.concat([Buffer.from('a,b\n'.repeat(100_000)), Buffer.from([0xe9, 0x0a])])).path, breathe)
    expect(text).toMatchObject({ encoding: 'windows-1252' })
    expect('bytes' in text ? text.bytes.subarray(-3).toString('utf8') : '').toBe('é\n')
    const empty = await loadText(fileOf('abc', 'abc.csv').path, breathe)
    expect(empty).toMatchObject({ sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' })
  })
  it('refuses text that says it is UTF-8 or UTF-16 and is not', async () => {
    expect(await loadText(fileOf(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xe9, 0x0a])).path, breathe)).toMatchObject({ problem: 'unreadable' })
    expect(await loadText(fileOf(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00])).path, breathe)).toMatchObject({ problem: 'unreadable' })
  })
  it('names a file that went away', async () => {
    expect(await loadText(join(folder, 'gone.csv'), breathe)).toMatchObject({ problem: 'missing' })
  })
})

describe('refuseUnknown', () => {
  const problemOf = (content: string): readonly [string, string] => {
    const head = readHead(fileOf(content))
    if ('kind' in head) throw new Error(head.reason)
    const refused = refuseUnknown(head)
    return [refused.problem, refused.reason]
  }
  it.each([
    ['<!DOCTYPE html>\n<html><body>Sign in</body></html>', 'error-text', 'web page'],
    ['{"error": "Invalid API key", "code": 401}', 'error-text', 'JSON'],
    ['[]', 'error-text', 'JSON'],
    ['No data', 'error-text', '“No data”'],
    ['Exceeded the daily hits limit', 'error-text', 'daily hits limit'],
    ['PK\u0003\u0004binary', 'not-a-table', 'CSV'],
    ['a\u0000b,c', 'not-a-table', 'CSV'],
    ['Dear diary\nnothing happened', 'not-a-table', 'Dear diary'],
    ['One,Two,Three\n1,2,3', 'unknown-layout', 'One,Two,Three'],
  ])('says what %j is', (content, problem, word) => {
    const [found, reason] = problemOf(content)
    expect(found).toBe(problem)
    expect(reason).toContain(word)
  })
})
