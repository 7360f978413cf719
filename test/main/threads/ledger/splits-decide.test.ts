import { describe, expect, it } from 'vitest'
import type { Input, Output } from '#contract/channels.ts'
import { type AppError, sentenceFor } from '#contract/errors.ts'
import { readInstrument } from '../../../../src/main/store/instruments.ts'
import { formerValues } from '../../../../src/main/store/value-history.ts'
import { Panel } from '../../../../src/main/threads/analysis/panel.ts'
import { barsRange } from '../../../../src/main/threads/analysis/reads/bars-range.ts'
import { dataHealth } from '../../../../src/main/threads/analysis/reads/data-health.ts'
import { decideSplit } from '../../../../src/main/threads/ledger/splits-decide.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { valueOf } from '../../store/fresh-workspace.ts'
import { ask } from '../analysis/ask.ts'

const AT = Date.UTC(2026, 10, 20, 22)
const SESSION = '2026-11-19'
const ROWS = ['2026-11-17,40,40,40,40,40,1000', '2026-11-18,40,40,40,40,40,1000', '2026-11-19,20,20,20,20,20,2000', '2026-11-20,21,21,21,21,21,2000']
const CSV = `Date,Open,High,Low,Close,Adj Close,Volume\n${ROWS.join('\n')}\n`

/** A name that opens at half its last close; `isRaw` = its prices say of themselves that splits are not in them. */
async function deskWithJump(isRaw = true): Promise<LedgerDesk> {
  const desk = openLedgerDesk()
  await desk.commit([desk.file('AAA.csv', CSV)])
  if (isRaw) desk.db.prepare("UPDATE series SET adjustment = 'raw'").run()
  return desk
}
const decide = async (desk: LedgerDesk, input: Partial<Input<'splits.decide'>> = {}): Promise<Output<'splits.decide'>> =>
  valueOf(await decideSplit({ symbol: 'AAA', session: SESSION, decision: 'apply', ...input }, desk.context()))
const refusal = async (desk: LedgerDesk, input: Partial<Input<'splits.decide'>>): Promise<AppError> => {
  const outcome = await decideSplit({ symbol: 'AAA', session: SESSION, decision: 'apply', ...input }, desk.context())
  if (outcome.ok) throw new Error('refusal: got an answer, wanted a refusal')
  return outcome.error
}
const suspects = async (desk: LedgerDesk): Promise<string[]> =>
  valueOf(await ask(desk.db, dataHealth, { limit: 100 }, AT)).problems.flatMap(({ code, next }) => (code === 'split-suspect' ? [next] : []))
const closes = async (desk: LedgerDesk): Promise<unknown> =>
  valueOf(await ask(desk.db, barsRange, { symbol: 'AAA', timeframe: '1d', adjust: 'split' }, AT)).close

describe('splits.decide', () => {
  it('applies nothing by itself, and on acceptance the split that the prices look like, until it is taken back', async () => {
    const desk = await deskWithJump()
    const untouched = desk.hash()
    expect(await closes(desk)).toEqual([40, 40, 20, 21])
    expect(await suspects(desk)).toEqual([
      `Accept the split, or say that it is a real move. Accepted: The 2 sessions before ${SESSION} are read with prices divided by 2 and volumes multiplied by it.`,
    ])
    expect(await decide(desk)).toEqual({
      symbol: 'AAA',
      session: SESSION,
      decision: 'apply',
      factor: 2,
      before: null,
      effect: `2 new for 1 old. The 2 sessions before ${SESSION} are read with prices divided by 2 and volumes multiplied by it.`,
    })
    expect([await closes(desk), await suspects(desk)]).toEqual([[20, 20, 20, 21], []])
    expect((await decide(desk, { decision: null })).before).toEqual({ decision: 'apply', factor: 2 })
    expect([await closes(desk), (await suspects(desk)).length, desk.hash()]).toEqual([[40, 40, 20, 21], 1, untouched])
  })

  it('takes a real move off the list and leaves the prices', async () => {
    const desk = await deskWithJump()
    expect((await decide(desk, { decision: 'reject' })).effect).toBe('A real move: prices stay as they are.')
    expect([await closes(desk), await suspects(desk)]).toEqual([[40, 40, 20, 21], []])
  })

  it('says that no price changes where the series is not kept as raw', async () => {
    const desk = await deskWithJump(false)
    expect((await decide(desk)).effect).toBe(
      '2 new for 1 old. No price changes: the series is kept as split-adjusted, and splits are applied to raw prices only.',
    )
    expect([await closes(desk), await suspects(desk)]).toEqual([[40, 40, 20, 21], []])
  })

  it('stores the same word once, keeps what stood before, and shows it to a panel that had the prices in memory', async () => {
    const desk = await deskWithJump()
    const panel = new Panel()
    const closesInPanel = (): unknown => {
      panel.refresh(desk.db, desk.generation())
      return Array.from(panel.bars('AAA')?.close ?? [])
    }
    expect(closesInPanel()).toEqual([40, 40, 20, 21])
    await decide(desk)
    const generation = desk.generation()
    await decide(desk)
    await decide(desk, { factor: 2 })
    expect([desk.generation(), closesInPanel()]).toEqual([generation, [20, 20, 20, 21]])
    expect((await decide(desk, { factor: 4 })).before).toEqual({ decision: 'apply', factor: 2 })
    expect(closesInPanel()).toEqual([10, 10, 20, 21])
    await decide(desk, { decision: 'reject' })
    await decide(desk, { decision: null })
    await decide(desk, { decision: null })
    expect(formerValues(desk.db, 'split_decisions', ['AAA', SESSION]).map(({ oldValue }) => oldValue)).toEqual([null, 'apply 2', 'apply 4', 'reject'])
  })

  it('writes a reverse split as new shares for old, and accepts one on a day without a bar when its factor is said', async () => {
    const desk = await deskWithJump()
    expect((await decide(desk, { session: '2026-11-20', factor: 0.1 })).effect).toBe(
      '1 new for 10 old. The 3 sessions before 2026-11-20 are read with prices multiplied by 10 and volumes divided by it.',
    )
    const gap = openLedgerDesk()
    await gap.commit([gap.file('AAA.csv', CSV.replace(`${ROWS[2]}\n`, ''))])
    expect((await decide(gap, { factor: 2 })).factor).toBe(2)
  })

  it('refuses what it cannot know and changes nothing', async () => {
    const desk = await deskWithJump()
    const untouched = [desk.hash(), desk.generation()]
    expect(await refusal(desk, { symbol: 'NONE' })).toMatchObject({ kind: 'not-found', id: 'NONE' })
    const sentences = await Promise.all(
      [
        { session: '2026-11-17' },
        { session: '2026-11-23', decision: 'reject' as const },
        { session: '2026-11-20' },
        { decision: 'reject' as const, factor: 2 },
        { decision: null, factor: 2 },
      ].map(async (input) => sentenceFor(await refusal(desk, input))),
    )
    expect(sentences).toEqual([
      'session: AAA has no daily bar before 2026-11-17. Nothing was changed.',
      'session: AAA has no daily bar on or after 2026-11-23. Nothing was changed.',
      'factor: the prices of 2026-11-20 look like no split. Say how many new shares one old share became. Nothing was changed.',
      'factor: Only an accepted split has one. Nothing was changed.',
      'factor: Only an accepted split has one. Nothing was changed.',
    ])
    expect([desk.hash(), desk.generation()]).toEqual(untouched)
  })

  it('outlives the undo and redo of the file whose prices it speaks of', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([desk.file('AAA.csv', CSV)])
    await decide(desk)
    const decided = desk.hash()
    await desk.undo(batch, true)
    expect(readInstrument(desk.db, 'AAA')?.symbol).toBe('AAA')
    await desk.redo(batch, true)
    expect(desk.hash()).toBe(decided)
  })
})
