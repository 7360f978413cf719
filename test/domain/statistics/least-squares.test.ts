import { describe, expect, test } from 'vitest'
import { fitLeastSquares } from '#domain/statistics/least-squares.ts'

const sessions = Array.from({ length: 40 }, (_, t) => t)
const x1 = sessions.map((t) => Math.sin(t))
const x2 = sessions.map((t) => (t % 7) - 3)
const noise = sessions.map((t) => (((t * 37) % 11) - 5) / 100)

describe('least squares', () => {
  test('finds the coefficients a line was built from', () => {
    const fit = fitLeastSquares(
      sessions.map((t) => 2 + 3 * x1[t]! - 0.5 * x2[t]!),
      [x1, x2],
    )!
    expect(fit.alpha).toBeCloseTo(2, 12)
    expect(fit.betas[0]).toBeCloseTo(3, 12)
    expect(fit.betas[1]).toBeCloseTo(-0.5, 12)
    expect(fit.r2).toBeCloseTo(1, 12)
  })

  test('gives the textbook standard error of a single slope', () => {
    const y = sessions.map((t) => 1 + 0.2 * x2[t]! + noise[t]!)
    const fit = fitLeastSquares(y, [x2])!
    const centre = x2.reduce((sum, value) => sum + value, 0) / x2.length
    const sxx = x2.reduce((sum, value) => sum + (value - centre) ** 2, 0)
    expect(fit.standardErrors[0]).toBeCloseTo(fit.residualSd / Math.sqrt(sxx), 12)
  })

  test('does not depend on the units of a column', () => {
    const y = sessions.map((t) => x1[t]! + noise[t]!)
    const one = fitLeastSquares(y, [x1, x2])!
    const other = fitLeastSquares(y, [x1.map((value) => value * 1e9), x2])!
    expect(other.betas[0]! * 1e9).toBeCloseTo(one.betas[0]!, 9)
    expect(other.standardErrors[1]).toBeCloseTo(one.standardErrors[1]!, 12)
  })

  test('refuses a flat column and one that the others make up', () => {
    expect(fitLeastSquares(noise, [x1, sessions.map(() => 0.1)])).toBeNull()
    expect(fitLeastSquares(noise, [x1, x2, sessions.map((t) => x1[t]! + x2[t]!)])).toBeNull()
  })

  test('keeps columns apart that nearly follow each other', () => {
    const close = sessions.map((t) => x1[t]! + 0.01 * x2[t]!)
    const fit = fitLeastSquares(
      sessions.map((t) => close[t]! - x1[t]! + 2 * noise[t]!),
      [x1, close, noise],
    )!
    expect(fit.betas[0]).toBeCloseTo(-1, 9)
    expect(fit.betas[1]).toBeCloseTo(1, 9)
    expect(fit.betas[2]).toBeCloseTo(2, 9)
  })

  test('without columns is the mean, and a constant has no variance to explain', () => {
    expect(fitLeastSquares([1, 2, 3], [])).toMatchObject({ alpha: 2, betas: [], residualSd: 1, r2: 0 })
    expect(
      fitLeastSquares(
        sessions.map(() => 0.1),
        [x1],
      )!.r2,
    ).toBe(0)
  })
})
