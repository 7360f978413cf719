import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LedgerDesk, makeLedgerDesk } from '../support/ledger-context.ts'

/** One row of a history, in Schwab's words; figures agree with each other so that no row is held back. */
interface Trade {
  readonly day: number
  readonly isBuy: boolean
  readonly symbol: string
  readonly shares: number
  readonly cents: number
}

const trade: fc.Arbitrary<Trade> = fc.record({
  day: fc.integer({ min: 1, max: 9 }),
  isBuy: fc.boolean(),
  symbol: fc.constantFrom('KRNT', 'PELF', 'GLUM'),
  shares: fc.integer({ min: 1, max: 3 }),
  cents: fc.constantFrom(1_000, 1_050),
})
const history = fc.array(trade, { minLength: 1, maxLength: 14 }).map((trades) => trades.toSorted((one, other) => other.day - one.day))

const COLUMNS = ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Fees & Comm', 'Amount'] as const
const money = (cents: number): string => `${cents < 0 ? '-' : ''}$${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`

function cellsOf({ day, isBuy, symbol, shares, cents }: Trade): Record<(typeof COLUMNS)[number], string> {
  return {
    Date: `06/0${day}/2026`,
    Action: isBuy ? 'Buy' : 'Sell',
    Symbol: symbol,
    Description: 'SAMPLE, INC',
    Quantity: String(shares),
    Price: money(cents),
    'Fees & Comm': '',
    Amount: money(isBuy ? -cents * shares : cents * shares),
  }
}

interface Dress {
  readonly order: readonly (typeof COLUMNS)[number][]
  readonly lineEnd: string
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1252'
  readonly delimiter: ',' | ';' | '\t'
  readonly hasTrailing: boolean
  readonly blankLines: number
}
const PLAIN: Dress = { order: COLUMNS, lineEnd: '\n', encoding: 'utf-8', delimiter: ',', hasTrailing: false, blankLines: 0 }
const dress: fc.Arbitrary<Dress> = fc.record({
  order: fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length }),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8' as const, 'utf-8-bom' as const, 'utf-16le' as const, 'windows-1252' as const),
  delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
  hasTrailing: fc.boolean(),
  blankLines: fc.integer({ min: 0, max: 5 }),
})

function fileBytes(trades: readonly Trade[], { order, lineEnd, encoding, delimiter, hasTrailing, blankLines }: Dress = PLAIN): Buffer {
  const tail = hasTrailing ? delimiter : ''
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(delimiter) + tail
  const rows = trades.map((row) => line(order.map((column) => cellsOf(row)[column])))
  // A word that Windows-1252 and UTF-8 write differently, so that the encoding matters.
  const text = [...Array.from({ length: blankLines }, () => ''), '"Übersicht"', line(order), ...rows].join(lineEnd) + lineEnd
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`)
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'windows-1252':
      return Buffer.from(text, 'latin1')
  }
}

const main = { account: 'main' }

async function withDesk<T>(work: (desk: LedgerDesk) => Promise<T>): Promise<T> {
  const desk = makeLedgerDesk()
  try {
    return await work(desk)
  } finally {
    desk.close()
  }
}

const figures = async (desk: LedgerDesk): Promise<string[]> =>
  (await desk.transactions())
    .map((row) => [row.session, row.kind, row.symbol, row.quantity, row.price, row.amount].join(' '))
    .toSorted((a, b) => (a < b ? -1 : 1))

describe('laws of importing', () => {
  it('importing twice adds nothing, and undo restores the state before', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (trades) => {
        await withDesk(async (desk) => {
          const empty = desk.hash()
          const path = desk.file('a.csv', fileBytes(trades))
          const first = await desk.commit([path], main)
          expect(first.totals.new).toBe(trades.length)
          const once = desk.hash()
          expect((await desk.commit([path], main)).batch).toBeNull()
          expect(desk.hash()).toBe(once)
          await desk.undo(first.batch)
          expect(desk.hash()).toBe(empty)
          await desk.commit([path], main)
          expect(desk.hash()).toBe(once)
        })
      }),
      { numRuns: 25 },
    )
  })

  it('a preview that is committed is the same as a commit', async () => {
    await fc.assert(
      fc.asyncProperty(history, history, async (one, other) => {
        const [previewed, committed] = await Promise.all(
          [true, false].map((isPreviewed) =>
            withDesk(async (desk) => {
              const paths = [desk.file('a.csv', fileBytes(one)), desk.file('b.csv', fileBytes(other))]
              const done = isPreviewed ? await desk.commit({ preview: (await desk.preview(paths, main)).preview }) : await desk.commit(paths, main)
              return [done.totals, done.files.map((file) => file.rows), desk.hash()]
            }),
          ),
        )
        expect(previewed).toEqual(committed)
      }),
      { numRuns: 15 },
    )
  })

  it('overlapping exports that hold whole days give the same rows in either order, in one call or in two', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), async (trades, until, from) => {
        const early = trades.filter((row) => row.day <= until)
        const late = trades.filter((row) => row.day >= from)
        if (early.length === 0 || late.length === 0) return
        const results = await Promise.all(
          [[[early], [late]], [[late], [early]], [[early, late]]].map((calls) =>
            withDesk(async (desk) => {
              for (const [index, files] of calls.entries()) {
                const paths = files.map((rows, number) => desk.file(`${index}-${number}.csv`, fileBytes(rows)))
                for (const file of (await desk.commit(paths, main)).files) expect(file.questions).toEqual([])
              }
              return await figures(desk)
            }),
          ),
        )
        expect(results[1]).toEqual(results[0])
        expect(results[2]).toEqual(results[0])
        const wanted = trades.filter((row) => row.day <= until || row.day >= from)
        expect(results[0]).toHaveLength(wanted.length)
      }),
      { numRuns: 20 },
    )
  })

  it('order of columns, line ends, encoding, delimiter, trailing delimiters and blank lines change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, dress, async (trades, clothes) => {
        await withDesk(async (desk) => {
          await desk.commit([desk.file('plain.csv', fileBytes(trades))], main)
          const dressed = await desk.preview([desk.file('dressed.csv', fileBytes(trades, clothes))], main)
          expect(dressed.files[0]?.error).toBeUndefined()
          expect(dressed.totals).toEqual({ read: trades.length, new: 0, known: trades.length, ignored: 0, review: 0, unsupported: 0, error: 0 })
        })
      }),
      { numRuns: 40 },
    )
  })

  it('every row of a damaged file is counted once, and nothing throws', async () => {
    const damage = fc.record({
      at: fc.nat(),
      remove: fc.integer({ min: 0, max: 5 }),
      insert: fc.constantFrom('', '"', ',', '\n', '\u0000', '€', '""', '\r', ';', '=1+1', '\u202e'),
    })
    await fc.assert(
      fc.asyncProperty(history, fc.array(damage, { minLength: 1, maxLength: 6 }), async (trades, damages) => {
        await withDesk(async (desk) => {
          let text = fileBytes(trades).toString('utf8')
          for (const { at, remove, insert } of damages) {
            const place = at % text.length
            text = text.slice(0, place) + insert + text.slice(place + remove)
          }
          const [file] = (await desk.commit([desk.file('damaged.csv', text)], main)).files
          const { read, ...rest } = file?.rows ?? { read: -1 }
          expect(Object.values(rest).reduce((sum, count) => sum + count, 0)).toBe(read)
          if (file?.error === undefined) expect(await desk.transactions()).toHaveLength(file?.rows.new ?? -1)
        })
      }),
      { numRuns: 60 },
    )
  })
})
