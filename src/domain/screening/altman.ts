import { isAbove, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'

export interface AltmanInput {
  readonly wc: number
  readonly re: number
  readonly ebit: number
  readonly ta: number
  readonly tl: number
  readonly mve?: number | null
  readonly sales?: number | null
  readonly bve?: number | null
  readonly model?: 'z' | 'z2'
}

export const ALTMAN_ZONES = ['safe', 'grey', 'distress'] as const
export type AltmanZone = (typeof ALTMAN_ZONES)[number]

export interface Altman {
  readonly z: number
  readonly zone: AltmanZone
}

/**
 * `scr.altman`: how near to bankruptcy the balance sheet looks.
 * @returns z = 1.2 WC/TA + 1.4 RE/TA + 3.3 EBIT/TA + 0.6 MVE/TL + 1.0 S/TA with zones below 1.81 and above 2.99; model z2 (non-manufacturers):
 * 6.56, 3.26, 6.72 and 1.05 BVE/TL, zones 1.1 and 2.6. Banks and insurers have no model. No assets or no liabilities: ZERO_DENOMINATOR; an input of the
 * model missing: MISSING_DATA. Source: Altman 1968; Altman, Hartzell & Peck 1995.
 */
export function altman({ wc, re, ebit, ta, tl, mve = null, sales = null, bve = null, model = 'z' }: AltmanInput): Result<Altman> {
  const refused = firstRefusal(
    refuseWord(model, ['z', 'z2']),
    ...[wc, re, ebit].map((amount) => refuseNumber(amount)),
    refuseNumber(ta, isNonNegative),
    refuseNumber(tl, isNonNegative),
    refuseOptionalNumber(mve, isNonNegative),
    refuseOptionalNumber(sales),
    refuseOptionalNumber(bve),
  )
  if (refused !== undefined) return refused
  if (model === 'z') {
    if (mve === null || sales === null) return unknown('MISSING_DATA')
    if (ta === 0 || tl === 0) return unknown('ZERO_DENOMINATOR')
    return known(inZone((1.2 * wc + 1.4 * re + 3.3 * ebit + sales) / ta + (0.6 * mve) / tl, 1.81, 2.99))
  }
  if (bve === null) return unknown('MISSING_DATA')
  if (ta === 0 || tl === 0) return unknown('ZERO_DENOMINATOR')
  return known(inZone((6.56 * wc + 3.26 * re + 6.72 * ebit) / ta + (1.05 * bve) / tl, 1.1, 2.6))
}

const inZone = (z: number, distressBelow: number, safeAbove: number): Altman => ({
  z,
  zone: isBelow(z, distressBelow) ? 'distress' : isAbove(z, safeAbove) ? 'safe' : 'grey',
})
