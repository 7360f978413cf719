import { describe, expect, it } from 'vitest'
import { codeOf, importsOf, isSource, projectFiles, readText } from './source-files.ts'

/** The boxes of ARCHITECTURE.md, innermost first: a folder, the boxes it may use, the packages it may use. Own files are always allowed. */
const BOXES: readonly { readonly folder: string; readonly may: readonly string[]; readonly packages: readonly string[] }[] = [
  { folder: 'src/domain/', may: [], packages: [] },
  { folder: 'src/contract/', may: ['src/domain/'], packages: ['zod'] },
  { folder: 'src/main/store/', may: ['src/contract/', 'src/domain/'], packages: ['node:', 'better-sqlite3', 'decimal.js', 'zod'] },
  { folder: 'src/main/ingest/', may: ['src/main/store/', 'resources/', 'src/contract/', 'src/domain/'], packages: ['node:', 'csv-parse', 'decimal.js', 'zod'] },
  {
    folder: 'src/main/threads/',
    may: ['src/main/ingest/', 'src/main/store/', 'resources/', 'src/contract/', 'src/domain/'],
    packages: ['node:', 'decimal.js', 'zod'],
  },
  { folder: 'src/main/handlers/', may: ['src/main/threads/', 'src/contract/', 'src/domain/'], packages: ['node:'] },
  { folder: 'src/main/paper/', may: ['src/contract/', 'src/domain/'], packages: ['node:'] },
  { folder: 'src/main/demo/', may: ['src/contract/', 'src/domain/', 'resources/'], packages: ['node:'] },
  { folder: 'src/main/export/', may: ['src/main/store/', 'src/contract/', 'src/domain/'], packages: ['node:'] },
  { folder: 'src/main/electron/', may: ['src/main/*', 'src/main/paper/', 'src/contract/', 'src/domain/'], packages: ['node:', 'electron'] },
  { folder: 'src/main/chromium/', may: ['src/main/*', 'src/main/paper/', 'src/contract/', 'src/domain/'], packages: ['node:', 'playwright-core'] },
  { folder: 'src/main/cli/', may: ['src/main/*', 'src/main/chromium/', 'src/contract/', 'src/domain/'], packages: ['node:', 'zod'] },
  {
    folder: 'src/main/',
    may: ['src/main/handlers/', 'src/main/threads/', 'src/main/paper/', 'src/main/demo/', 'src/main/export/', 'src/contract/', 'src/domain/'],
    packages: ['node:'],
  },
  { folder: 'src/preload/', may: ['src/contract/'], packages: ['electron'] },
  { folder: 'src/renderer/chart/', may: ['src/renderer/!features', 'src/contract/', 'src/domain/'], packages: ['react', 'lightweight-charts', 'd3-scale'] },
  {
    folder: 'src/renderer/',
    may: ['src/renderer/chart/', 'src/contract/', 'src/domain/'],
    packages: ['react', 'react-dom', 'zustand', 'zod', 'd3-scale', '@tanstack', '@fontsource-variable'],
  },
]

const boxOf = (path: string) => BOXES.find(({ folder }) => path.startsWith(folder))

/** `src/main/*` stands for the files of the core itself, `src/renderer/!features` for the renderer without its features. */
function matches(pattern: string, target: string): boolean {
  if (pattern === 'src/main/*') return /^src\/main\/[^/]+$/.test(target)
  if (pattern === 'src/renderer/!features') return target.startsWith('src/renderer/') && !target.startsWith('src/renderer/features/')
  return target.startsWith(pattern)
}

const sources = projectFiles().filter(isSource)
const imports = sources.flatMap(importsOf)

describe('the arrows of ARCHITECTURE.md', () => {
  it('finds the sources and their imports', () => {
    expect(sources.length).toBeGreaterThan(300)
    expect(imports.length).toBeGreaterThan(sources.length)
    expect(sources.filter((path) => boxOf(path) === undefined)).toEqual([])
  })

  it('point one way between folders', () => {
    const wrong = imports.filter(({ from, to, isPackage }) => {
      const box = boxOf(from)
      if (isPackage || box === undefined) return false
      const isOwn = boxOf(to) === box
      return !isOwn && !box.may.some((pattern) => matches(pattern, to))
    })
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('reach only the packages of their folder', () => {
    const wrong = imports.filter(
      ({ from, to, isPackage }) =>
        isPackage && boxOf(from)?.packages.some((name) => to === name || (name.endsWith(':') && to.startsWith(name)) || to.startsWith(`${name}/`)) !== true,
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('do not join two features', () => {
    const featureOf = (path: string) => /^src\/renderer\/features\/([^/]+)\//.exec(path)?.[1]
    const wrong = imports.filter(({ from, to }) => featureOf(from) !== undefined && featureOf(to) !== undefined && featureOf(from) !== featureOf(to))
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('are not gone round by require', () => {
    const wrong = sources.filter((path) => /\bcreateRequire\b|\brequire\s*\(|process\.binding|process\.dlopen/.test(codeOf(readText(path))))
    expect(wrong).toEqual([])
  })
})

describe('the domain', () => {
  it('reads no clock and draws no lots', () => {
    const wrong = sources.filter(
      (path) => path.startsWith('src/domain/') && /\bDate\b|\bMath\s*(\.\s*random|\[)|\bperformance\b|\bcrypto\b/.test(codeOf(readText(path))),
    )
    expect(wrong).toEqual([])
  })
})

describe('the renderer', () => {
  it('turns numbers into text only in format/', () => {
    const isElsewhere = (path: string) => path.startsWith('src/renderer/') && !path.startsWith('src/renderer/format/')
    // Number((x).toPrecision(12)) rounds and stays a number.
    const digits = /(?<!Number\([^\n]*)\.to(Fixed|Precision|LocaleString)\(|\bIntl\.(?!Collator)/
    const wrong = sources.filter((path) => isElsewhere(path) && digits.test(codeOf(readText(path))))
    expect(wrong).toEqual([])
  })
})
