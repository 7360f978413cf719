import { describe, expect, test } from 'vitest'
import { washSale } from '#domain/checklist/wash-sale.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const sale = { id: 's1', date: '2026-06-15', qty: 100, lossPerShare: 2 }
const buy = { id: 'b1', date: '2026-06-20', qty: 100 }

describe('chk.wash_sale', () => {
  test('disallows nothing of a gain', () => {
    expect(washSale({ sales: [{ ...sale, lossPerShare: -2 }], buys: [buy] })).toEqual(known([{ sale: 's1', matched: [], washQty: 0, disallowed: 0 }]))
  })

  test('gives an earlier sale the shares first, and answers in the order asked', () => {
    const later = { ...sale, id: 's2', date: '2026-06-18' }
    const result = washSale({ sales: [later, sale], buys: [{ ...buy, qty: 120 }] })
    expect(result).toMatchObject({
      value: [
        { sale: 's2', washQty: 20 },
        { sale: 's1', washQty: 100 },
      ],
    })
  })

  test('takes the earliest purchase first, whatever the order of the list', () => {
    const early = { id: 'b0', date: '2026-06-01', qty: 30 }
    expect(washSale({ sales: [sale], buys: [buy, early] })).toMatchObject({
      value: [
        {
          matched: [
            { buy: 'b0', qty: 30 },
            { buy: 'b1', qty: 70 },
          ],
        },
      ],
    })
  })

  test('takes two purchases of one day in the order of the list', () => {
    const twin = { ...buy, id: 'b2', qty: 30 }
    expect(washSale({ sales: [sale], buys: [twin, buy] })).toMatchObject({
      value: [
        {
          matched: [
            { buy: 'b2', qty: 30 },
            { buy: 'b1', qty: 70 },
          ],
        },
      ],
    })
  })

  test('ignores a closed lot that is not among the purchases', () => {
    expect(washSale({ sales: [{ ...sale, lots: [{ id: 'old', qty: 100 }] }], buys: [buy] })).toMatchObject({ value: [{ washQty: 100 }] })
    expect(washSale({ sales: [{ ...sale, lots: null }], buys: [] })).toMatchObject({ value: [{ washQty: 0 }] })
  })

  test('refuses what is no sale, no purchase and no window', () => {
    expect(washSale({ sales: [sale, sale], buys: [] })).toEqual(badInput('DUPLICATE_ID'))
    expect(washSale({ sales: [sale], buys: [buy, buy] })).toEqual(badInput('DUPLICATE_ID'))
    expect(washSale({ sales: [sale], buys: [], window: -1 })).toEqual(badInput('BAD_PARAM'))
    expect(washSale({ sales: [{ ...sale, qty: 0 }], buys: [] })).toEqual(badInput('BAD_VALUE'))
    expect(washSale({ sales: [{ ...sale, lots: 'all' as never }], buys: [] })).toEqual(badInput('BAD_VALUE'))
    expect(washSale({ sales: [{ ...sale, lossPerShare: null as never }], buys: [{ ...buy, date: '2026' }] })).toEqual(badInput('BAD_VALUE'))
    expect(washSale({ sales: [{ ...sale, lossPerShare: null as never }], buys: [buy] })).toEqual(unknown('MISSING_DATA'))
  })
})
