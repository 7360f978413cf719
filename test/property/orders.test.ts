import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeLedgerDesk } from '../support/ledger-context.ts'

const HEADER = 'Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Time-in-Force,Placed Time,Filled Time'
const ORDERS = ['KRNT', 'PELF', 'GLUM'] as const

/** An export: how much of each order it shows as filled; null = the order is not in it. */
const exported = fc.tuple(...ORDERS.map(() => fc.option(fc.integer({ min: 0, max: 4 }), { nil: null })))
type Export = readonly (number | null)[]

const lineOf = (symbol: string, filled: number): string =>
  `Sample,${symbol},Buy,Any,${filled * 10},40,@9.00,8.5,DAY,06/09/2026 09:31:00 EDT,${filled === 0 ? '' : `06/09/2026 09:31:0${filled} EDT`}`

const textOf = (shown: Export): string =>
  [HEADER, ...shown.flatMap((filled, index) => (filled === null ? [] : [lineOf(ORDERS[index] ?? '', filled)]))].map((line) => `${line}\n`).join('')

/** Yes to every question that three rows could ask. */
const yes = { account: 'main', answers: { 'replace:2': 'yes', 'replace:3': 'yes', 'replace:4': 'yes' } }

test('an order is one row at most, as far filled as the fullest export, and taking all imports back leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(exported, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), async (exports, choices) => {
      const desk = makeLedgerDesk()
      try {
        const empty = desk.hash()
        const stored = async (): Promise<ReadonlyMap<string, string | null>> => {
          const rows = await desk.transactions()
          const bySymbol = new Map(rows.map((row) => [row.symbol ?? '', row.quantity]))
          expect(bySymbol.size).toBe(rows.length)
          return bySymbol
        }
        const batches: string[] = []
        for (const [index, shown] of exports.entries()) {
          const { batch } = await desk.commit([desk.file(`${index}.csv`, textOf(shown))], yes)
          if (batch !== null) batches.push(batch)
        }
        const fullest = ORDERS.map((symbol, index) => [symbol, Math.max(0, ...exports.map((shown) => shown[index] ?? 0)) * 10] as const)
        expect(await stored()).toEqual(new Map(fullest.filter(([, filled]) => filled > 0).map(([symbol, filled]) => [symbol, String(filled)])))
        const full = desk.hash()
        for (const [index, shown] of exports.entries()) {
          expect((await desk.preview([desk.file(`again-${index}.csv`, textOf(shown))], yes)).files[0]?.rows).toMatchObject({ new: 0, review: 0 })
        }
        expect(desk.hash()).toBe(full)
        while (batches.length > 0) {
          const [batch] = batches.splice((choices.next().value ?? 0) % batches.length, 1)
          await desk.undo(batch ?? null)
          await stored()
        }
        expect(desk.hash()).toBe(empty)
      } finally {
        desk.close()
      }
    }),
    { numRuns: 25 },
  )
})
