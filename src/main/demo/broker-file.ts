import type { SessionDate } from '#domain/units.ts'
import type { DailyPath } from './daily-path.ts'
import { createRandom, hashSeed } from './random.ts'

export const DEMO_ACCOUNT = 'DEMO-20264821'
const START_CASH = 100_000

/** A position the demo holds at its end, for the plans that adopt it. */
export interface DemoPosition {
  readonly symbol: string
  readonly shares: number
  readonly averageCost: number
  readonly lastClose: number
}

export interface BrokerFile {
  readonly text: string
  readonly cash: number
  readonly equity: number
  readonly positions: readonly DemoPosition[]
}

/**
 * One account's transactions in our own layout: cash in, buys over the last half year, some closed again, a dividend, a fee.
 * Every fill lies inside its session's bar. Money is counted in cents, so that the stated cash is exact.
 */
export function brokerFile(
  seed: number,
  sessions: readonly SessionDate[],
  candidates: readonly { readonly symbol: string; readonly path: DailyPath }[],
): BrokerFile {
  const random = createRandom(hashSeed(seed, 'broker'))
  const rows: { session: string; text: string }[] = []
  let cashCents = START_CASH * 100
  const write = (session: string, kind: string, symbol: string, quantity: string, price: string, amountCents: number, feesCents: number): void => {
    cashCents += kind === 'cash-in' ? 0 : amountCents
    rows.push({
      session,
      text: `${session},${kind},${symbol},${quantity},${price},${money(amountCents)},${feesCents === 0 ? '' : money(feesCents)},USD,${DEMO_ACCOUNT},,`,
    })
  }
  const count = sessions.length
  write(sessions[Math.max(0, count - 160)]!, 'cash-in', '', '', '', START_CASH * 100, 0)
  const positions: DemoPosition[] = []
  for (const [i, { symbol, path }] of candidates.entries()) {
    const buyAt = count - 150 + i * 12
    if (buyAt < path.from + 5 || path.to < count || path.splits.some((split) => split.index >= buyAt)) continue
    const price = fillPrice(path, buyAt, random.uniform())
    const shares = Math.max(10, Math.round(4_500 / price / 10) * 10)
    const feesCents = 100
    write(sessions[buyAt]!, 'buy', symbol, String(shares), price.toFixed(2), -Math.round(shares * price * 100) - feesCents, feesCents)
    const isClosed = i % 4 === 3
    if (isClosed) {
      const sellAt = Math.min(count - 3, buyAt + 35)
      const sellPrice = fillPrice(path, sellAt, random.uniform())
      write(sessions[sellAt]!, 'sell', symbol, String(shares), sellPrice.toFixed(2), Math.round(shares * sellPrice * 100) - feesCents, feesCents)
      continue
    }
    if (i === 0) write(sessions[count - 30]!, 'dividend', symbol, '', '', shares * 9, 0)
    positions.push({ symbol, shares, averageCost: price, lastClose: path.close[count - 1]! })
  }
  write(sessions[count - 20]!, 'fee', '', '', '', -500, 0)
  write(sessions[count - 15]!, 'interest', '', '', '', 1_234, 0)
  const held = positions.reduce((sum, position) => sum + Math.round(position.shares * position.lastClose * 100), 0)
  const header = 'date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note'
  const ordered = rows.toSorted((a, b) => (a.session < b.session ? -1 : a.session > b.session ? 1 : 0))
  return { text: `${[header, ...ordered.map((row) => row.text)].join('\n')}\n`, cash: cashCents / 100, equity: (cashCents + held) / 100, positions }
}

/** A price inside the session's range, on the cent. */
function fillPrice(path: DailyPath, t: number, u: number): number {
  const low = path.low[t]!
  const high = path.high[t]!
  return Math.min(high, Math.max(low, Math.round((low + (high - low) * (0.25 + 0.5 * u)) * 100) / 100))
}

const money = (cents: number): string => {
  const sign = cents < 0 ? '-' : ''
  const whole = Math.abs(cents)
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}
