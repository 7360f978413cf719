import fc from 'fast-check'

/** One file of a small import, of any family, in a shape of our own fixtures. */
export interface MadeFile {
  readonly name: string
  readonly text: string
}

const SYMBOLS = ['KRNT', 'PELF', 'GLUM'] as const
const symbol = fc.constantFrom(...SYMBOLS)
const twoDigits = (day: number): string => String(day).padStart(2, '0')

const trade = fc.record({ day: fc.integer({ min: 1, max: 9 }), isBuy: fc.boolean(), symbol, shares: fc.integer({ min: 1, max: 3 }) })

/** A broker's history over a range of whole days of one shared past, so that two of them overlap as exports do. */
const PAST = Array.from({ length: 9 }, (_, day) =>
  SYMBOLS.flatMap((name, i) => ((day + i) % 2 === 0 ? [{ day: day + 1, isBuy: day % 3 !== 0, symbol: name, shares: 1 + ((day + i) % 3) }] : [])),
).flat()
type Trade = (typeof PAST)[number]

const history: fc.Arbitrary<MadeFile> = fc
  .record({ from: fc.integer({ min: 1, max: 9 }), to: fc.integer({ min: 1, max: 9 }), own: fc.array(trade, { maxLength: 3 }) })
  .map(({ from, to, own }) => {
    const rows: Trade[] = [...PAST.filter(({ day }) => day >= Math.min(from, to) && day <= Math.max(from, to)), ...own]
    const lines = rows
      .toSorted((one, other) => other.day - one.day)
      .map(
        ({ day, isBuy, symbol: name, shares }) =>
          `"06/0${day}/2026","${isBuy ? 'Buy' : 'Sell'}","${name}","SAMPLE, INC","${shares}","$10.00","","${isBuy ? '-' : ''}$${shares}0.00"`,
      )
    return {
      name: `history-${from}-${to}`,
      text: ['"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"', ...lines, ''].join('\n'),
    }
  })

/** Prices over a range of days around a turn of the year; `shift` makes a file that disagrees, `isUnfinished` a last bar that a later file replaces. */
const bars = (isRevised: boolean): fc.Arbitrary<MadeFile> =>
  fc
    .record({
      symbol,
      from: fc.integer({ min: 0, max: 11 }),
      count: fc.integer({ min: 1, max: 9 }),
      shift: isRevised ? fc.constantFrom(0, 0, 0, 0.5) : fc.constant(0),
      isUnfinished: isRevised ? fc.boolean() : fc.constant(false),
      isShort: fc.boolean(),
    })
    .map(({ symbol: name, from, count, shift, isUnfinished, isShort }) => {
      const rows = Array.from({ length: count }, (_, i) => {
        const day = from + i
        const session = new Date(Date.UTC(2025, 11, 22 + day)).toISOString().slice(0, 10)
        const close = 20 + day / 4 + shift + (isUnfinished && i === count - 1 ? 0.25 : 0)
        return isShort
          ? `${session},${close},${close + 1},${close - 1},${close},${1_000 + day}`
          : `${session},${close.toFixed(6)},${(close + 1).toFixed(6)},${(close - 1).toFixed(6)},${close.toFixed(6)},${(close * 0.99).toFixed(6)},${1_000 + day}`
      })
      return { name: `${name}.csv`, text: [isShort ? 'Date,Open,High,Low,Close,Volume' : 'Date,Open,High,Low,Close,Adj Close,Volume', ...rows, ''].join('\n') }
    })

const values = (isRevised: boolean): fc.Arbitrary<MadeFile> =>
  fc
    .record({ from: fc.integer({ min: 0, max: 8 }), count: fc.integer({ min: 1, max: 8 }), revised: isRevised ? fc.constantFrom(0, 0, 0.5) : fc.constant(0) })
    .map(({ from, count, revised }) => {
      const rows = Array.from(
        { length: count },
        (_, i) => `2024-01-${twoDigits(2 + from + i)},${((from + i) / 8 + (i === count - 1 ? revised : 0)).toFixed(3)}`,
      )
      return { name: 'SPREAD1.csv', text: ['observation_date,SPREAD1', ...rows, ''].join('\n') }
    })

const holdings: fc.Arbitrary<MadeFile> = fc
  .record({
    day: fc.integer({ min: 27, max: 28 }),
    members: fc.subarray([...SYMBOLS], { minLength: 1 }),
    sector: fc.constantFrom('Industrials', 'Industrials', 'Financials'),
  })
  .map(({ day, members, sector }) => ({
    name: 'OSCF_holdings.csv',
    text: [
      '\ufeffOur Small Company Fund',
      `Fund Holdings as of,"Mar ${day}, 2024"`,
      'Inception Date,"May 22, 2000"',
      'Shares Outstanding,"1,000,000.00"',
      'Stock,"-"',
      'Bond,"-"',
      'Cash,"-"',
      'Other,"-"',
      ' ',
      'Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,Location,Exchange,Currency,FX Rate,Market Currency,Accrual Date',
      ...members.map(
        (name) => `"${name}","${name} INC","${sector}","Equity","100.00","1.04","100.00","10.00","10.00","United States","NASDAQ","USD","1.00","USD","-"`,
      ),
      '',
    ].join('\n'),
  }))

const filesOf = (isRevised: boolean): fc.Arbitrary<readonly MadeFile[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: bars(isRevised) },
      { weight: 2, arbitrary: history },
      { weight: 1, arbitrary: values(isRevised) },
      { weight: 1, arbitrary: holdings },
    ),
    { minLength: 1, maxLength: 2 },
  )

/** One import: a file or two of any family. Two of them may say different things of one day. */
export const importFiles = filesOf(true)

/** The same, of files that overlap and agree. */
export const agreeingFiles = filesOf(false)
