import { hash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import { baseKeyOf, KEY_VERSION, type KeyFields } from '../../../../src/main/ingest/broker/identity.ts'
import { brokerFixture } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const BUY: KeyFields = {
  kind: 'buy',
  session: '2026-06-09',
  effective: null,
  time: null,
  symbol: 'KRNT',
  quantity: '100',
  price: '10',
  amount: '-1000',
  fees: null,
  feesIn: [],
  currency: 'USD',
  externalId: null,
}

describe('the recipe of keys', () => {
  it('is the one of version 1, to the letter: another one needs a new version and a migration', () => {
    expect(KEY_VERSION).toBe(1)
    const natural = (text: string): string => `nat:${hash('sha256', text, 'hex')}`
    expect(baseKeyOf(BUY)).toBe(natural('2026-06-09||buy|KRNT|100|10|-1000|0|USD'))
    const timed = { ...BUY, time: { utcMs: Date.UTC(2026, 5, 9, 13, 30, 5) }, fees: '1.5', feesIn: [{ currency: 'EUR', amount: '3' }] }
    expect(baseKeyOf(timed)).toBe(natural('2026-06-09T13:30:05||buy|KRNT|100|10|-1000|1.5+3EUR|USD'))
    const bare = { ...BUY, effective: '2026-06-08', symbol: null, quantity: null, price: null }
    expect(baseKeyOf(bare)).toBe(natural('2026-06-09|2026-06-08|buy||||-1000|0|USD'))
    expect(baseKeyOf({ ...BUY, externalId: '77000001' })).toBe('ext:77000001:buy')
  })

  it('takes a blank fee for none, and the order of fees for nothing', () => {
    expect(baseKeyOf({ ...BUY, fees: '0' })).toBe(baseKeyOf(BUY))
    const fees = [
      { currency: 'EUR', amount: '3' },
      { currency: 'CHF', amount: '2' },
    ]
    expect(baseKeyOf({ ...BUY, feesIn: fees })).toBe(baseKeyOf({ ...BUY, feesIn: fees.toReversed() }))
  })

  it('needs nothing that the store does not keep: every stored key can be made anew from its row', async () => {
    const desk = openLedgerDesk()
    for (const name of readdirSync(brokerFixture('.'))) {
      await desk.commit([brokerFixture(name)], { account: 'main', answers: { date: '2026-06-09', asOf: '2026-06-09' } })
    }
    const rows = desk.db
      .prepare<[], Stored>(
        `SELECT base_key AS baseKey, kind, session, at_utc_ms AS utcMs, symbol_text AS symbol, quantity, price, amount, fees, currency, note,
           (SELECT json_group_array(json_object('currency', f.currency, 'amount', f.amount)) FROM transaction_fees f WHERE f.transaction_id = t.id) AS feesIn
         FROM transactions t WHERE origin = 'imported'`,
      )
      .all()
    expect(rows.length).toBeGreaterThan(100)
    for (const { baseKey, utcMs, feesIn, note, ...row } of rows) {
      const fields: KeyFields = {
        ...row,
        time: utcMs === null ? null : { utcMs },
        feesIn: JSON.parse(feesIn) as KeyFields['feesIn'],
        effective: /^as of (\d{4}-\d{2}-\d{2})$/.exec(note ?? '')?.[1] ?? null,
        externalId: baseKey.startsWith('ext:') ? baseKey.slice('ext:'.length, baseKey.lastIndexOf(':')) : null,
      }
      expect(baseKeyOf(fields)).toBe(baseKey)
    }
  })

  it('never compares keys of two recipes', async () => {
    const desk = openLedgerDesk()
    const path = brokerFixture('schwab-today.csv')
    await desk.commit([path])
    desk.db.exec('UPDATE transactions SET key_version = 2')
    await expect(desk.preview([path])).rejects.toThrow('got a key of version 2, wanted 1')
  })
})

interface Stored {
  readonly baseKey: string
  readonly kind: TransactionKind
  readonly session: string
  readonly utcMs: number | null
  readonly symbol: string | null
  readonly quantity: string | null
  readonly price: string | null
  readonly amount: string | null
  readonly fees: string | null
  readonly currency: string
  readonly note: string | null
  readonly feesIn: string
}
