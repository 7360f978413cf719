import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What the source says about one formula beyond its row in the registry. */
export interface FormulaSource {
  /** From the root of the project. */
  readonly path: string
  /** The docstring without the name it begins with, on one line. */
  readonly prose: string
  /** Comments of the named arguments and of the fields of the answer, by name. */
  readonly args: ReadonlyMap<string, string>
  readonly fields: ReadonlyMap<string, string>
  /** Words in the file that may be codes it answers: its upper-case literals and what the shared checks it calls answer. */
  readonly codes: ReadonlySet<string>
}

type Fields = ReadonlyMap<string, string>

const CHECKS: Readonly<Record<string, string>> = {
  refuseBadBars: 'BAD_BAR',
  refuseShort: 'SHORT_HISTORY',
  refuseTwins: 'DUPLICATE_ID',
  refuseUnequal: 'BAD_SHAPE',
}
const ROOT = join(import.meta.dirname, '../..')
const DOMAIN = join(ROOT, 'src/domain')
const DOCSTRING = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:function|const) (?=((?:(?!\n\}\n)[\s\S]){0,900}))/g
const NAMED = /^\s*`?([a-z]+\.[a-z0-9_]+)`?\s*(?:\([^)]*\))?\s*:\s*/
const INTERFACE = /export interface (\w+)[^{]*\{\n([\s\S]*?)\n\}/g
const FIELD = /\/\*\* ([^\n]*?) \*\/\s*readonly (\w+)\??:/g

/**
 * The docstring of every formula, by id: the one of an exported function that begins with the id and a colon. Column forms of the
 * same study (sweep/) have their own wording and are passed over. Throws when two functions claim one id.
 */
export function readFormulaSources(): ReadonlyMap<string, FormulaSource> {
  const sources = new Map<string, FormulaSource>()
  for (const file of domainFiles()) {
    const text = readFileSync(file, 'utf8')
    const interfaces = new Map([...text.matchAll(INTERFACE)].map(([, name, body]) => [name!, commentedFields(body!)]))
    for (const [, comment, declaration] of text.matchAll(DOCSTRING)) {
      const words = plainText(comment!)
      const id = NAMED.exec(words)?.[1]
      if (id === undefined) continue
      const path = relative(ROOT, file)
      if (sources.has(id)) throw new Error(`readFormulaSources: got ${id} described in ${sources.get(id)!.path} and in ${path}, wanted one place`)
      sources.set(id, { path, prose: words.replace(NAMED, ''), ...notes(declaration!, interfaces), codes: codesIn(text) })
    }
  }
  return sources
}

const domainFiles = (): readonly string[] =>
  readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('sweep'))
    .toSorted()
    .map((path) => join(DOMAIN, path))

const plainText = (comment: string): string =>
  comment
    .replaceAll(/\n\s*\* ?/g, ' ')
    .replaceAll(/@returns (.)/g, (_, first: string) => `Answers ${first}`)
    .replaceAll(/\s+/g, ' ')
    .trim()

const codesIn = (text: string): ReadonlySet<string> =>
  new Set([
    ...(text.match(/\b[A-Z]+(?:_[A-Z]+)+\b|\bSINGULAR\b|\bOVERFILL\b/g) ?? []),
    ...Object.entries(CHECKS).flatMap(([check, code]) => (text.includes(`${check}(`) ? [code] : [])),
  ])

const commentedFields = (body: string): Fields => new Map([...body.matchAll(FIELD)].map(([, comment, name]) => [name!, comment!]))

function notes(declaration: string, interfaces: ReadonlyMap<string, Fields>): Pick<FormulaSource, 'args' | 'fields'> {
  const fieldsOf = (pattern: RegExp): Fields => interfaces.get(pattern.exec(declaration)?.[1] ?? '') ?? new Map()
  return { args: fieldsOf(/:\s*(\w+Input)\b/), fields: fieldsOf(/Result<(?:readonly )?(\w+)/) }
}
