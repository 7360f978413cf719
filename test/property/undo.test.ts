import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyContent } from '../../src/main/store/content-checks.ts'
import { stateDigests } from '../../src/main/store/state-hash.ts'
import { type LedgerDesk, makeLedgerDesk } from '../support/ledger-context.ts'
import { agreeingFiles, importFiles, type MadeFile } from './undo-files.ts'

const RUNS = Number(process.env['UNDO_RUNS'] ?? 25)
const seeded = { numRuns: RUNS, seed: Number(process.env['UNDO_SEED'] ?? 20_261_121) }

async function withDesk(work: (desk: LedgerDesk) => Promise<void>): Promise<void> {
  const desk = makeLedgerDesk()
  try {
    await work(desk)
  } finally {
    desk.close()
  }
}

/** Takes every import and answers the batches that came of them: one that brings nothing new makes none. */
async function takeAll(desk: LedgerDesk, imports: readonly (readonly MadeFile[])[], first = 0): Promise<string[]> {
  const batches: string[] = []
  for (const [number, files] of imports.entries()) {
    const paths = files.map(({ name, text }, i) => {
      const folder = `${first + number}-${i}`
      return desk.file(`${folder}/${name}`, text)
    })
    const { batch } = await desk.commit(paths, { account: 'main', answers: { adjustment: 'split' } })
    if (batch !== null) batches.push(batch)
  }
  return batches
}

/** What the store knows, by table: says in a failure which one differs. */
const state = (desk: LedgerDesk): Record<string, string> => Object.fromEntries(stateDigests(desk.db))

const someImports = fc.array(importFiles, { minLength: 1, maxLength: 5 })

type Order = (batches: readonly string[]) => readonly string[]

/** A shuffle, the same for the same batches. */
const order: fc.Arbitrary<Order> = fc.array(fc.nat(), { minLength: 12, maxLength: 12 }).map(
  (places): Order =>
    (batches) =>
      batches
        .map((batch, i) => ({ batch, place: places[i % places.length] ?? 0 }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ batch }) => batch),
)

async function undoAllAndRedo(imports: readonly (readonly MadeFile[])[], undoOrder: Order, redoOrder: Order): Promise<void> {
  await withDesk(async (desk) => {
    const nothing = state(desk)
    const batches = await takeAll(desk, imports)
    const everything = state(desk)
    for (const batch of undoOrder(batches)) await desk.undo(batch)
    expect(state(desk)).toEqual(nothing)
    for (const batch of redoOrder(batches)) await desk.redo(batch)
    expect(state(desk)).toEqual(everything)
  })
}

describe('laws of undoing and redoing', { timeout: 20_000 + RUNS * 1_000 }, () => {
  it('undoing the last import gives the state before it, and redoing it the state after', async () => {
    await fc.assert(
      fc.asyncProperty(someImports, importFiles, async (imports, last) => {
        await withDesk(async (desk) => {
          await takeAll(desk, imports)
          const before = state(desk)
          const [batch] = await takeAll(desk, [last])
          if (batch === undefined) return
          const after = state(desk)
          await desk.undo(batch)
          expect(state(desk)).toEqual(before)
          await desk.redo(batch)
          expect(state(desk)).toEqual(after)
        })
      }),
      seeded,
    )
  })

  it('redoing any import right after its undo gives the state before both, wherever it stands among the others', async () => {
    await fc.assert(
      fc.asyncProperty(someImports, fc.nat(), async (imports, pick) => {
        await withDesk(async (desk) => {
          const batches = await takeAll(desk, imports)
          const batch = batches[pick % Math.max(1, batches.length)]
          if (batch === undefined) return
          const before = state(desk)
          const ids = (await desk.transactions()).map(({ id }) => id)
          await desk.undo(batch)
          const undone = state(desk)
          await desk.redo(batch)
          expect(state(desk)).toEqual(before)
          expect((await desk.transactions()).map(({ id }) => id)).toEqual(ids)
          await desk.undo(batch)
          expect(state(desk)).toEqual(undone)
        })
      }),
      seeded,
    )
  })

  it('undoing every import in any order leaves nothing, and redoing them in any order brings everything back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(agreeingFiles, { minLength: 1, maxLength: 5 }), order, order, async (imports, undoOrder, redoOrder) => {
        await undoAllAndRedo(imports, undoOrder, (batches) => redoOrder(batches))
      }),
      seeded,
    )
  })

  it('the same holds of files that say different things of one day, when the last one undone is redone first', async () => {
    await fc.assert(
      fc.asyncProperty(someImports, order, async (imports, undoOrder) => {
        await undoAllAndRedo(imports, undoOrder, (batches) => undoOrder(batches).toReversed())
      }),
      seeded,
    )
  })

  it('with new imports between undos and redos every undo still takes back exactly its redo, and undoing everything leaves nothing', async () => {
    const walk = fc.array(
      fc.oneof(
        importFiles.map((files) => ({ files })),
        fc.nat().map((pick) => ({ pick })),
      ),
      { minLength: 3, maxLength: 9 },
    )
    await fc.assert(
      fc.asyncProperty(walk, async (steps) => {
        await withDesk(async (desk) => {
          const nothing = state(desk)
          const isUndone = new Map<string, boolean>()
          for (const [number, step] of steps.entries()) {
            if ('files' in step) for (const batch of await takeAll(desk, [step.files], number)) isUndone.set(batch, false)
            const batch = 'pick' in step ? [...isUndone.keys()][step.pick % Math.max(1, isUndone.size)] : undefined
            if (batch === undefined) continue
            const before = state(desk)
            // What a later import says otherwise is asked about; here the answer is always yes.
            if (isUndone.get(batch) === true) {
              await desk.redo(batch, true)
              const after = state(desk)
              await desk.undo(batch)
              expect(state(desk)).toEqual(before)
              await desk.redo(batch, true)
              expect(state(desk)).toEqual(after)
              isUndone.set(batch, false)
            } else {
              await desk.undo(batch)
              isUndone.set(batch, true)
            }
          }
          // Nothing of all this goes past the digests of imports and accounts.
          expect(verifyContent(desk.db).problems).toEqual([])
          for (const [batch, wasUndone] of isUndone) if (!wasUndone) await desk.undo(batch)
          expect(state(desk)).toEqual(nothing)
        })
      }),
      seeded,
    )
  })
})
