import { describe, expect, it } from 'vitest'
import { compareDecimals, lotFault, type LotsPreview, namedLots, takenNow } from '../../../../src/renderer/features/data/lot-choice.ts'

const lot = (transaction: string, open: string, taken: string): LotsPreview['lots'][number] => ({
  transaction,
  session: '2026-01-05',
  kind: 'buy',
  open,
  costPerShare: '10',
  takenNow: taken,
  taken,
  source: { batch: null, file: null, line: null },
})
const preview: LotsPreview = {
  transaction: '9',
  account: 'A',
  symbol: 'ABCD',
  kind: 'sell',
  session: '2026-02-02',
  quantity: '12.5',
  method: 'specific',
  isDecided: false,
  lots: [lot('1', '10', '10'), lot('2', '10', '2.5'), lot('3', '4', '0')],
  realizedNow: null,
  realized: null,
  realizedInAllNow: null,
  realizedInAll: null,
}

describe('the lots typed for a sale', () => {
  it('begin as the sale takes them now, and name those above nothing', () => {
    const typed = takenNow(preview)
    expect([...typed]).toEqual([
      ['1', '10'],
      ['2', '2.5'],
      ['3', ''],
    ])
    expect(namedLots(preview, typed)).toEqual([
      { transaction: '1', quantity: '10' },
      { transaction: '2', quantity: '2.5' },
    ])
    expect(namedLots(preview, new Map([['3', '4']]))).toEqual([{ transaction: '3', quantity: '4' }])
    expect(namedLots(preview, new Map([['1', '0']]))).toEqual([])
  })

  it('are none while a number is wrong: no number, below nothing, more than is open', () => {
    for (const text of ['x', '-1', '10.01']) expect(namedLots(preview, new Map([['1', text]]))).toBeNull()
    expect(lotFault('10.01', '10')).toBe('Only 10 are open.')
    expect([lotFault('', '10'), lotFault('10', '10')]).toEqual([undefined, undefined])
  })

  it('are compared digit by digit', () => {
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1)
    expect(compareDecimals('0.10', '0.1')).toBe(0)
    expect(compareDecimals('9', '10')).toBe(-1)
  })
})
