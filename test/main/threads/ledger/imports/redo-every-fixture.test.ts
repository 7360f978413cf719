import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifyContent } from '../../../../../src/main/store/content-checks.ts'
import { stateDigests } from '../../../../../src/main/store/state-hash.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../../support/ledger-context.ts'

const FIXTURES = join(import.meta.dirname, '../../../../fixtures')
/** Folders with files that are imported; the others hold what the renderer draws or what belongs to one test. */
const NOT_IMPORTED = new Set(['acceptance', 'renderer'])

const files = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(csv|txt|tsv)$/i.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(FIXTURES.length + 1))
  .filter((name) => !NOT_IMPORTED.has(name.split('/')[0] ?? ''))
  .sort((a, b) => (a < b ? -1 : 1))

/** By table, so that a failure says which one differs. */
const state = (desk: LedgerDesk): Record<string, string> => Object.fromEntries(stateDigests(desk.db))

it('undoing any file of ours gives the state before it, and redoing it the state after, whatever family it is of', { timeout: 120_000 }, async () => {
  const desk = openLedgerDesk()
  const kinds = new Set<string>()
  for (const name of files) {
    const before = state(desk)
    const { batch, files: stored } = await desk.commit([join(FIXTURES, name)], { account: 'main' })
    if (batch === null) continue
    const after = state(desk)
    await desk.undo(batch)
    expect(state(desk), `${name}, undone`).toEqual(before)
    const { conflicts } = await desk.redo(batch)
    expect(conflicts, name).toEqual([])
    expect(state(desk), `${name}, redone`).toEqual(after)
    kinds.add(stored[0]?.format?.kind ?? '')
    // The next file comes on top of this one: files overlap as a trader's do.
  }
  expect(verifyContent(desk.db).problems).toEqual([])
  for (const kind of ['transactions', 'bars', 'series', 'holdings']) expect([...kinds]).toContain(kind)
})
