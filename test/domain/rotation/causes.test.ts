import { describe, expect, test } from 'vitest'
import { causes, type Causes } from '#domain/rotation/causes.ts'
import type { CausesInput } from '#domain/rotation/causes-input.ts'
import { outcome, referenceInput } from '../reference-input.ts'

type CompleteInput = Omit<CausesInput, 'drivers'> & { readonly drivers: Readonly<Record<'yields' | 'flows', readonly number[]>> }
const base = referenceInput('rot.causes/g1') as unknown as CompleteInput
const withDrivers = (drivers: CausesInput['drivers']): CausesInput => ({ ...base, drivers: { ...base.drivers, ...drivers } })
const read = (input: CausesInput): Causes => outcome(causes(input)) as Causes
const row = (input: CausesInput, cause: string) => read(input).rows.find((one) => one.cause === cause)!
const last = base.ratio.length - 1

describe('causes', () => {
  test('a gap inside the window leaves a driver out', () => {
    expect(row(withDrivers({ flows: base.drivers.flows.map((value, t) => (t === last - 3 ? null : value)) }), 'flows').reason).toBe('MISSING_DATA')
  })

  test('a gap before the window costs one session only', () => {
    expect(row(withDrivers({ flows: base.drivers.flows.map((value, t) => (t === last - 40 ? null : value)) }), 'flows').share).not.toBeNull()
  })

  test('a driver that begins too late is short', () => {
    expect(row(withDrivers({ flows: base.drivers.flows.map((value, t) => (t < last - 100 ? null : value)) }), 'flows').reason).toBe('SHORT_HISTORY')
  })

  test('the pull of the past needs a past as long as its mean', () => {
    const short = (values: readonly unknown[]): never => values.slice(-200) as never
    const input = { ratio: short(base.ratio), drivers: { yields: short(base.drivers.yields) } }
    expect(row(input, 'meanReversion').reason).toBe('SHORT_HISTORY')
    expect(row(input, 'yields').share).not.toBeNull()
  })

  test('a driver that never moves explains nothing and is named', () => {
    expect(row(withDrivers({ flows: base.drivers.flows.map(() => 1) }), 'flows').reason).toBe('ZERO_VARIANCE')
  })

  test('drivers that are copies of each other are all singular, and the rest is measured without them', () => {
    const result = read(withDrivers({ flows: base.drivers.yields.map((value) => value * 3) }))
    expect(result.rows.slice(0, 4).map(({ reason }) => reason)).toEqual(['SINGULAR', 'SINGULAR', 'SINGULAR', 'SINGULAR'])
    expect(result.r2).toBe(0)
    expect(result.verdict).toBeNull()
  })

  test('drivers known on different sessions only are too short together', () => {
    const half = (values: readonly number[], odd: number): (number | null)[] => values.map((value, t) => (t <= last - 21 && t % 2 === odd ? null : value))
    const result = read({ ...withDrivers({ yields: half(base.drivers.yields, 0), flows: half(base.drivers.flows, 1) }), minEst: 60 })
    expect(result.rows[0]!.reason).toBe('SHORT_HISTORY')
  })

  test('without skew and reconstitution days these are missing, and nothing is called not explained away', () => {
    const { sectorSkew: _skew, recon: _recon, ...rest } = base
    const result = read({ ...rest, drivers: {} })
    expect(result.rows.slice(4).map(({ reason }) => reason)).toEqual(['MISSING_DATA', 'MISSING_DATA'])
    expect(result.verdict).toBeNull()
  })

  test('a skew with a gap in the window is not used', () => {
    const skew = (base.sectorSkew as readonly number[]).map((value, t) => (t === last ? null : value))
    expect(row({ ...base, sectorSkew: skew }, 'sectorSkew').reason).toBe('MISSING_DATA')
    const late = (base.sectorSkew as readonly number[]).map((value, t) => (t < last - 100 ? null : value))
    expect(row({ ...base, sectorSkew: late }, 'sectorSkew').reason).toBe('SHORT_HISTORY')
  })

  test('an unknown reconstitution day in the window leaves that cause open', () => {
    const recon = base.ratio.map((_, t) => (t === last ? null : false))
    expect(row({ ...base, recon }, 'reconstitution').reason).toBe('MISSING_DATA')
  })

  test('reconstitution takes what stays unexplained on its days, and is counted only beyond chance', () => {
    expect(row({ ...base, recon: base.ratio.map(() => true) }, 'reconstitution')).toMatchObject({ counted: false, reason: 'NOT_DISTINGUISHABLE' })
    const recon = base.ratio.map((_, t) => t === last)
    const jump = base.ratio.map((value, t) => (t === last ? value! * 1.05 : value))
    const jumped = row({ ...base, ratio: jump, recon }, 'reconstitution')
    expect(jumped).toMatchObject({ counted: true, reason: null })
    expect(jumped.share! - jumped.lo!).toBeCloseTo(jumped.hi! - jumped.share!, 12)
  })

  test('a move that chance makes easily lies within noise', () => {
    const noisy = base.ratio.map((value, t) => value! * (1 + (((t * 7919) % 101) - 50) / 1500))
    const result = read({ ...base, ratio: noisy, minMove: 1e-6, limit: 100 })
    expect(result.noiseShare).toBeGreaterThan(1)
    expect(result.verdict).toBe('WITHIN_NOISE')
  })
})
