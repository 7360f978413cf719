import { describe, expect, it } from 'vitest'
import { cleanCell } from '../../../../src/main/ingest/cells/clean-cell.ts'
import { headerCell } from '../../../../src/main/ingest/cells/header-cell.ts'

describe('cleanCell', () => {
  it('takes off blanks, one pair of quotation marks and the spreadsheet form', () => {
    expect(cleanCell('AAPL')).toBe('AAPL')
    expect(cleanCell('  AAPL ')).toBe('AAPL')
    expect(cleanCell('"05/12/2026" ')).toBe('05/12/2026')
    expect(cleanCell('="5319801833"')).toBe('5319801833')
    expect(cleanCell('" 1 757,95 "')).toBe('1 757,95')
    expect(cleanCell('\u00a0x\ufeff')).toBe('x')
    expect(cleanCell('')).toBe('')
    expect(cleanCell('   ')).toBe('')
  })
  it('leaves quotation marks alone that are part of the text', () => {
    expect(cleanCell('"Individual" X00000001')).toBe('"Individual" X00000001')
    expect(cleanCell('"')).toBe('"')
    expect(cleanCell('=1+1')).toBe('=1+1')
  })
})

describe('headerCell', () => {
  it('names columns alike however they are spaced and cased', () => {
    expect(headerCell(' Gross   Amount ')).toBe('gross amount')
    expect(headerCell('"Fees & Comm"')).toBe('fees & comm')
    expect(headerCell('Account:')).toBe('account')
    expect(headerCell('Ｐｒｉｃｅ')).toBe('price')
  })
})
