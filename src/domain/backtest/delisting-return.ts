import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseOptionalWord, refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'

/** Mean return of holders after a delisting for cause. */
const PERFORMANCE_RETURN = { NYSE: -0.3, AMEX: -0.3, NASDAQ: -0.55 } as const

export interface DelistingReturnInput {
  readonly reason: 'performance' | 'merger' | 'other'
  /** null = not known. */
  readonly exchange: keyof typeof PERFORMANCE_RETURN | null
  readonly lastClose: number
  readonly dealPrice?: number | null
}

export interface DelistingReturn {
  /** USD per share a holder gets after the last close. */
  readonly price: number
  /** Fraction of the last close. */
  readonly return: number
}

/**
 * bt.delisting_return(reason, exchange, lastClose, dealPrice): what a holder gets for a share that left the exchange.
 * Performance: −30 % on NYSE and AMEX, −55 % on NASDAQ; merger: the deal price. Any other reason, a merger without price
 * or a performance delisting without exchange MISSING_DATA: never "sold at the last close".
 * Source: Shumway 1997; Shumway & Warther 1999.
 */
export function delistingReturn({ reason, exchange, lastClose, dealPrice = null }: DelistingReturnInput): Result<DelistingReturn> {
  const refused = firstRefusal(
    refuseWord(reason, ['performance', 'merger', 'other']),
    refuseOptionalWord(exchange, Object.keys(PERFORMANCE_RETURN)),
    refuseNumber(lastClose, isPositive),
    refuseOptionalNumber(dealPrice, isNonNegative),
  )
  if (refused !== undefined) return refused
  const price = priceAfter(reason, exchange ?? null, lastClose, dealPrice)
  return price === null ? unknown('MISSING_DATA') : known({ price, return: price / lastClose - 1 })
}

function priceAfter(
  reason: DelistingReturnInput['reason'],
  exchange: DelistingReturnInput['exchange'],
  lastClose: number,
  dealPrice: number | null,
): number | null {
  if (reason === 'merger') return dealPrice
  return reason === 'performance' && exchange !== null ? lastClose * (1 + PERFORMANCE_RETURN[exchange]) : null
}
