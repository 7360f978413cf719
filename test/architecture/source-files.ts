import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** Every file of the project that is, or is about to be, under version control, by its path from the root. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return listed.split('\n').filter((path) => path !== '' && existsSync(join(ROOT, path)))
}

export const isSource = (path: string): boolean => /^src\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts')

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** Code without its comments and texts, so that a word in a sentence is not taken for a use. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (match) => (match.startsWith('/') ? ' ' : "''"))
}

export interface Import {
  readonly from: string
  /** A path from the root, or a package name. */
  readonly to: string
  readonly isPackage: boolean
}

/** What a file imports, re-exports or loads, resolved to paths from the root. */
export function importsOf(path: string): Import[] {
  const text = readText(path)
  const specifiers = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\n[^'"]*?)?from\s+['"]([^'"]+)['"]/g),
    ...text.matchAll(/(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ].map((match) => match[1] ?? '')
  return specifiers.map((specifier) => ({ from: path, ...resolveSpecifier(path, specifier) }))
}

function resolveSpecifier(path: string, specifier: string): Pick<Import, 'to' | 'isPackage'> {
  if (specifier.startsWith('#')) return { to: `src/${specifier.slice(1)}`, isPackage: false }
  if (specifier.startsWith('.')) return { to: posix.join(posix.dirname(path), specifier), isPackage: false }
  const [scope = '', name] = specifier.split('/')
  return { to: specifier.startsWith('@') ? `${scope}/${name}` : scope, isPackage: true }
}
