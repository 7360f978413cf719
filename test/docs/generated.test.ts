import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { channelsPage } from '../../tools/docs/channels-page.ts'
import { csvFormatsPage } from '../../tools/docs/csv-formats-page.ts'
import { formulasPage } from '../../tools/docs/formulas-page.ts'

const root = join(import.meta.dirname, '../..')
const page = (name: string): string => readFileSync(join(root, name), 'utf8')

describe('the documents', () => {
  it('list every channel as the contract has it (npm run docs writes them)', () => {
    expect(page('docs/channels.md')).toBe(channelsPage())
  })

  it('list every formula as the registry has it (npm run docs writes them)', () => {
    expect(page('docs/formulas.md')).toBe(formulasPage())
  })

  it('list every file layout as the profiles have it (npm run docs writes them)', () => {
    expect(page('docs/csv-formats.md')).toBe(csvFormatsPage())
  })

  it('name only pictures and pages that exist', () => {
    const pages = ['README.md', 'ARCHITECTURE.md', ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))]
    const dead = pages.flatMap((from) =>
      [...page(from).matchAll(/\]\(([^)#\s]+)\)/g)].flatMap(([, target]) => {
        if (target === undefined || /^[a-z]+:/.test(target)) return []
        const path = join(root, from, '..', target)
        try {
          readdirSync(path)
          return []
        } catch (error) {
          return (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? [] : [`${from} -> ${target}`]
        }
      }),
    )
    expect(dead).toEqual([])
  })

  it('give only commands that package.json has', () => {
    const { scripts } = JSON.parse(page('package.json')) as { scripts: Record<string, string> }
    const named = [...page('README.md').matchAll(/npm (?:run (?:-s )?)?(start|test|[a-z:]+)(?= |$|\n|`)/g)]
      .map(([, name]) => name!)
      .filter((name) => !['ci', 'run', 'is'].includes(name))
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})
