import { describe, expect, it } from 'vitest'
import { commitImport } from '../../../../../src/main/threads/ledger/imports/import-commit.ts'
import { brokerFixture } from '../../../../support/broker-fixtures.ts'
import { type LedgerDesk, openLedgerDesk, valueOf } from '../../../../support/ledger-context.ts'

/** Jobs of one desk as the thread runs them: each lets the other in between two slices. */
const slicedContext = (desk: LedgerDesk) => ({ ...desk.context(), breathe: () => new Promise<void>((resolve) => setImmediate(resolve)) })
const inputOf = (...paths: string[]) => ({ files: paths.map((path) => ({ path, key: path })), account: 'main' })

describe('two imports side by side', () => {
  it('store what both hold once, whoever comes first', async () => {
    const alone = openLedgerDesk()
    await alone.commit([brokerFixture('schwab-today.csv')], { account: 'main' })
    const desk = openLedgerDesk()
    const outcomes = await Promise.all([1, 2].map(async () => await commitImport(inputOf(brokerFixture('schwab-today.csv')), slicedContext(desk))))
    const batches = outcomes.map((outcome) => valueOf(outcome).batch)
    expect(batches.filter((batch) => batch !== null)).toEqual(['1'])
    expect(desk.hash()).toBe(alone.hash())
  })

  it('do not begin anew because of a plan, a print or what a screen remembers', async () => {
    const desk = openLedgerDesk()
    let rounds = 0
    const context = slicedContext(desk)
    const outcome = await commitImport(inputOf(brokerFixture('schwab-today.csv')), {
      ...context,
      progress: ({ phase, done, files }) => {
        if (phase !== 'reading' || files !== null) return
        rounds += 1
        expect(done).toBe(0)
        desk.context().write(({ touch }) => {
          touch('plan', 'P0001')
          touch('setting', 'view')
        })
      },
    })
    expect(valueOf(outcome).batch).toBe('1')
    expect(rounds).toBe(1)
  })
})
