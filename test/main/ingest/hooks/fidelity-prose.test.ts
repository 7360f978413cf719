import { describe, expect, it } from 'vitest'
import { readFidelityProse } from '../../../../src/main/ingest/hooks/fidelity-prose.ts'
import { Field, type RowFields } from '../../../../src/main/ingest/profile.ts'

function read(action: string, symbol = ''): readonly [string, string] {
  const fields = { ...Object.fromEntries(Field.options.map((field) => [field, ''])), action, symbol } as RowFields
  readFidelityProse(fields)
  return [fields.action, fields.symbol]
}

describe('readFidelityProse', () => {
  it('takes an empty symbol from the last ticker before the account type', () => {
    expect(read('YOU BOUGHT THE (OLD) CO EXCH (KRNT) (Margin)')[1]).toBe('KRNT')
    expect(read('YOU BOUGHT BERKSHIRE HATHAWAY (BRK.B) (Cash)')[1]).toBe('BRK.B')
    expect(read('Electronic Funds Transfer Paid (Cash)')[1]).toBe('')
    expect(read('YOU BOUGHT KORNETT (KRNT) (Cash)', 'PELF')[1]).toBe('PELF')
  })
  it('knows an option by its symbol or its prose', () => {
    expect(read('YOU SOLD OPENING TRANSACTION PUT (UMAC) UNUSUAL MACHS INC MAY 01 26 $13.5 (100 SHS) (Cash)', '-UMAC260501P13.5')).toEqual([
      'option: YOU SOLD OPENING TRANSACTION PUT (UMAC) UNUSUAL MACHS INC MAY 01 26 $13.5 (100 SHS) (Cash)',
      'UMAC260501P13.5',
    ])
    expect(read('YOU SOLD OPENING TRANSACTION PUT (UMAC) UNUSUAL MACHS INC MAY 01 26 $13.5 (100 SHS) (Cash)')[1]).toBe('UMAC MAY 01 26 $13.5 PUT')
    expect(read('EXPIRED CALL (KRNT) KORNETT JUL 17 26 $25 (Cash)')[0]).toMatch(/^option: /)
  })
  it('turns trades of the short account into short sales and covers', () => {
    expect(read('YOU SOLD GLUM AIRLINES (GLUM) (Short)')[0]).toMatch(/^you sold short sale /)
    expect(read('YOU BOUGHT GLUM AIRLINES (GLUM) (Short)')[0]).toMatch(/^you bought short cover /)
    expect(read('DIVIDEND RECEIVED GLUM AIRLINES (GLUM) (Short)')[0]).toBe('DIVIDEND RECEIVED GLUM AIRLINES (GLUM) (Short)')
    expect(read('YOU SOLD GLUM AIRLINES (GLUM) (Margin)')[0]).toBe('YOU SOLD GLUM AIRLINES (GLUM) (Margin)')
  })
  it('reads prose of 100 KB in well under 50 ms', () => {
    for (const prose of ['PUT ('.repeat(20_000), '(A'.repeat(50_000), `${'CALL (A) '.repeat(10_000)}JAN 1 26 $`, ' '.repeat(100_000)]) {
      const startedAtMs = performance.now()
      read(prose)
      expect(performance.now() - startedAtMs, prose.slice(0, 12)).toBeLessThan(50)
    }
  })
})
