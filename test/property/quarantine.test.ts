import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { decideQuarantine } from '../../src/main/threads/ledger/quarantine-decide.ts'
import { type LedgerDesk, makeLedgerDesk, valueOf } from '../support/ledger-context.ts'

const SESSIONS = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']
const FILES = 3

/** What a file says of each session: nothing, one of two prices, both of them, or an open a cent above its range. */
const cell = fc.constantFrom('none', 'low', 'low', 'high', 'both', 'rounded')
/** All end on the same bar: which of two unfinished last bars stands is told elsewhere. */
const files = fc.array(fc.tuple(...SESSIONS.slice(1).map(() => cell), fc.constant('low')), { minLength: FILES, maxLength: FILES })
const acts = fc.array(
  fc.record({
    file: fc.nat(FILES - 1),
    row: fc.nat(20),
    decision: fc.constantFrom('take' as const, 'take' as const, 'keep-out' as const, null),
    /** After how many imports it is done, in the second run, its own file's included. */
    after: fc.integer({ min: 0, max: FILES }),
  }),
  { maxLength: 6 },
)
type Act = typeof acts extends fc.Arbitrary<(infer T)[]> ? T : never

const flat = (session: string, price: number): string => `${session},${price},${price},${price},${price},${price},1000`
const rowsOf = (session: string, says: string, at: number): string[] => {
  const price = 10 + at
  if (says === 'none') return []
  if (says === 'rounded') return [`${session},${price}.01,${price},${price - 1},${price},${price},1000`]
  return [...(says === 'high' ? [] : [flat(session, price)]), ...(says === 'low' ? [] : [flat(session, price + 0.5)])]
}
const textOf = (cells: readonly string[]): string =>
  ['Date,Open,High,Low,Close,Adj Close,Volume', ...SESSIONS.flatMap((session, at) => rowsOf(session, cells[at] ?? 'none', at)), ''].join('\n')

const heldLines = (desk: LedgerDesk, batch: string): number[] =>
  desk.db
    .prepare<[string], number>(
      "SELECT r.line FROM raw_rows r JOIN batch_files f ON f.id = r.batch_file_id WHERE f.batch_id = ? AND r.status = 'review' ORDER BY 1",
    )
    .pluck()
    .all(batch)

async function decide(desk: LedgerDesk, batch: string | null, { row, decision }: Act): Promise<Output<'quarantine.decide'> | null> {
  const lines = batch === null ? [] : heldLines(desk, batch)
  const line = lines[row % Math.max(1, lines.length)]
  if (batch === null || line === undefined) return null
  const outcome = await decideQuarantine({ batch, line, decision }, desk.context())
  return outcome.ok ? outcome.value : null
}

async function undoDecision(desk: LedgerDesk, { before }: Output<'quarantine.decide'>): Promise<void> {
  // What was taken gives way before another takes its place again.
  for (const { batch, file, lines, decision } of before.toReversed()) valueOf(await decideQuarantine({ batch, file, lines, decision }, desk.context()))
}

const withDesk = async (work: (desk: LedgerDesk) => Promise<void>): Promise<void> => {
  const desk = makeLedgerDesk()
  try {
    await work(desk)
  } finally {
    desk.close()
  }
}

/** Imports the files one after another and does each act when its turn comes; acts keep their order. */
async function run(desk: LedgerDesk, texts: readonly string[], done: readonly Act[], turnOf: (act: Act) => number): Promise<(string | null)[]> {
  const batches: (string | null)[] = []
  let next = 0
  for (const [index, text] of texts.entries()) {
    batches.push((await desk.commit([desk.file(`${index}/AAA.csv`, text)])).batch)
    for (; next < done.length && turnOf(done[next]!) <= batches.length; next += 1) await decide(desk, batches[done[next]!.file] ?? null, done[next]!)
  }
  return batches
}

describe('decisions on held-back rows', () => {
  it('end in the same state whether they are made between the imports or after them', async () => {
    await fc.assert(
      fc.asyncProperty(files, acts, async (cells, made) => {
        const texts = cells.map(textOf)
        // Rising turns, none before its own file: the acts keep their order in both runs.
        let turn = 0
        const turns = new Map(made.map((act) => [act, (turn = Math.max(turn, act.file + 1, act.after))]))
        let after = ''
        await withDesk(async (desk) => {
          await run(desk, texts, made, () => FILES)
          after = desk.hash()
        })
        await withDesk(async (desk) => {
          const batches = await run(desk, texts, made, (act) => turns.get(act) ?? FILES)
          expect(desk.hash()).toBe(after)
          // Importing everything once more adds nothing.
          for (const [index, text] of texts.entries()) expect((await desk.commit([desk.file(`${index}/AAA.csv`, text)])).batch).toBeNull()
          for (const batch of batches.toReversed()) if (batch !== null) await desk.undo(batch, true)
          for (const batch of batches) if (batch !== null) await desk.redo(batch, true)
          expect(desk.hash()).toBe(after)
        })
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('are taken back to the exact state before, one by one', async () => {
    await fc.assert(
      fc.asyncProperty(files, acts, async (cells, made) => {
        await withDesk(async (desk) => {
          const batches = await run(desk, cells.map(textOf), [], () => FILES)
          const stack: { hash: string; decided: Output<'quarantine.decide'> }[] = []
          for (const act of made) {
            const hash = desk.hash()
            const decided = await decide(desk, batches[act.file] ?? null, act)
            if (decided !== null) stack.push({ hash, decided })
          }
          for (const { hash, decided } of stack.toReversed()) {
            await undoDecision(desk, decided)
            expect(desk.hash()).toBe(hash)
          }
        })
      }),
      { numRuns: 20 },
    )
  }, 120_000)
})
