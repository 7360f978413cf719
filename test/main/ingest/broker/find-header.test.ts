import { describe, expect, it } from 'vitest'
import { findHeader } from '../../../../src/main/ingest/broker/find-header.ts'
import type { FileHead } from '../../../../src/main/ingest/importer.ts'
import { Profile } from '../../../../src/main/ingest/profile.ts'
import { profiles } from '../../../../src/main/ingest/profiles/profiles.ts'
import { schwabTransactions } from '../../../../src/main/ingest/profiles/schwab-transactions.ts'

const headOf = (...lines: string[]): FileHead => ({ path: 'f.csv', name: 'f.csv', sizeBytes: 1, encoding: 'utf-8', lines })
const SCHWAB = 'Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount'

describe('findHeader', () => {
  it('finds the header below any preamble, in any order, among other columns and blanks', () => {
    expect(findHeader(headOf(SCHWAB), schwabTransactions)).toMatchObject({ line: 1, delimiter: ',', confidence: 1 })
    expect(findHeader(headOf('sep=;', 'Title', '', SCHWAB.replaceAll(',', ';')), schwabTransactions)).toMatchObject({ line: 4, delimiter: ';' })
    const shuffled = SCHWAB.split(',').toReversed()
    const found = findHeader(headOf([...shuffled, 'Extra'].map((cell) => ` "${cell.toUpperCase()}" `).join('\t')), schwabTransactions)
    expect(found).toMatchObject({ line: 1, delimiter: '\t' })
    expect(found?.confidence).toBeLessThan(1)
  })
  it('does not find one that lacks a required cell', () => {
    expect(findHeader(headOf(SCHWAB.replace(',Fees & Comm', '')), schwabTransactions)).toBeNull()
    expect(findHeader(headOf('the words Date Action Symbol Fees & Comm in prose'), schwabTransactions)).toBeNull()
  })
  it('needs every signature line of a sectioned file', () => {
    const ibkr = profiles.find((profile) => profile.id === 'ibkr-activity')
    if (ibkr === undefined) throw new Error('no such profile')
    const statement = 'Statement,Header,Field Name,Field Value'
    expect(findHeader(headOf(statement, 'Statement,Data,Title,Activity Statement'), ibkr)).toMatchObject({ line: 1 })
    expect(findHeader(headOf(statement, 'Statement,Data,Title,Transaction History'), ibkr)).toBeNull()
  })
})

describe('the built-in profiles', () => {
  it.each(profiles.map((profile) => [profile.id, profile] as const))('%s passes its own schema', (_, profile) => {
    expect(Profile.safeParse(profile).success).toBe(true)
  })
  it('have ids of their own', () => {
    expect(new Set(profiles.map((profile) => profile.id)).size).toBe(profiles.length)
  })
})
