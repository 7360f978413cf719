import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, projectFiles, readText, ROOT } from './source-files.ts'

const files = projectFiles()
const OWN = 'test/architecture/house-rules.test.ts'
const code = files.filter((path) => /\.(ts|tsx|js|css)$/.test(path))
const text = files.filter(
  (path) =>
    path !== OWN &&
    path !== 'package-lock.json' &&
    /\.(ts|tsx|js|css|json|md|yml|yaml|html|txt)$|^\.ci\/run$/.test(path) &&
    !path.startsWith('test/vectors/cases/'),
)

describe('every file', () => {
  it('stays under 400 lines', () => {
    const long = code.map((path) => ({ path, lines: readText(path).split('\n').length - 1 })).filter(({ lines }) => lines > 400)
    expect(long).toEqual([])
  })

  it('has a name in kebab-case that says what is in it', () => {
    const wrong = files.filter((path) => {
      const [name = ''] = (path.split('/').at(-1) ?? '').split('.')
      return (
        /^(src|test|tools|bench)\//.test(path) &&
        !path.startsWith('test/fixtures/') &&
        (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^(utils?|helpers?|manager|misc|common-utils|data|info)$/.test(name))
      )
    })
    expect(wrong.filter((path) => /\.tsx?$/.test(path))).toEqual([])
  })

  it('names no machine and no tool that wrote it', () => {
    const traces = /\/work\/(main|shared)|\/root\/|claude|anthropic|openai|copilot|chatgpt|gemini/i
    expect(text.filter((path) => traces.test(readText(path)))).toEqual([])
  })

  it('leaves nothing for later and switches no check off', () => {
    const left = /\bTODO\b|\bFIXME\b|\bXXX\b|@ts-ignore|@ts-nocheck|biome-ignore|\bas any\b/
    expect(code.filter((path) => path !== OWN && left.test(readText(path)))).toEqual([])
  })
})

describe('every test', () => {
  it('runs: none is skipped, none runs alone, none sleeps', () => {
    const wrong = code.filter(
      (path) => path.startsWith('test/') && path !== OWN && /\b(it|test|describe)\.(skip|only|todo|fails)\b|\bwaitForTimeout\(/.test(codeOf(readText(path))),
    )
    expect(wrong).toEqual([])
  })
})

describe('the command', () => {
  it('may be run', () => {
    expect(statSync(join(ROOT, 'bin/rotation-desk.js')).mode & 0o111).not.toBe(0)
    expect(readText('bin/rotation-desk.js').startsWith('#!/usr/bin/env node\n')).toBe(true)
  })
})
