import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../src/renderer', import.meta.url))
const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const sheets = files.filter((file) => file.endsWith('.css') && !file.endsWith('tokens.css'))
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '')
const named = (file: string): string => file.slice(ROOT.length + 1)

/** A colour, a length with a unit, or a duration written out. Zero, fractions, percents, em, ch and viewport shares are proportions, not sizes. */
const LITERAL =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|oklch|oklab|lab|lch)\(|(?<![\w-])\d*\.?\d+(?:px|rem|pt|mm|cm|in|ms|s)\b|:\s*(?:black|white|red|green|blue|gr[ae]y|orange)\s*[;}]/gi

test('no style sheet but the tokens names a colour, a size or a duration', () => {
  const found = sheets.flatMap((file) =>
    [...withoutComments(readFileSync(file, 'utf8')).matchAll(LITERAL)].map(([literal]) => `${named(file)}: ${literal.trim()}`),
  )
  expect(found).toEqual([])
})

test('every token that is used exists', () => {
  const tokens = readFileSync(join(ROOT, 'styles/tokens.css'), 'utf8')
  const defined = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  // A sheet may name a measure of its own, made of tokens; inline styles may set one.
  const local = new Set(
    files
      .filter((file) => /\.(css|tsx)$/.test(file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/['\s{;](--[\w-]+)'?\s*:/g)].map(([, name]) => name)),
  )
  const missing = files
    .filter((file) => /\.(css|tsx?)$/.test(file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/var\((--[\w-]+)/g)].map(([, name]) => ({ file, name })))
    .filter(({ name }) => !defined.has(name) && !local.has(name))
  expect(missing.map(({ file, name }) => `${named(file)}: ${name}`)).toEqual([])
})

test('no page makes markup or styles from text, which the content policy refuses', () => {
  const FORBIDDEN = /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|createElement\('style'\)|document\.write/
  expect(files.filter((file) => /\.tsx?$/.test(file) && FORBIDDEN.test(readFileSync(file, 'utf8'))).map(named)).toEqual([])
})
